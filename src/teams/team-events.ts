import type { Address } from '../bot/ports.ts'
import type { TeamEvent } from '../bot/reminder-ports.ts'
import { tenantsOf, type TeamsActivity } from './gate/activity.ts'

/** Why a channel or a team is not there any more, by the name Teams gives its event. */
const ended: ReadonlySet<string | undefined> = new Set(['teamDeleted', 'teamHardDeleted', 'teamArchived'])
const begun: ReadonlySet<string | undefined> = new Set(['teamRestored', 'teamUnarchived', 'channelRestored'])

/**
 * What an activity says of a team: the bot is in it, or it is gone; null where it says nothing of one. `at`: ISO instant.
 * A person who comes or goes is no such event.
 */
export function teamEventOf(activity: TeamsActivity, at: string): TeamEvent | null {
  const { conversation, channelData } = activity
  if (conversation.conversationType === 'personal' || conversation.conversationType === 'groupChat')
    return null
  const what = happened(activity)
  if (what === null) return null
  const tenant = tenantsOf(activity)[0] ?? ''
  if (what === 'here') return { type: 'here', team: { tenant, ...roomIn(activity) } }
  const own = channelOf(conversation.id)
  const { channel, team } = channelData ?? {}
  const of = what === 'channel-gone' ? channel?.id : team?.id
  return { type: 'gone', tenant, conversation: of ?? own, gone: { because: 'removed', since: at } }
}

function happened(activity: TeamsActivity): 'here' | 'gone' | 'channel-gone' | null {
  if (activity.type === 'installationUpdate') return installed(activity.action ?? '')
  if (activity.type !== 'conversationUpdate') return null
  const { recipient, channelData, membersAdded = [], membersRemoved = [] } = activity
  const eventType = channelData?.eventType
  const has = (members: readonly { id: string }[]) => members.some(({ id }) => id === recipient.id)
  if (eventType === 'channelDeleted') return 'channel-gone'
  if (ended.has(eventType) || has(membersRemoved)) return 'gone'
  return begun.has(eventType) || has(membersAdded) ? 'here' : null
}

/** Also by an upgrade of the app. */
function installed(action: string): 'here' | 'gone' | null {
  if (/^remove(?:-upgrade)?$/.test(action)) return 'gone'
  return /^add(?:-upgrade)?$/.test(action) ? 'here' : null
}

/** The channel that an activity came from, or that was chosen when the bot was put in: how to make a new post there. */
export function roomIn(activity: TeamsActivity): NonNullable<Address['room']> {
  const { conversation, serviceUrl, recipient, locale, channelData } = activity
  const chosen = activity.type === 'message' || activity.type === 'invoke' ? undefined : channelData?.settings
  const id = chosen?.selectedChannel?.id ?? channelOf(conversation.id)
  return {
    conversation: id,
    reference: {
      channelId: 'msteams',
      serviceUrl,
      conversation: { ...conversation, id, conversationType: 'channel', isGroup: true },
      bot: recipient,
      locale,
    },
    team: channelData?.team?.id ?? null,
  }
}

/** A thread's id is its channel's with the message that opened it. */
const channelOf = (conversation: string) => conversation.split(';messageid=')[0] ?? conversation
