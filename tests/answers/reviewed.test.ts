import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answersFrom } from '../../src/answers/answer/answer.ts'
import type { Ask, Reviewed } from '../../src/answers/answer/types.ts'
import type { Written } from '../../src/answers/reviewed/checking.ts'
import { sameQuestion } from '../../src/answers/reviewed/same-question.ts'
import { openKnowledge } from '../../src/commands/ask/knowledge.ts'

const known = openKnowledge(mkdtempSync(join(tmpdir(), 'waymark-reviewed-')))
const answers = answersFrom(known)
const today = '2026-10-05'
const asking = (question: string, more: Partial<Ask> = {}): Ask => ({
  question,
  state: 'tn',
  on: today,
  goalFacts: {},
  ruleFacts: {},
  history: [],
  ...more,
})
const silent = 'Which form do we use for a home study waiver?'
const written = (more: Partial<Written> = {}): Written => ({
  state: 'tn',
  question: silent,
  answer: 'Use the regional waiver form.',
  quoting: null,
  owner: 'Policy unit',
  until: '2027-06-30',
  ...more,
})
function reviewed(more: Partial<Written> = {}): Reviewed {
  const result = answers.check(written(more), today)
  if (!result.ok) throw new Error(result.because)
  return result.reviewed
}
const refused = (more: Partial<Written>) => {
  const result = answers.check(written(more), today)
  return result.ok ? null : [result.part, result.because]
}
const limit = answers.answer(asking('how many goals can a child have?')).citations[0]!

describe('a reviewed answer', () => {
  it('answers first, says who reviewed it and until when, and is marked as the agency’s own word', () => {
    const one = reviewed()
    expect(answers.answer(asking(silent)).kind).toBe('not-found')
    const same = answers.answer(asking('please, what form do we use for the home study waivers'), [one])
    expect(same).toMatchObject({
      kind: 'passage',
      by: { type: 'reviewed', owner: 'Policy unit', reviewedOn: today, expiresOn: '2027-06-30' },
    })
    expect(same.answer).toContain('Use the regional waiver form.')
    expect(same.answer).toContain('Reviewed by Policy unit on 5 October 2026; it holds until 30 June 2027.')
    expect(same.answer).toContain("It is your agency's own word: no document is quoted for it.")
    expect(same.citations).toMatchObject([{ tag: 'configured', source: 'Policy unit', quote: one.answer }])
  })

  it('with a rule quoted keeps the kind and the citation of the rule, at its offsets', () => {
    const question = 'How many goals can a child have?'
    const one = reviewed({ question, answer: 'Two at most.', quoting: { type: 'words', quote: limit.quote } })
    const { kind, citations, by } = answers.answer(asking(question), [one])
    expect([kind, by?.type, citations]).toEqual(['rule', 'reviewed', [limit]])
    const note = known.library.notes.find(({ sha256 }) => sha256 === citations[0]!.sha256)
    expect(note?.text.slice(citations[0]!.start, citations[0]!.end)).toBe(citations[0]!.quote)
  })

  it.each([
    ['another state', { state: 'mo' as const }],
    ['no state', { state: null }],
    ['the day after its last', { on: '2027-07-01' }],
    ['a day before it was reviewed', { on: '2026-10-04' }],
    ['a question that goes on from another one', { question: 'and which form?', history: [silent] }],
  ])('stays silent for %s', (_what, more) => {
    expect(answers.answer(asking(silent, more), [reviewed()]).by).toBeUndefined()
  })

  it('never comes before what is declined, is another state’s, or is for others to say about one child', () => {
    for (const question of [
      'Should I remove this child from the home?',
      'Which form does Missouri use for a home study waiver?',
      'Does ICWA apply to this child in my case?',
    ]) {
      const { kind } = answers.answer(asking(question))
      const one = { ...reviewed(), question }
      expect(answers.answer(asking(question), [one]), question).toMatchObject({ kind })
      expect(answers.answer(asking(question), [one]).by, question).toBeUndefined()
    }
  })

  it('gives way where a rule says the opposite for the child at hand', () => {
    const question = 'Can she have APPLA?'
    const one = { ...reviewed(), question, answer: 'Yes, APPLA is allowed.' }
    const young = asking(question, { state: 'ma', goalFacts: { caseType: 'out-of-home', age: 12 } })
    const asked = { ...one, state: 'ma' as const }
    expect(answers.answer(young, [asked])).toEqual(answers.answer(young))
    expect(answers.answer(young).answer).toContain('not allowed')
  })

  it('is silent, and up for renewal, when what it quotes stands in no text any more', () => {
    const one = reviewed()
    const gone = { ...one, citations: [{ ...limit, sha256: '0'.repeat(64) }] }
    expect([answers.rests(one, today), answers.rests(gone, today)]).toEqual([true, false])
    expect(answers.answer(asking(silent), [gone]).by).toBeUndefined()
  })
})

describe('the very same question', () => {
  it.each([
    ['Who signs the plan?', 'who signs plan', true],
    ["What's the form for a waiver?", 'what is the form for a waiver', true],
    ['Do I need a waiver?', 'Do I not need a waiver?', false],
    ['May a child visit a parent?', 'May a parent visit a child?', false],
    ['Can a mother sign the plan?', 'Can a father sign the plan?', false],
    ['Due within 5 days of what?', 'Due within 7 days of what?', false],
    ['Who signs the plan?', 'When is the plan signed?', false],
    ['why?', 'why?', false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameQuestion(a, b)).toBe(same)
  })
})

describe('what may not be kept', () => {
  const rule = 'How many goals can a child have?'
  it.each([
    ['answer', { answer: '  ' }],
    ['answer', { answer: 'x'.repeat(50_000) }],
    ['answer', { answer: 'As in tn-1001-c1, use the form.' }],
    ['answer', { question: rule, answer: 'A child can have three goals.' }],
    [
      'answer',
      { question: 'Is adoption allowed in a custodial case?', answer: 'No, adoption is not allowed.' },
    ],
    ['quoting', { question: rule, answer: 'Two at most.' }],
    ['quoting', { quoting: { type: 'words' as const, quote: 'words that stand in no text at all' } }],
    ['quoting', { quoting: { type: 'words' as const, quote: 'the' } }],
    ['quoting', { quoting: { type: 'place' as const, document: 'No such paper', heading: 'Any' } }],
    ['quoting', { state: null, quoting: { type: 'words' as const, quote: limit.quote } }],
    ['owner', { owner: ' ' }],
    ['until', { until: '2026-10-04' }],
    ['until', { until: '2027-10-06' }],
    ['until', { until: 'soon' }],
    ['question', { question: 'why?' }],
    ['question', { question: 'Which form does Missouri use for a home study waiver?' }],
  ])('%s: %j', (part, more: Partial<Written>) => {
    const [where, because] = refused(more) ?? []
    expect(where).toBe(part)
    expect(because).toMatch(/^["A-Z][^\n]*\.$/)
  })

  it('a place that holds one passage is quoted by its name, and a part of a sentence by its words', () => {
    const { document, heading } = limit
    const byPlace = refused({ quoting: { type: 'place', document, heading } })
    const part = limit.quote.split(' ').slice(0, 5).join('  ')
    expect(byPlace === null || byPlace[1]?.includes('passages')).toBe(true)
    expect(reviewed({ quoting: { type: 'words', quote: part } }).citations[0]).toMatchObject({
      quote: limit.quote.split(' ').slice(0, 5).join(' '),
      start: limit.start,
    })
  })
})
