import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shelve } from '../../src/answers/library/shelf.ts'
import { run } from '../../src/commands/ask.ts'
import { UsageError, type Invocation } from '../../src/commands/invocation.ts'
import type { VerifiedClaim } from '../../src/model/compose/verify.ts'
import { nobody } from '../../src/bot/private/persons.ts'
import { asking, deskAt, documentOf, page, passagesIn } from './policy-desk.ts'
import { startStub, type Received, type Stub } from './stub-endpoint.ts'

const question = 'when can i ask for a second motel voucher'
const second = 'The worker may ask for a second voucher within 30 days of the first voucher.'
const nights = 'A motel voucher must not be longer than 14 nights unless the housing lead signs form HV-7.'

interface Said {
  text: string
  quote: string
}

/** A model that claims this, with quotes from whichever passage of the request holds them. */
const claiming =
  (...claims: Said[]) =>
  ({ body }: Received) => {
    const passages = passagesIn(body)
    const held = claims.map(({ text, quote }) => ({
      text,
      citations: [{ passage: passages.find((one) => one.text.includes(quote))?.id ?? 'p1', quote }],
    }))
    return { type: 'stream' as const, text: JSON.stringify({ claims: held }), pieces: 17 }
  }

let stub: Stub
beforeAll(async () => {
  stub = await startStub(() => ({ type: 'silent' }))
})
afterAll(() => stub.close())

async function answered(...claims: Said[]) {
  stub.behave(claiming(...claims))
  const desk = deskAt(stub.url)
  const answer = await desk.answers.answer(asking(question), nobody)
  return { answer, base: desk.base.answer(asking(question)) }
}

describe('an answer that a model shortened', () => {
  it('says who wrote it and stands on quotes cut from the document', async () => {
    const { answer } = await answered({
      text: 'You may ask for a second voucher within 30 days of the first voucher.',
      quote: second,
    })
    expect(answer.by).toEqual({ type: 'model' })
    expect(answer.kind).toBe('passage')
    expect(answer.answer.split('\n')).toEqual([
      'You may ask for a second voucher within 30 days of the first voucher.',
      `“${second}” (Motel vouchers, 1 January 2024; your agency's document)`,
    ])
    expect(answer.citations.map(({ quote, start, end }) => page.slice(start, end) === quote)).toEqual([true])
  })

  it('quotes the whole sentence, so that what turns it is never out of sight', async () => {
    const { answer } = await answered({
      text: 'You may ask for a second voucher within 30 days of the first voucher.',
      quote: 'second voucher',
    })
    expect(answer.citations.map(({ quote }) => quote)).toEqual([second])
  })

  it('shows every quote of every claim, also where two begin at one place', async () => {
    const text = `Motel vouchers\n\n${second} It must be kept for 5 years.`
    stub.behave(
      claiming(
        { text: `${second} It must be kept for 5 years.`, quote: `${second} It must be kept for 5 years.` },
        { text: second, quote: second },
      ),
    )
    const { citations } = await deskAt(stub.url, [documentOf(text)]).answers.answer(asking(question), nobody)
    expect(citations.map(({ quote }) => quote)).toEqual([`${second} It must be kept for 5 years.`, second])
  })

  it('gives its claims one by one, as each of them is verified', async () => {
    stub.behave(
      claiming(
        {
          text: 'A motel voucher must not be longer than 14 nights unless the housing lead signs HV-7.',
          quote: nights,
        },
        { text: 'Every voucher is free.', quote: second },
        { text: 'The worker may ask for a second voucher within 30 days of the first.', quote: second },
      ),
    )
    const told = deskAt(stub.url).answers.told(asking(question), nobody)
    const heard: VerifiedClaim[] = []
    let next = await told.next()
    for (; !next.done; next = await told.next()) heard.push(next.value)
    expect(heard.map(({ text }) => text)).toEqual([
      'A motel voucher must not be longer than 14 nights unless the housing lead signs HV-7.',
      'The worker may ask for a second voucher within 30 days of the first.',
    ])
    expect(next.value.answer).not.toContain('free')
  })
})

describe('a claim that its quotes do not bear is dropped, and the quotes go out as they are', () => {
  it.each([
    [
      'a number that is another',
      'You may ask for a second voucher within 90 days of the first voucher.',
      second,
    ],
    ['a must for a may', 'You must ask for a second voucher within 30 days of the first voucher.', second],
    ['a may that is left out', 'You ask for a second voucher within 30 days of the first voucher.', second],
    [
      'a not that is left out',
      'A motel voucher must be longer than 14 nights unless the housing lead signs HV-7.',
      nights,
    ],
    ['an unless that is left out', 'A motel voucher must not be longer than 14 nights.', nights],
    [
      'another form',
      'A motel voucher must not be longer than 14 nights unless the housing lead signs HV-8.',
      nights,
    ],
    ['a quote that stands nowhere', 'You may ask for a second voucher.', 'You may ask for a second voucher.'],
    [
      'a word of its own',
      'You may kindly ask for a second voucher within 30 days of the first voucher.',
      second,
    ],
    [
      'words changed about',
      'A first voucher may ask for the second worker within 30 days of the voucher.',
      second,
    ],
    ['next to nothing', 'Worker may within.', second],
    [
      'a link',
      `You may ask for a second voucher within 30 days of the first voucher. https://evil.example/a`,
      second,
    ],
    ['markup', 'You may ask for a [second voucher](evil) within 30 days of the first voucher.', second],
  ])('%s', async (_what, text, quote) => {
    const { answer, base } = await answered({ text, quote })
    expect(answer).toEqual(base)
    expect(answer.by).toBeUndefined()
  })

  it('what rests only on passages beside the one that answers does not answer', async () => {
    const { answer, base } = await answered({ text: nights, quote: nights })
    expect(answer).toEqual(base)
  })

  it('no claims at all leave the quotes', async () => {
    const { answer, base } = await answered()
    expect(answer).toEqual(base)
  })
})

describe('what is no passage answer is given as it is, and nothing is sent', () => {
  it.each([
    ['a rule', 'can a child have three goals', 'rule', 'tn'],
    ['declined', 'should i remove the child from home', 'declined', 'tn'],
    ['nothing found', 'how much is the adoption subsidy', 'not-found', 'tn'],
    ['a question back', 'which goals can i pick', 'clarify', 'tn'],
  ] as const)('%s', async (_what, text, kind, state) => {
    const { answers, base } = deskAt(stub.url)
    const before = stub.received.length
    const answer = await answers.answer(asking(text, { state }), nobody)
    expect(answer.kind).toBe(kind)
    expect(answer).toEqual(base.answer(asking(text, { state })))
    expect(stub.received.length).toBe(before)
  })
})

describe('what leaves', () => {
  it('is the question and public passages, and no facts, history or tools', async () => {
    stub.behave(claiming())
    const facts = { goalFacts: { age: 13, caseType: 'custodial' }, ruleFacts: { county: 'Boone' } }
    const { answers } = deskAt(stub.url, [documentOf(page)])
    await answers.answer(asking(question, { ...facts, history: ['what about my earlier words'] }), nobody)
    const { body, headers, raw } = stub.received.at(-1)!
    expect(Object.keys(body).sort()).toEqual([
      'messages',
      'model',
      'response_format',
      'store',
      'stream',
      'temperature',
    ])
    expect(body.store).toBe(false)
    expect(headers.authorization).toBe('Bearer key-of-the-tests')
    expect(Object.keys(headers).filter((name) => name.startsWith('x-stainless'))).toEqual([])
    for (const kept of ['custodial', 'Boone', 'earlier', 'tools']) expect(raw).not.toContain(kept)
    const { messages } = body as { messages: { role: string; content: string }[] }
    expect(JSON.parse(messages[1]!.content)).toMatchObject({ question, passages: expect.any(Array) })
  })
})

describe('npm run ask', () => {
  async function spoken(env: Record<string, string>): Promise<string> {
    const data = mkdtempSync(join(tmpdir(), 'waymark-ask-'))
    shelve(data, documentOf(page))
    const out: string[] = []
    const args = ['--data', data, '--state', 'mo', '--on', '2026-10-05', question]
    await run({ args, env, out: (line: string) => out.push(line) } as unknown as Invocation)
    return out.join('\n')
  }

  it('uses a model where one is configured, and says so', async () => {
    stub.behave(claiming({ text: second, quote: second }))
    const env = { OPENAI_BASE_URL: stub.url }
    expect(await spoken(env)).toContain('Worded by a model')
    expect(await spoken({ ...env, WAYMARK_MODEL: 'none' })).not.toContain('Worded by a model')
    expect(await spoken({})).toContain(second)
  })

  it('is one sentence where the settings cannot be right', async () => {
    await expect(spoken({ OPENAI_BASE_URL: 'http://models.example' })).rejects.toThrow(UsageError)
  })
})

it('nothing is sent while it is not known who is on the cases', async () => {
  stub.behave(claiming({ text: second, quote: second }))
  const before = stub.received.length
  const { answers, base } = deskAt(stub.url)
  expect(await answers.answer(asking(question))).toEqual(base.answer(asking(question)))
  expect(stub.received.length).toBe(before)
})
