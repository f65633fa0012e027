import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { post, say, startLocal, teamsActivity } from './local.ts'

type Local = Awaited<ReturnType<typeof startLocal>>
let local: Local
let url: string
beforeAll(async () => {
  local = await startLocal()
  url = local.server.url
})
beforeEach(() => void (local.received.length = 0))
afterAll(() => local.server.close())

const nested = (depth: number) => `{"type":"message","value":${'['.repeat(depth)}${']'.repeat(depth)}}`

describe('a hostile body', () => {
  it.each([
    ['nothing', '', 400],
    ['broken JSON', '{"type":"mess', 400],
    ['half a character', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 400],
    ['40,000 levels of lists', nested(40_000), 400],
    [
      '100 levels in the data of a card',
      `{"value":{"t":${'['.repeat(100)}${']'.repeat(100)}},${JSON.stringify(teamsActivity()).slice(1)}`,
      400,
    ],
    ['40,000 open lists', '['.repeat(40_000), 400],
    ['40,000 levels of objects', '{"a":'.repeat(40_000), 400],
    ['more than 256 KB', JSON.stringify(teamsActivity({ text: 'x'.repeat(262_144) })), 413],
    ['an empty object', '{}', 403],
    ['a list', '[]', 403],
    ['a number', '7', 403],
    ['null', 'null', 403],
    ['another channel', JSON.stringify(teamsActivity({ channelId: 'emulator' })), 403],
    ['a foreign service', JSON.stringify(teamsActivity({ serviceUrl: 'http://198.51.100.7/' })), 403],
    ['no sender', JSON.stringify(teamsActivity({ from: undefined })), 400],
    ['a conversation that is text', JSON.stringify(teamsActivity({ conversation: 'a:1' })), 400],
    ['text that is a number', JSON.stringify(teamsActivity({ text: 7 })), 400],
    ['an id with a line break', JSON.stringify(teamsActivity({ id: 'a\nb' })), 400],
  ])('of %s is refused without a word', async (_name, body, status) => {
    expect(await post(url, body)).toEqual({ status, body: '' })
    expect(local.received).toEqual([])
  })

  it('that is compressed, or is no JSON by its type, is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    const gzip = { 'content-encoding': 'gzip' }
    expect(await post(url, bomb, gzip)).toEqual({ status: 415, body: '' })
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      '',
    ])
      expect(await post(url, JSON.stringify(teamsActivity()), { 'content-type': type })).toEqual({
        status: 415,
        body: '',
      })
  })

  it('that lies about its length is cut off at 256 KB', async () => {
    const answer = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(0x20)),
      }),
      duplex: 'half',
    }).then(
      ({ status }) => status,
      () => 'closed',
    )
    expect([413, 'closed']).toContain(answer)
  })

  it('with keys of prototypes changes no prototype and keeps none of them', async () => {
    const body = `{"type":"message","__proto__":{"polluted":1},"value":{"t":"x","constructor":{"prototype":{"polluted":1}},"__proto__":{"polluted":1},"note":"n"},
      ${JSON.stringify(teamsActivity({ text: undefined })).slice(1)}`
    expect(await post(url, body)).toEqual({ status: 200, body: '' })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    const said = local.received[0]?.said
    expect(said).toEqual({ type: 'pressed', token: 'x', values: { note: 'n' }, message: null })
    expect(said?.type === 'pressed' && Object.getPrototypeOf(said.values)).toBe(Object.prototype)
  })

  it('with NUL and half characters arrives without them, because no database takes them', async () => {
    await say(url, teamsActivity({ text: 'a\0b\ud800c' }))
    expect(local.received[0]?.said).toEqual({ type: 'text', text: 'ab\ufffdc' })
  })

  it('made at random never ends the process nor answers 5xx', async () => {
    const odd = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.string({ unit: 'binary' }), fc.constant(null))
    const parts = ['type', 'id', 'name', 'from', 'recipient', 'conversation', 'channelData', 'text', 'value']
    const fields = [...parts, 'replyToId', 'membersAdded', 'entities', 'locale', 'deliveryMode', 'timestamp']
    const change = fc.dictionary(fc.constantFrom(...fields), odd, { maxKeys: 4 })
    const kind = fc.constantFrom('message', 'invoke', 'conversationUpdate', 'typing', 'event', '')
    await fc.assert(
      fc.asyncProperty(change, kind, async (changed, type) => {
        const { status } = await say(url, teamsActivity({ type, ...changed }))
        return [200, 400].includes(status)
      }),
      { numRuns: 300 },
    )
    expect((await say(url, teamsActivity())).status).toBe(200)
  })
})

describe('in local mode', () => {
  it('only this machine is heard, under its own names, and no web page', async () => {
    const activity = JSON.stringify(teamsActivity())
    const { port } = new URL(url)
    for (const host of ['evil.example', `evil.example:${port}`, '10.0.0.7', '127.0.0.1.evil.example'])
      expect((await post(url, activity, { host })).status, host).toBeOneOf([400, 403])
    for (const origin of ['https://evil.example', 'null', url])
      expect((await post(url, activity, { origin })).status, origin).toBe(403)
    expect(local.received).toEqual([])
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`])
      expect((await post(url, activity, { host })).status, host).toBe(200)
  })

  it('is not reached by another address of this machine', async () => {
    await expect(fetch(url.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow()
  })
})

describe('slow callers', () => {
  it('by the hundred do not keep others waiting', async () => {
    const { port } = new URL(url)
    const sockets = Array.from({ length: 300 }, () =>
      connect(Number(port), '127.0.0.1').on('error', () => undefined),
    )
    for (const socket of sockets) socket.write('POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le')
    await wait(200)
    const before = performance.now()
    expect((await say(url, teamsActivity())).status).toBe(200)
    expect(performance.now() - before).toBeLessThan(2000)
    for (const socket of sockets) socket.destroy()
  })

  it('are cut off', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write('POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le')
    const before = performance.now()
    await new Promise((resolve) => socket.on('error', resolve).on('close', resolve).resume())
    expect(performance.now() - before).toBeLessThan(13_000)
  })
})
