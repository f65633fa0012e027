import { AdaptiveCard, SerializationContext } from 'adaptivecards'
import type { CloudAdapter, ConversationReference, TurnContext } from 'botbuilder'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../src/bot/ports.ts'
import { teamsAdapter } from '../../src/teams/adapter.ts'
import { teamsChannel } from '../../src/teams/channel.ts'
import { addressAt, startConnector } from './connector.ts'
import { localSettings } from './local.ts'
import { cardReply, plainReply } from './replies.ts'
import { noHanding } from '../world/files.ts'

let connector: Awaited<ReturnType<typeof startConnector>>
let channel: Channel
const waits: number[] = []
beforeAll(async () => {
  connector = await startConnector()
  const settings = localSettings()
  const wait = async (milliseconds: number) => void waits.push(milliseconds)
  channel = teamsChannel({ settings, cloud: teamsAdapter(settings).cloud, handing: noHanding, wait })
})
beforeEach(() => {
  connector.requests.length = connector.reactions.length = waits.length = 0
})
afterAll(() => connector.close())

const to = () => addressAt(connector.url)
const activities = '/v3/conversations/a%3A1%3Bmessageid%3D7/activities'
const sent = () => connector.requests.at(-1)?.body ?? {}

describe('sending', () => {
  it('posts to the conversation, replies to nothing, and answers the id of the message', async () => {
    expect(await channel.send(to(), plainReply('Hello.'))).toBe('message-1')
    expect(connector.requests).toHaveLength(1)
    expect(connector.requests[0]).toMatchObject({
      method: 'POST',
      path: activities,
      authorization: null,
      body: { type: 'message', text: 'Hello.', textFormat: 'plain', conversation: { id: 'a:1;messageid=7' } },
    })
    expect(sent()).not.toHaveProperty('replyToId')
  })

  it('waits as long as Teams asks after 429, and tries again', async () => {
    connector.reactions.push({ status: 429, headers: { 'retry-after': '2' } }, { status: 429 })
    expect(await channel.send(to(), plainReply('Hello.'))).toBe('message-3')
    expect(waits).toEqual([2000, 2000])
  })

  it('does not try for ever, nor wait for minutes', async () => {
    connector.reactions.push(...Array.from({ length: 9 }, () => ({ status: 429 })))
    await expect(channel.send(to(), plainReply('Hello.'))).rejects.toMatchObject({
      code: 'throttled',
      status: 429,
    })
    expect(connector.requests).toHaveLength(4)
    connector.reactions.length = connector.requests.length = 0
    connector.reactions.push({ status: 429, headers: { 'retry-after': '600' } })
    await expect(channel.send(to(), plainReply('Hello.'))).rejects.toMatchObject({ code: 'throttled' })
    expect(connector.requests).toHaveLength(1)
  })

  it.each([408, 412, 500, 502, 503, 504])('never sends twice what %i may have delivered', async (status) => {
    connector.reactions.push({ status, headers: { 'retry-after': '0' } })
    await expect(channel.send(to(), plainReply('Hello.'))).rejects.toMatchObject({ code: 'unclear', status })
    expect(connector.requests).toHaveLength(1)
  })

  it('never sends twice when the connection breaks', async () => {
    connector.reactions.push({ status: 0, cut: true })
    await expect(channel.send(to(), plainReply('Hello.'))).rejects.toMatchObject({
      code: 'unclear',
      status: null,
    })
    expect(connector.requests).toHaveLength(1)
  })

  it('follows no redirect, and says nothing of the error', async () => {
    connector.reactions.push({ status: 307, headers: { location: `${connector.url}/elsewhere` } })
    const error: unknown = await channel.send(to(), plainReply('Hello.')).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'refused' })
    expect(String(error)).not.toContain('words of the service')
    expect(connector.requests).toHaveLength(1)
  })

  it.each([
    'https://evil.example/',
    'http://198.51.100.7/',
    'https://smba.trafficmanager.net/',
    'file:///etc',
    '',
  ])('calls nobody at %j', async (serviceUrl) => {
    await expect(channel.send(addressAt(serviceUrl), cardReply)).rejects.toMatchObject({ code: 'not-teams' })
    await expect(channel.update(addressAt(serviceUrl), 'm', cardReply)).rejects.toMatchObject({
      code: 'not-teams',
    })
  })

  it('needs a reference that it made', async () => {
    for (const reference of [null, 'text', {}, { channelId: 'emulator' }])
      await expect(channel.send({ ...to(), reference }, cardReply)).rejects.toMatchObject({
        code: 'not-teams',
      })
  })
})

describe('a thread', () => {
  const service = 'https://smba.trafficmanager.net/amer/'
  /** The channel as it is in Teams; only the last step, the call itself, goes to the stand-in. */
  function inTeams(): Channel {
    const { cloud } = teamsAdapter(localSettings())
    const here = {
      continueConversationAsync: (
        id: string,
        reference: Partial<ConversationReference>,
        logic: (context: TurnContext) => Promise<void>,
      ) => cloud.continueConversationAsync(id, { ...reference, serviceUrl: connector.url }, logic),
    } as CloudAdapter
    const settings = { ...localSettings(), local: false, serviceHosts: ['smba.trafficmanager.net'] }
    return teamsChannel({ settings, cloud: here, handing: noHanding })
  }
  const post = { ...addressAt(service, 'channel'), thread: '1717243200000' }

  it('is answered under its first message, whatever the conversation named before', async () => {
    await inTeams().send(post, plainReply('Overdue.'))
    expect(connector.requests.at(-1)?.path).toBe(
      '/v3/conversations/a%3A1%3Bmessageid%3D1717243200000/activities',
    )
    expect(sent()).toMatchObject({ conversation: { id: 'a:1;messageid=1717243200000' } })
  })

  it('is none for a message that starts one', async () => {
    const { thread: _, ...start } = post
    await inTeams().send(start, plainReply('This week.'))
    expect(connector.requests.at(-1)?.path).toBe(activities)
  })
})

describe('updating', () => {
  it('replaces the message in place', async () => {
    await channel.update(to(), '1717243200000', cardReply)
    expect(connector.requests).toHaveLength(1)
    expect(connector.requests[0]).toMatchObject({ method: 'PUT', path: `${activities}/1717243200000` })
    expect(sent()).toMatchObject({ id: '1717243200000', attachments: [{}] })
  })

  it.each([412, 429, 502, 503, 504])(
    'is repeated after %i, because twice is the same as once',
    async (status) => {
      connector.reactions.push({ status })
      await channel.update(to(), 'm', cardReply)
      expect(connector.requests).toHaveLength(2)
      expect(waits).toEqual([1000])
    },
  )

  it('says when the message is gone', async () => {
    connector.reactions.push({ status: 404 })
    await expect(channel.update(to(), 'm', cardReply)).rejects.toMatchObject({ code: 'gone', status: 404 })
  })
})

describe('what is sent', () => {
  it('with a card is the card alone, which a client can read', async () => {
    await channel.send(to(), cardReply)
    const { attachments = [], text } = sent() as {
      attachments?: { content: object; contentType: string }[]
      text?: string
    }
    expect(text).toBeUndefined()
    expect(attachments).toHaveLength(1)
    expect(attachments[0]?.contentType).toBe('application/vnd.microsoft.card.adaptive')
    const card = new AdaptiveCard()
    const context = new SerializationContext()
    card.parse(attachments[0]?.content, context)
    expect(context.eventCount).toBe(0)
    expect(card.getAllInputs().map(({ id }) => id)).toEqual(['targetDate'])
    const json = JSON.stringify(attachments[0])
    for (const token of ['token-confirm', 'token-cancel', 'token-change']) expect(json).toContain(token)
  })

  it.each(['personal', 'group', 'channel'] as const)(
    'shows no case data in the notification (%s)',
    async (kind) => {
      await channel.send(addressAt(connector.url, kind), cardReply)
      expect(sent().summary).toBe(kind === 'personal' ? 'Permanency goals' : 'Waymark has an answer for you.')
    },
  )

  it('keeps lines apart and leaves nothing to Markdown or markup', async () => {
    await channel.send(to(), plainReply('Two goals:\n- *Adoption* [x](http://a.b)\n\n<b>"A" & B</b>'))
    expect(sent()).toMatchObject({
      textFormat: 'xml',
      text: '<p>Two goals:</p><p>- *Adoption* [x](http://a.b)</p><p>&nbsp;</p><p>&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;</p>',
    })
  })

  it.each([
    ['letters', 'a'.repeat(100_000)],
    ['line breaks', '\n'.repeat(100_000)],
    ['signs that are escaped', '&"<>'.repeat(25_000)],
    ['wide characters', '👩‍👧'.repeat(30_000)],
  ])('stays under 80 KB with 100,000 %s, and says that it was shortened', async (_name, text) => {
    await channel.send(to(), plainReply(text))
    const words = String(sent().text)
    expect(words.length * 2).toBeLessThanOrEqual(80_000)
    expect(words).toContain('too long for one Teams message')
    expect(words.isWellFormed()).toBe(true)
  })

  it('of a card that is too large is at most 28 KB', async () => {
    const card = cardReply.card!
    const rows = Array.from({ length: 400 }, () => ({ ...card.rows[0]!, value: 'word '.repeat(200) }))
    await channel.send(to(), { ...cardReply, card: { ...card, body: 'long '.repeat(9000), rows } })
    expect(Buffer.byteLength(JSON.stringify(sent()))).toBeLessThan(29_000)
  })
})
