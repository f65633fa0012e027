import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../policy/index.ts'
import { diffEditions, type EditionDiff } from '../../src/policy/diff/diff.ts'
import { touchedBy, type KnownChild } from '../../src/policy/diff/touched.ts'
import { policyPlus } from './folders.ts'
import { EDITION, PLANS_STATE } from './plans-state.ts'

/** The made-up state with a second edition that differs from the first by these replacements. */
function changed(...replaced: readonly (readonly [from: string, to: string])[]): EditionDiff {
  const later = replaced.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`the edition does not hold "${from}"`)
      return text.replace(from, to)
    },
    EDITION.replace('effective: 2020-01-01', 'effective: 2024-01-01'),
  )
  const library = loadLibrary(policyPlus({ ...PLANS_STATE, 'wi/2024-01-01.yaml': later }))
  const [from, to] = library.editions['wi'] ?? []
  if (!from || !to) throw new Error('both editions are read')
  return diffEditions(library, 'wi', from, to)
}
const summary = ({ changes }: EditionDiff) =>
  changes.map(({ subject, key, how }) => `${how} ${subject} ${key}`)
const says = ({ changes }: EditionDiff) =>
  changes.map(({ before, after }) => [before.map((side) => side.says), after.map((side) => side.says)])

describe('between two editions', () => {
  test('nothing changed is no change, and the order in which conditions are written is none', () => {
    expect(changed().changes).toEqual([])
    expect(
      changed([
        '{ primary-goal: [reunification], housing-barrier: true }',
        '{ housing-barrier: true, primary-goal: [reunification] }',
      ]).changes,
    ).toEqual([])
  })

  test('a verdict that changed is told by kind of case, with the citations of both sides', () => {
    const diff = changed(
      ['goals: all, verdict: allowed', 'goals: all, when: { age: { from: 5 } }, verdict: allowed'],
      [
        '  - { rule: field, id: relatives,',
        "  - { rule: goals, id: young, tag: source, dated: 2020-01-01, goals: all, when: { age: { below: 5 } }, verdict: not-allowed, because: It is not for the very young., cite: { note: plans, quote: 'Housing help may be asked for at any time.' } }\n  - { rule: field, id: relatives,",
      ],
    )
    expect(diff.changes).toHaveLength(2)
    expect(diff.changes[0]).toMatchObject({
      subject: 'verdict',
      key: 'reunification',
      about: 'Going home, in out-of-home cases; under 5',
      how: 'changed',
      before: [{ says: 'allowed. It is a goal here.', citation: { heading: 'Plans' } }],
      after: [
        {
          says: 'not allowed. It is not for the very young.',
          citation: { quote: 'Housing help may be asked for at any time.' },
        },
      ],
    })
  })

  test('fields, gates, referrals, lists and jobs that changed say what each side asks', () => {
    const field = changed([
      'when: { primary-goal: [reunification] },\n      need: required',
      'when: { primary-goal: [reunification] },\n      need: optional',
    ])
    expect(summary(field)).toEqual(['changed field plan/relatives'])
    expect(says(field)).toEqual([
      [['required, where the main goal: Going home'], ['optional, where the main goal: Going home']],
    ])
    const gate = changed(['age: { from: 1, below: 18 }', 'age: { from: 1, below: 21 }'])
    expect(says(gate)).toEqual([
      [
        ['asks for the main goal: not Adoption; the age: from 1 and below 18. Choose another goal.'],
        ['asks for the main goal: not Adoption; the age: from 1 and below 21. Choose another goal.'],
      ],
    ])
    expect(summary(changed(['value: must', 'value: may']))).toEqual(['changed referral housing'])
    const list = changed(['{ id: home, label: Home }, ', ''])
    expect(says(list)).toEqual([[['Home, With kin, and others'], ['With kin, and others']]])
    expect(summary(changed(['jobs: [case-plan]', 'jobs: [case-plan, record-goal]']))).toEqual([
      'added job record-goal',
    ])
  })

  test('the same rule with another reason is restated, not changed', () => {
    expect(summary(changed(['because: Relatives come first.', 'because: Kin come first.']))).toEqual([
      'restated field plan/relatives',
    ])
  })

  test('a rule that came and one that went', () => {
    expect(summary(changed(['record: plan, field: relatives', 'record: plan, field: kin']))).toEqual([
      'removed field plan/relatives',
      'added field plan/kin',
    ])
  })
})

describe('the open cases a change touches', () => {
  const child = (ruleFacts: KnownChild['ruleFacts']): KnownChild => ({
    child: 'wi-1-c1',
    goals: ['reunification'],
    goalFacts: { caseType: 'out-of-home', age: 8, served: true },
    ruleFacts,
  })
  const diff = changed(
    [
      'when: { primary-goal: [reunification] },\n      need: required',
      'when: { primary-goal: [reunification] },\n      need: optional',
    ],
    ['value: must', 'value: may'],
  )

  test('a child whose answer differs is touched, with both answers', () => {
    expect(touchedBy(diff, child({ 'primary-goal': 'reunification', 'housing-barrier': true }))).toEqual([
      {
        child: 'wi-1-c1',
        subject: 'field',
        about: 'plan, relatives',
        before: 'required',
        after: 'optional',
        open: [],
      },
      { child: 'wi-1-c1', subject: 'referral', about: 'housing', before: 'must', after: 'may', open: [] },
    ])
  })

  test('a child for whom nothing differs is not', () => {
    expect(touchedBy(diff, child({ 'primary-goal': 'adoption', 'housing-barrier': false }))).toEqual([])
  })

  test('where a fact is not known it may be, and the fact is named', () => {
    const open = touchedBy(diff, child({ 'primary-goal': 'reunification' })).find(
      ({ subject }) => subject === 'referral',
    )
    expect(open).toMatchObject({
      before: 'unknown',
      after: 'may',
      open: [{ id: 'housing-barrier', label: 'whether housing is the main barrier' }],
    })
  })
})

test('MO-R03 MO-R10 from the Missouri edition of 2020 to that of 2021 the concurrent goal and its resource changed', () => {
  const library = loadLibrary()
  const [from, to] = library.editions['mo'] ?? []
  if (!from || !to) throw new Error('both editions are there')
  const diff = diffEditions(library, 'mo', from, to)
  const fields = diff.changes.filter(({ subject, how }) => subject === 'field' && how === 'changed')
  expect(fields.map(({ key }) => key)).toEqual([
    'permanency-goal/concurrent-goal',
    'concurrent-plan/resource',
  ])
  for (const { before, after } of fields)
    for (const { citation } of [...before, ...after]) expect(citation?.quote).toMatch(/\.$/)
})
