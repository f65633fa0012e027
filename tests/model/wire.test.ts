import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { nobody } from '../../src/bot/private/persons.ts'
import { asking, deskAt, passagesIn } from './policy-desk.ts'
import { startStub, type Behaviour, type Received, type Stub } from './stub-endpoint.ts'

const question = 'when can i ask for a second motel voucher'
const second = 'The worker may ask for a second voucher within 30 days of the first voucher.'

const good = ({ body }: Received): string => {
  const passage = passagesIn(body).find(({ text }) => text.includes(second))?.id
  return JSON.stringify({ claims: [{ text: second, citations: [{ passage, quote: second }] }] })
}

let stub: Stub
let elsewhere: Stub
beforeAll(async () => {
  elsewhere = await startStub((request) => ({ type: 'whole', text: good(request) }))
})
afterAll(() => elsewhere.close())
beforeEach(async () => {
  stub = await startStub((request) => ({ type: 'stream', text: good(request) }))
})
afterEach(() => stub.close())

const quick = { patience: 400 }

describe('an endpoint that speaks the protocol', () => {
  const ways: [string, (request: Received) => Behaviour][] = [
    ['in a stream', (request) => ({ type: 'stream', text: good(request), pieces: 1 })],
    ['in one piece, though a stream was asked for', (request) => ({ type: 'whole', text: good(request) })],
    [
      'in the fence of a code block',
      (request) => ({ type: 'whole', text: `\`\`\`json\n${good(request)}\n\`\`\`` }),
    ],
    [
      'without knowing schemas',
      (request) =>
        'response_format' in request.body
          ? { type: 'raw', status: 400, body: '{"error":{"message":"response_format is not supported"}}' }
          : { type: 'stream', text: good(request) },
    ],
  ]
  it.each(ways)('%s', async (_how, behave) => {
    stub.behave(behave)
    const answer = await deskAt(stub.url).answers.answer(asking(question), nobody)
    expect(answer.by).toEqual({ type: 'model' })
  })

  it('is asked in plain words from then on, once it did not know schemas', async () => {
    stub.behave(ways[3]![1])
    const { answers } = deskAt(stub.url)
    await answers.answer(asking(question), nobody)
    await answers.answer(asking(question), nobody)
    expect(stub.received.map(({ body }) => 'response_format' in body)).toEqual([true, false, false])
  })
})

const json = { 'content-type': 'application/json' }
const faults: [string, string, (request: Received) => Behaviour][] = [
  [
    'a stream cut in the middle',
    'cut|form|unreachable',
    (r) => ({ type: 'stream', text: good(r), cutAfter: 90 }),
  ],
  [
    'a stream cut after its last claim',
    'cut|unreachable',
    (r) => ({ type: 'stream', text: good(r), cutAfter: good(r).length }),
  ],
  ['a stream that ran out of length', 'cut', (r) => ({ type: 'stream', text: good(r), finish: 'length' })],
  ['a stream that ends without a reason', 'cut', (r) => ({ type: 'stream', text: good(r), finish: null })],
  ['a filter', 'refused', (r) => ({ type: 'whole', text: good(r), finish: 'content_filter' })],
  ['a refusal', 'refused', () => ({ type: 'refusal' })],
  ['malformed JSON', 'form', (r) => ({ type: 'whole', text: `${good(r).slice(0, -1)},}` })],
  ['JSON of another form', 'form', () => ({ type: 'whole', text: '{"answer":"yes"}' })],
  [
    'a claim too many words long',
    'form',
    () => ({ type: 'whole', text: JSON.stringify({ claims: [{ text: 'a '.repeat(900), citations: [] }] }) }),
  ],
  ['prose', 'form', () => ({ type: 'whole', text: 'You may ask at any time.' })],
  [
    'chunks that are no JSON',
    'form',
    () => ({
      type: 'raw',
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: 'data: {"choices"\n\ndata: [DONE]\n\n',
    }),
  ],
  [
    'a page of HTML',
    'form',
    () => ({ type: 'raw', status: 200, headers: { 'content-type': 'text/html' }, body: '<p>Sign in</p>' }),
  ],
  ['no choices', 'form', () => ({ type: 'raw', status: 200, headers: json, body: '{"choices":[]}' })],
  ['429', 'status', () => ({ type: 'raw', status: 429, headers: { 'retry-after': '1' }, body: '{}' })],
  ['500', 'status', () => ({ type: 'raw', status: 500, body: 'secret words of a server' })],
  ['401', 'status', () => ({ type: 'raw', status: 401, body: '{}' })],
  ['silence', 'timeout', () => ({ type: 'silent' })],
  ['a stream that drips', 'timeout', (r) => ({ type: 'stream', text: good(r), pieces: 1, pause: 20 })],
  ['an answer without end', 'too-long|timeout', () => ({ type: 'endless' })],
  [
    'a huge answer',
    'too-long|timeout',
    () => ({ type: 'raw', status: 200, headers: json, body: `{"choices":"${'a'.repeat(5_000_000)}"}` }),
  ],
  ['a closed line', 'unreachable', () => ({ type: 'hang-up' })],
]

describe('whatever else comes leaves the quotes as they are, and a code in the log', () => {
  it.each(faults)('%s', async (_what, why, behave) => {
    stub.behave(behave)
    const { answers, base, lines } = deskAt(stub.url, undefined, quick)
    const answer = await answers.answer(asking(question), nobody)
    expect(answer).toEqual(base.answer(asking(question)))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(new RegExp(`^model\\.unanswered \\{"reason":"(?:${why})"\\}$`))
    expect(stub.received.length).toBe(1)
  })

  it('nobody at the address', async () => {
    const { answers, base } = deskAt('http://127.0.0.1:9/v1', undefined, quick)
    expect(await answers.answer(asking(question), nobody)).toEqual(base.answer(asking(question)))
  })

  it.each([301, 302, 307, 308])('a redirect (%i) is not followed', async (status) => {
    const before = elsewhere.received.length
    stub.behave(() => ({
      type: 'raw',
      status,
      headers: { location: `${elsewhere.url}/chat/completions` },
      body: '',
    }))
    const { answers, base, lines } = deskAt(stub.url)
    expect(await answers.answer(asking(question), nobody)).toEqual(base.answer(asking(question)))
    expect(elsewhere.received.length).toBe(before)
    expect(lines).toEqual(['model.unanswered {"reason":"wrong-place"}'])
  })
})

describe('the budget', () => {
  it.each([
    ['requests', { requests: 2, tokens: 1_000_000 }],
    ['tokens', { requests: 100, tokens: 3000 }],
  ])('of %s ends a day, and the quotes go on', async (_what, budget) => {
    const { answers, base, lines } = deskAt(stub.url, undefined, { budget })
    for (let n = 0; n < 6; n++) await answers.answer(asking(question), nobody)
    expect(await answers.answer(asking(question), nobody)).toEqual(base.answer(asking(question)))
    expect(stub.received.length).toBeGreaterThan(0)
    expect(stub.received.length).toBeLessThan(6)
    expect(lines.at(-1)).toContain('budget')
  })
})
