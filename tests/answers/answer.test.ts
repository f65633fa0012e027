import { readFileSync } from 'node:fs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { answersFrom } from '../../src/answers/answer/answer.ts'
import type { Ask } from '../../src/answers/answer/types.ts'
import { openKnowledge } from '../../src/commands/ask/knowledge.ts'
import { run } from '../../src/commands/ask.ts'
import { UsageError, type Invocation } from '../../src/commands/invocation.ts'
import { statesOf } from '../../src/policy/rulebook.ts'
import type { StateCode } from '../../src/policy/types.ts'

const data = mkdtempSync(join(tmpdir(), 'waymark-ask-'))
const known = openKnowledge(data)
const answers = answersFrom(known)
const on = '2026-05-22'
const ask = (question: string, state: StateCode | null, more: Partial<Ask> = {}) =>
  answers.answer({ question, state, on, goalFacts: {}, ruleFacts: {}, history: [], ...more })

interface Case {
  question: string
  state: StateCode | null
  kinds: string[]
  phrase?: string
  history?: string[]
}
const cases = parse(readFileSync(new URL('./questions.yaml', import.meta.url), 'utf8')) as Case[]

const textOf = (sha256: string) => known.library.notes.find((note) => note.sha256 === sha256)

describe('answers to policy questions', () => {
  it('at least 95 of 100 questions get the kind of answer and the quote that they should', () => {
    const wrong = cases.filter(({ question, state, kinds, phrase, history }) => {
      const { kind, citations } = ask(question, state, { history: history ?? [] })
      return (
        !kinds.includes(kind) ||
        !citations
          .map(({ quote }) => quote)
          .join(' ')
          .includes(phrase ?? '')
      )
    })
    expect(
      wrong.length / cases.length,
      JSON.stringify(wrong.map(({ question }) => question)),
    ).toBeLessThanOrEqual(0.05)
  })

  it('nothing is stated where only an honest no, a question back or a decline is right', () => {
    const stated = cases.filter(
      ({ question, state, kinds, history }) =>
        !kinds.includes('rule') &&
        !kinds.includes('passage') &&
        ['rule', 'passage'].includes(ask(question, state, { history: history ?? [] }).kind),
    )
    expect(stated).toEqual([])
  })

  it.each([
    [
      'so i can approve a plan with a future date, right?',
      'wi',
      /^Please check what you wrote[^]*cannot be approved/,
    ],
    ['can i approve a plan with a future date', 'wi', /^(?!Please check)[^]*cannot be approved/],
  ] as const)('what is taken for granted is held against what stands there: %s', (question, state, says) => {
    expect(ask(question, state).answer).toMatch(says)
  })

  it('every citation of any question is verbatim, and never from another state', () => {
    const words = [...new Set(cases.flatMap(({ question }) => question.split(/\s+/)))]
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { maxLength: 12 }),
        fc.constantFrom<StateCode>('tn', 'mo', 'wi', 'ma'),
        (some, state) => {
          const { citations, kind } = ask(some.join(' '), state)
          for (const { sha256, start, end, quote } of citations) {
            const note = textOf(sha256)
            expect(note?.text.slice(start, end)).toBe(quote)
            if (!/compare|vs|versus/.test(some.join(' '))) expect([state, 'us']).toContain(note?.folder)
          }
          expect(kind).toMatch(/^(rule|passage|clarify|not-found|declined)$/)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('the answer says of each goal what the choice list says, whatever is known', () => {
    const ages = fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined })
    fc.assert(
      fc.property(
        fc.constantFrom(...statesOf(known.library)),
        ages,
        fc.tuple(fc.nat(), fc.nat()),
        fc.constantFrom<'none' | 'partial' | 'full' | undefined>('none', 'partial', 'full', undefined),
        // One day in each edition of every state, and the days on which Missouri's changes.
        fc.constantFrom('2019-01-15', '2021-07-01', '2021-07-02', on),
        (state, age, [type, pick], guardianship, on) => {
          const book = known.bookFor(state, on)
          const caseType = book?.caseTypes()[type % book.caseTypes().length]?.id
          const goal = book?.goals()[pick % book.goals().length]
          if (!book || caseType === undefined || !goal) throw new Error('a state has goals and case types')
          const facts = {
            served: true,
            caseType,
            ...(age === undefined ? {} : { age }),
            ...(guardianship ? { guardianship } : {}),
          }
          const { verdict } = book.verdictFor(goal.id, facts)
          const listed = book.allowedGoals(facts).find((one) => one.goal === goal.id)
          expect(listed?.verdict).toBe(verdict)
          const said = ask(`is ${goal.label} allowed?`, state, { goalFacts: facts, on })
          if (verdict === 'allowed') expect(said.answer).toContain(`${goal.label} is allowed.`)
          else if (verdict === 'conditional')
            expect(said.answer).toContain(`${goal.label} is allowed on conditions.`)
          else if (verdict === 'not-allowed') expect(said.answer).toContain(`${goal.label} is not allowed.`)
          else expect(['not-found', 'clarify']).toContain(said.kind)
        },
      ),
      { numRuns: 400 },
    )
  })

  it.each([[''], ['   '], ['?!'], ['x'.repeat(50_000)]])('%j is one clear sentence', (question) => {
    const { kind, answer, citations } = ask(question, 'mo')
    expect(kind).toBe('clarify')
    expect(answer.split('\n')).toHaveLength(1)
    expect(citations).toEqual([])
  })
})

describe('npm run ask', () => {
  const spoken = async (...args: string[]) => {
    const out: string[] = []
    await run({
      args: ['--data', data, ...args],
      env: {},
      out: (line: string) => out.push(line),
    } as unknown as Invocation)
    return out
  }

  it('answers as JSON with a citation of the contract', async () => {
    const [line = ''] = await spoken(
      '--state',
      'tn',
      '--on',
      on,
      '--json',
      'how many goals can a child have?',
    )
    expect(JSON.parse(line)).toMatchObject({ kind: 'rule', state: 'tn', edition: 'tn@2018-04-01' })
    const { citations } = JSON.parse(line) as { citations: object[] }
    expect(Object.keys(citations[0] ?? {}).sort()).toEqual([
      'document',
      'effective',
      'end',
      'heading',
      'quote',
      'sha256',
      'source',
      'start',
      'tag',
    ])
  })

  it('the federal texts answer where us is named, or no state at all', async () => {
    const question = 'are siblings supposed to be placed together'
    const answers = await Promise.all(
      [['--state', 'us'], ['--state', 'ANY'], []].map((state) => spoken(...state, '--json', question)),
    )
    expect(String(answers[0])).toContain('rothers and sisters')
    expect(new Set(answers.map(String)).size).toBe(1)
  })

  it.each([
    [['--state', 'zz', 'a question']],
    [['--on', 'soon', 'a question']],
    [[]],
    [['--facts', '{', 'a question']],
    [['--batch', '/nowhere']],
  ])('%j is one sentence', async (args) => {
    await expect(spoken(...args)).rejects.toThrow(UsageError)
  })
})
