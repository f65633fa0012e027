import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { say, startLocal, teamsActivity } from './local.ts'

type Local = Awaited<ReturnType<typeof startLocal>>
let local: Local
let url: string
beforeAll(async () => {
  local = await startLocal()
  url = local.server.url
})
beforeEach(() => {
  local.received.length = 0
  local.logged.length = 0
  local.state.failing = false
})
afterAll(() => local.server.close())

const channel = {
  conversation: {
    id: '19:thread@thread.tacv2;messageid=1717243200000',
    conversationType: 'channel',
    isGroup: true,
    tenantId: 'agency',
  },
  channelData: {
    tenant: { id: 'agency' },
    team: { id: '19:team' },
    channel: { id: '19:thread@thread.tacv2' },
  },
}
const mention = { type: 'mention', mentioned: { id: '28:bot', name: 'Waymark' }, text: '<at>Waymark</at>' }
const execute = (data: unknown, change = {}) =>
  teamsActivity({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: '1717243100000',
    value: { action: { type: 'Action.Execute', title: 'Confirm', verb: 'press', data }, trigger: 'manual' },
    ...change,
  })

describe('what Teams sends becomes what the bot reads', () => {
  it('a message, with the person of the directory and where to answer', async () => {
    expect(await say(url, teamsActivity({ text: ' set a goal ' }))).toEqual({ status: 200, body: '' })
    expect(local.received).toEqual([
      {
        id: '1717243200000',
        at: '2026-06-01T12:00:00.000Z',
        said: { type: 'text', text: 'set a goal' },
        address: {
          tenant: 'agency',
          channel: 'teams',
          conversation: 'a:1conversation',
          kind: 'personal',
          person: 'dana-in-the-directory',
          reference: {
            channelId: 'msteams',
            serviceUrl: 'http://127.0.0.1:1/_connector',
            conversation: { id: 'a:1conversation', conversationType: 'personal', tenantId: 'agency' },
            bot: { id: '28:bot' },
            user: { id: '29:1worker' },
            locale: 'en-US',
          },
        },
      },
    ])
    expect(JSON.stringify(local.received)).not.toContain('Dana')
  })

  it.each([
    ['<at>Waymark</at> which goals are allowed?', 'which goals are allowed?'],
    ['<at>Waymark</at>&nbsp;help', 'help'],
    ['please <at>Waymark</at> help <at>Waymark</at>', 'please   help'],
    ['<at>Dana Wu</at> asked', '<at>Dana Wu</at> asked'],
  ])('a channel message %j without the mention of the bot', async (text, words) => {
    await say(url, teamsActivity({ ...channel, text, entities: [mention] }))
    expect(local.received[0]).toMatchObject({
      said: { type: 'text', text: words },
      address: { kind: 'channel', conversation: channel.conversation.id },
    })
  })

  it('a mention whose text is a trap for patterns', async () => {
    const trap = `(a+)+$${'a'.repeat(60)}`
    const entities = [
      { ...mention, text: trap },
      { ...mention, text: 7 },
      { type: 'mention' },
      ...Array.from({ length: 190 }, () => ({ ...mention, text: '' })),
    ]
    expect((await say(url, teamsActivity({ text: `${trap}! hi`, entities }))).status).toBe(200)
    expect(local.received[0]?.said).toEqual({ type: 'text', text: '! hi' })
  })

  it('a group chat, and an unknown kind of conversation as if everybody listened', async () => {
    for (const conversationType of ['groupChat', 'meeting', undefined])
      await say(
        url,
        teamsActivity({ text: 'hi', conversation: { id: '19:chat', conversationType, isGroup: true } }),
      )
    expect(local.received.map(({ address }) => address.kind)).toEqual(['group', 'channel', 'channel'])
  })

  it('a press by Action.Execute, answered at once with a message and never a card', async () => {
    const answer = await say(
      url,
      execute({ t: 'token-1', targetDate: '2027-05-22', odd: { a: 1 }, list: [1] }),
    )
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'Got it.',
    })
    expect(local.received[0]).toMatchObject({
      said: {
        type: 'pressed',
        token: 'token-1',
        values: { targetDate: '2027-05-22' },
        message: '1717243100000',
      },
    })
    expect(Object.keys((local.received[0]?.said as { values: object }).values)).toEqual(['targetDate'])
  })

  it('a press in a channel, of another verb, and after a card with `refresh`, still never a card for all', async () => {
    const refresh = {
      action: { type: 'Action.Execute', verb: 'other', data: { t: 'x' } },
      trigger: 'automatic',
    }
    for (const change of [{ ...channel }, { value: refresh }, { ...channel, value: refresh }]) {
      const answer = await say(url, execute({ t: 'token' }, change))
      expect(JSON.parse(answer.body).type).toBe('application/vnd.microsoft.activity.message')
    }
    expect(local.received).toHaveLength(3)
  })

  it('a press by Action.Submit', async () => {
    const pressed = { text: undefined, value: { t: 'token-2', note: 'seen' }, replyToId: '1717243100000' }
    expect(await say(url, teamsActivity(pressed))).toEqual({ status: 200, body: '' })
    expect(local.received[0]?.said).toEqual({
      type: 'pressed',
      token: 'token-2',
      values: { note: 'seen' },
      message: '1717243100000',
    })
  })

  it.each([
    [execute(undefined)],
    [execute('text')],
    [execute({ t: 7 })],
    [teamsActivity({ value: { a: 'b' } })],
  ])('a press of no card of ours has no token', async (activity) => {
    expect((await say(url, activity)).status).toBe(200)
    expect(local.received[0]?.said).toMatchObject({ type: 'pressed', token: '' })
  })

  it('the bot added to a chat or a team, and a person who opens their own chat', async () => {
    const update = { type: 'conversationUpdate', text: undefined }
    const bot = { id: '28:bot' }
    const person = { id: '29:1worker', aadObjectId: 'dana-in-the-directory' }
    await say(url, teamsActivity({ ...update, membersAdded: [bot] }))
    await say(url, teamsActivity({ ...update, ...channel, membersAdded: [bot] }))
    await say(url, teamsActivity({ ...update, membersAdded: [person] }))
    expect(local.received.map(({ said }) => said.type)).toEqual(['joined', 'joined', 'joined'])
    local.received.length = 0
    await say(url, teamsActivity({ ...update, ...channel, membersAdded: [person] }))
    await say(url, teamsActivity({ ...update, membersRemoved: [bot] }))
    await say(url, teamsActivity({ ...update, membersAdded: [] }))
    expect(local.received).toEqual([])
  })

  it.each([
    ['typing', {}],
    ['messageReaction', { reactionsAdded: [{ type: 'like' }] }],
    [
      'messageUpdate',
      { text: 'edited', channelData: { eventType: 'editMessage', tenant: { id: 'agency' } } },
    ],
    ['messageDelete', { channelData: { eventType: 'softDeleteMessage' } }],
    ['installationUpdate', { action: 'add' }],
    ['endOfConversation', {}],
    ['invoke', { name: 'composeExtension/query', value: { commandId: 'x' } }],
    ['invoke', { name: 'task/fetch', value: {} }],
    ['invoke', { name: 'adaptiveCard/action', value: { action: { type: 'Action.Submit' } } }],
    ['invoke', { name: 'adaptiveCard/action', value: 'text' }],
    ['invoke', {}],
  ])('%s is only taken note of', async (type, change) => {
    expect((await say(url, teamsActivity({ type, ...change }))).status).toBe(200)
    expect(local.received).toEqual([])
  })

  it('in local mode a person without a directory id is known by the id of the chat', async () => {
    await say(url, teamsActivity({ text: 'hi', from: { id: 'worker-tn' } }))
    expect(local.received[0]?.address.person).toBe('worker-tn')
  })

  it('never lets a caller choose how it is answered', async () => {
    const answer = await say(
      url,
      teamsActivity({ text: 'hi', deliveryMode: 'expectReplies', callerId: 'urn:x' }),
    )
    expect(answer).toEqual({ status: 200, body: '' })
  })
})

describe('what could not be kept', () => {
  it.each([
    ['a message', teamsActivity({ text: 'hi' })],
    ['a press', execute({ t: 'x' })],
  ])(
    '%s is not called taken, so that Teams tries again, and nothing of the error gets out',
    async (_name, activity) => {
      local.state.failing = true
      expect(await say(url, activity)).toEqual({ status: 503, body: '' })
      expect(local.logged).toEqual([{ event: 'teams.not-taken', fields: { status: 503 } }])
      local.state.failing = false
      expect((await say(url, activity)).status).toBe(200)
    },
  )
})
