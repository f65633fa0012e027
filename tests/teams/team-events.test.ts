import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { say, startLocal, teamsActivity } from './local.ts'

type Local = Awaited<ReturnType<typeof startLocal>>
let local: Local
beforeAll(async () => void (local = await startLocal()))
beforeEach(() => {
  local.received.length = 0
  local.teams.length = 0
  local.state.failing = false
})
afterAll(() => local.server.close())

const general = '19:general@thread.tacv2'
const chosen = '19:cases@thread.tacv2'
const bot = { id: '28:bot', name: 'Waymark' }

/** As the Teams service sends it from a team. */
const fromTeam = (change: Record<string, unknown>, channelData: Record<string, unknown> = {}) =>
  teamsActivity({
    conversation: { id: general, conversationType: 'channel', isGroup: true, tenantId: 'agency' },
    channelData: { tenant: { id: 'agency' }, team: { id: '19:team', name: 'Sable Ridge' }, ...channelData },
    text: undefined,
    ...change,
  })
const send = (activity: Record<string, unknown>) => say(local.server.url, activity)
const here = (conversation: string) => ({
  type: 'here',
  team: {
    tenant: 'agency',
    conversation,
    team: '19:team',
    reference: {
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:1/_connector',
      conversation: { id: conversation, conversationType: 'channel', isGroup: true, tenantId: 'agency' },
      bot: { id: '28:bot' },
      locale: 'en-US',
    },
  },
})
const gone = (conversation: string) => ({
  type: 'gone',
  tenant: 'agency',
  conversation,
  gone: { because: 'removed', since: '2026-06-01T12:00:00.000Z' },
})

describe('what Teams says of a team', () => {
  it('the bot was added: the channel is kept, and it is greeted', async () => {
    const added = { type: 'conversationUpdate', membersAdded: [bot] }
    expect(await send(fromTeam(added, { eventType: 'teamMemberAdded' }))).toMatchObject({ status: 200 })
    expect(local.teams).toEqual([here(general)])
    expect(local.received).toMatchObject([{ said: { type: 'joined' }, address: { kind: 'channel' } }])
  })

  it('the app was installed for a channel that was chosen: that channel is kept, and nothing is said', async () => {
    await send(
      fromTeam(
        { type: 'installationUpdate', action: 'add' },
        { settings: { selectedChannel: { id: chosen } } },
      ),
    )
    await send(fromTeam({ type: 'installationUpdate', action: 'add-upgrade' }))
    expect(local.teams).toEqual([here(chosen), here(general)])
    expect(local.received).toEqual([])
  })

  it.each([
    ['it was uninstalled', { type: 'installationUpdate', action: 'remove' }, {}, '19:team'],
    ['an upgrade took it out', { type: 'installationUpdate', action: 'remove-upgrade' }, {}, '19:team'],
    ['it was removed', { type: 'conversationUpdate', membersRemoved: [bot] }, {}, '19:team'],
    ['the team was deleted', { type: 'conversationUpdate' }, { eventType: 'teamDeleted' }, '19:team'],
    ['for good', { type: 'conversationUpdate' }, { eventType: 'teamHardDeleted' }, '19:team'],
    ['the team was archived', { type: 'conversationUpdate' }, { eventType: 'teamArchived' }, '19:team'],
    [
      'one channel was deleted',
      { type: 'conversationUpdate' },
      { eventType: 'channelDeleted', channel: { id: chosen } },
      chosen,
    ],
  ])('%s: what is gone is kept as gone', async (_what, change, channelData, conversation) => {
    expect(await send(fromTeam(change, channelData))).toMatchObject({ status: 200 })
    expect(local.teams).toEqual([gone(conversation)])
    expect(local.received).toEqual([])
  })

  it('the team is back', async () => {
    await send(fromTeam({ type: 'conversationUpdate' }, { eventType: 'teamRestored' }))
    expect(local.teams).toEqual([here(general)])
  })

  it('an event of nobody in the directory counts all the same', async () => {
    await send(
      fromTeam({ type: 'conversationUpdate', from: { id: '29:nobody' } }, { eventType: 'teamDeleted' }),
    )
    expect(local.teams).toEqual([gone('19:team')])
  })

  it.each([
    ['a person came', { type: 'conversationUpdate', membersAdded: [{ id: '29:2' }] }, {}],
    ['a person left', { type: 'conversationUpdate', membersRemoved: [{ id: '29:2' }] }, {}],
    ['the team has a new name', { type: 'conversationUpdate' }, { eventType: 'teamRenamed' }],
    ['an odd action', { type: 'installationUpdate', action: 'x'.repeat(100_000) }, {}],
    ['no action', { type: 'installationUpdate' }, {}],
    ['an odd kind of event', { type: 'conversationUpdate' }, { eventType: { $ne: 1 } }],
  ])('%s: nothing is kept', async (_what, change, channelData) => {
    expect(await send(fromTeam(change, channelData))).toMatchObject({ status: 200 })
    expect(local.teams).toEqual([])
  })

  it('somebody’s own chat with the bot is no team', async () => {
    await send(teamsActivity({ type: 'installationUpdate', action: 'add', text: undefined }))
    await send(teamsActivity({ type: 'conversationUpdate', membersAdded: [bot], text: undefined }))
    expect(local.teams).toEqual([])
    expect(local.received).toHaveLength(1)
  })

  it('what cannot be kept is not called taken: Teams is to send it again', async () => {
    local.state.failing = true
    const answer = await send(fromTeam({ type: 'installationUpdate', action: 'remove' }))
    expect(answer).toMatchObject({ status: 503 })
    expect(JSON.stringify(local.logged)).not.toContain('secret-of-the-store')
  })

  it('a message in a thread says which channel it stands in', async () => {
    const conversation = { id: `${chosen};messageid=17`, conversationType: 'channel', tenantId: 'agency' }
    await send(fromTeam({ conversation, text: 'link this channel to my unit' }))
    expect(local.teams).toEqual([])
    expect(local.received[0]?.address).toMatchObject({
      conversation: `${chosen};messageid=17`,
      room: { conversation: chosen, team: '19:team', reference: { conversation: { id: chosen } } },
    })
    expect(JSON.stringify(local.received[0]?.address.room)).not.toContain('messageid')
  })
})
