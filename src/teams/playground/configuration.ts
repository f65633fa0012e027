import { stringify } from 'yaml'

/** A person of the local trial. `id` is what the case API knows them by. */
export interface PlaygroundUser {
  id: string
  name: string
}

export const playgroundTenant = 'local'

/** The Playground takes one current user and exactly this many others, and ends without a word on any other number. */
export const otherUsers = 5

/**
 * The text of `.m365agentsplayground.yml`: one personal chat, one group chat, one team.
 * Directory ids equal the people's ids, so that a person is the same in every conversation.
 */
export function playgroundConfiguration(
  currentUser: PlaygroundUser,
  users: readonly PlaygroundUser[],
): string {
  return stringify({
    version: '0.1.1',
    tenantId: playgroundTenant,
    bot: { id: 'waymark', name: 'Waymark' },
    currentUser: user(currentUser),
    users: users.map(user),
    personalChat: { id: 'personal-chat' },
    groupChat: { id: 'group-chat', name: 'Unit' },
    team: {
      id: 'team',
      name: 'Permanency team',
      aadGroupId: 'team-group',
      channels: [{ id: 'team-channel', name: 'Cases' }],
    },
  })
}

function user({ id, name }: PlaygroundUser) {
  const [given = name, ...family] = name.split(' ')
  const address = `${id}@example.org`
  return {
    id,
    name,
    aadObjectId: id,
    userPrincipleName: address,
    email: address,
    givenName: given,
    surname: family.join(' ') || given,
  }
}
