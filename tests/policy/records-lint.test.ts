import { describe, expect, test } from 'vitest'
import { inspectLibrary, loadLibrary } from '../../policy/index.ts'
import { sentenceOf } from '../../policy/problem.ts'
import { lint } from '../../src/policy/lint.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import { policyPlus } from './folders.ts'
import { EDITION, PLANS_STATE } from './plans-state.ts'

/** The made-up state with one text of its edition replaced. */
function planland(from: string, to: string): string {
  if (!EDITION.includes(from)) throw new Error(`the edition does not hold "${from}"`)
  return policyPlus({ ...PLANS_STATE, 'wi/2020-01-01.yaml': EDITION.replace(from, to) })
}

const SAFE = "cite: { note: plans, quote: 'A plan is approved when its safety assessment is there.' }"
const gate = (id: string, asks: string) =>
  `  - { rule: gate, id: ${id}, tag: source, dated: 2020-01-01, gate: approval, ${asks}, because: It is so., mend: Mend it., ${SAFE} }\n`
const field = (id: string, asks: string) =>
  `  - { rule: field, id: ${id}, tag: source, dated: 2020-01-01, record: plan, field: reason, ${asks}, because: It is so., ${SAFE} }\n`

describe('an edition whose conditions ask for what cannot be is refused whole', () => {
  test.each([
    [
      'a fact nobody declared',
      'when: { primary-goal: [reunification] }',
      'when: { main-goal: [reunification] }',
      /relatives › when: asks for the fact "main-goal", which the edition does not have; add it/,
    ],
    [
      'a misspelt goal',
      'when: { primary-goal: [reunification] }',
      'when: { primary-goal: [reunificaton] }',
      /whether "primary-goal" is "reunificaton", which it cannot be; use one of reunification, adoption/,
    ],
    [
      'a value nobody declared',
      'person-types: [cps] }',
      'person-types: [cpss] }',
      /"person-types" is "cpss"/,
    ],
    [
      'a number asked as a code',
      'when: { age: { below: 12 } }',
      'when: { age: [young] }',
      /reason-young › when: asks "age", a fact of kind number, as if it were code or codes/,
    ],
    ['a code asked as yes or no', 'housing-barrier: true', 'primary-goal: true', /.*/],
    [
      'a gate on nothing',
      'holds: { safety-assessment: known }',
      'holds: {}',
      /must ask for at least one fact/,
    ],
    [
      'a condition of no kind',
      'when: { age: { below: 12 } }',
      'when: { age: perhaps }',
      /must be a list of values, true, false/,
    ],
    ['values of a number', 'kind: number }', 'kind: number, values: [one] }', /has `values`/],
    [
      'a fact twice',
      '  - { id: age, label: the age, kind: number }\n',
      '  - { id: age, label: the age, kind: number }\n  - { id: age, label: the age, kind: number }\n',
      /age: the id is used twice/,
    ],
    ['a job twice', 'jobs: [case-plan]', 'jobs: [case-plan, case-plan]', /case-plan: the id is used twice/],
    [
      'a code twice',
      '{ id: kin, label: With kin',
      '{ id: home, label: With kin',
      /ways: has the code "home" twice/,
    ],
    ['a list with nothing', 'missing: {}, ', '', /has no items; say `missing: \{\}`/],
    ['a missing list with codes', 'open: true, items', 'missing: {}, items', /is missing and has items/],
  ])('%s', (_, from, to, words) => {
    const found = inspectLibrary(planland(from, to))
    expect(found.library.editions['wi']).toEqual([])
    expect(found.problems.map(sentenceOf).join('\n')).toMatch(words)
  })
})

describe('lint finds what no single rule about records shows', () => {
  const found = (folder: string) => lint(loadLibrary(folder))
  const added = (rules: string) =>
    planland('  - { rule: list, id: ways', `${rules}  - { rule: list, id: ways`)
  test.each([
    [
      'two rules that need a field differently',
      field('reason-old', 'when: { age: { from: 10 } }, need: not-asked'),
      /reason-young: says required where reason-old says not-asked/,
    ],
    [
      'one that narrows another on a fact of its own is no exception',
      field('reason-goal', 'when: { primary-goal: [adoption] }, need: required'),
      null,
    ],
    [
      'a gate that can never be met',
      gate('never', 'when: { age: { below: 5 } }, holds: { age: { from: 5 } }'),
      /never: can never be met;/,
    ],
    [
      'two gates that cannot both be met',
      gate('other', 'holds: { primary-goal: [adoption] }'),
      /goal: can never be met together with other/,
    ],
    [
      'two gates for different cases may differ',
      gate('other', 'when: { age: { from: 18 } }, holds: { housing-barrier: true }'),
      null,
    ],
    [
      'a rule for no case',
      field('nobody', 'when: { person-types: { all: [cps], }, age: { from: 5, below: 5 } }, need: required'),
      /nobody: can apply to no case/,
    ],
    [
      'a rule for a goal there is not',
      field('no-goal', 'when: { primary-goal: { none: [reunification, adoption] } }, need: required'),
      /no-goal: can apply to no case/,
    ],
  ])('%s', (_, rule, words) => {
    const lines = found(added(rule)).map(sentenceOf).join('\n')
    if (words) expect(lines).toMatch(words)
    else expect(lines).toBe('')
  })

  test('a list or a topic that stands twice', () => {
    expect(found(planland('list: services', 'list: ways')).map(sentenceOf).join()).toMatch(
      /services: gives the list "ways" again/,
    )
    const again = `  - { rule: statement, id: again, tag: source, dated: 2020-01-01, topic: two-goals, because: It is so., ${SAFE} }\n`
    expect(found(added(again)).map(sentenceOf).join()).toMatch(
      /two-goals: speaks to the topic "two-goals" again/,
    )
  })

  test('a fact that the federal floor reads as another kind', () => {
    const us = 'us/2016-05-01.yaml'
    const folder = policyPlus({ ...PLANS_STATE })
    const floor = inspectLibrary(folder).library.editions['us']?.[0]
    const text = `state: us\nname: Federal law\nsystem: null\neffective: ${floor?.effective}\nfacts: [{ id: age, label: the age, kind: code }]\ncaseTypes: []\ngoals: []\nrules: []\n`
    expect(
      found(policyPlus({ ...PLANS_STATE, [us]: text }))
        .map(sentenceOf)
        .join('\n'),
    ).toMatch(/facts › age: is of kind number and not so in the federal edition/)
  })

  test('until it is mended, two rules that quarrel ask for the stricter', () => {
    const folder = added(field('reason-old', 'when: { age: { from: 10 } }, need: not-asked'))
    const need = (age: number) =>
      rulebook(loadLibrary(folder), 'wi', '2026-05-22').need('plan', 'reason', {
        age,
        'primary-goal': 'reunification',
      }).value
    expect([need(9), need(11), need(13)]).toEqual(['required', 'required', 'not-asked'])
  })
})

test('the federal floor tightens what a state asks and never loosens it', () => {
  const quote =
    'Another planned permanent living arrangement may be the goal only for a youth who is at least 16.'
  const floor = (rule: string, need: string) =>
    `  - { rule: field, id: ${rule}, tag: public, dated: 2016-05-01, record: plan, field: ${rule}, when: { age: { below: 14 } }, need: ${need}, because: Federal law asks., cite: { note: appla-from-16, quote: '${quote}' } }\n`
  const us = `state: us\nname: Federal law\nsystem: null\neffective: 2016-05-01\nfacts: [{ id: age, label: the age, kind: number }]\ncaseTypes: []\ngoals: []\nrules:\n${floor('reason', 'required')}${floor('relatives', 'not-asked')}${floor('voice', 'required')}`
  const book = rulebook(
    loadLibrary(policyPlus({ ...PLANS_STATE, 'us/2016-05-01.yaml': us })),
    'wi',
    '2026-05-22',
  )
  const need = (name: string, facts: Record<string, string | number>) => book.need('plan', name, facts)
  expect(need('reason', { age: 13 })).toMatchObject({ value: 'required', because: 'Federal law asks.' })
  expect(need('reason', { age: 14 })).toMatchObject({ value: 'optional' })
  expect(need('relatives', { age: 13, 'primary-goal': 'reunification' }).value).toBe('required')
  expect(need('voice', { age: 13 }).value).toBe('required')
  expect(need('voice', {})).toMatchObject({ value: 'unknown', missing: ['age'] })
})
