import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseAgency } from '../../policy/agency.ts'
import { loadLibrary } from '../../policy/index.ts'
import type { AgencyData } from '../../policy/agency-schema.ts'
import { ageOn, birthday } from '../../src/policy/calendar.ts'
import { rulebook, statesOf } from '../../src/policy/rulebook.ts'
import type { GoalFacts, Rulebook, Verdict } from '../../src/policy/types.ts'
import { policyPlus } from './folders.ts'
import { MADE_UP_STATE } from './made-up-state.ts'

/** Every state there is, and one made up to use what Tennessee does not. */
function books(): Map<string, Rulebook> {
  const library = loadLibrary(policyPlus(MADE_UP_STATE))
  const agency = agencyOf(library)
  const both = statesOf(library).flatMap((state): [string, Rulebook][] => [
    [state, rulebook(library, state, '2026-05-22')],
    [`${state} with the agency's lists`, rulebook(library, state, '2026-05-22', agency)],
  ])
  return new Map(both)
}

/** An agency that opens as much as it is let: every goal, PPLA too, wherever a list is missing. */
function agencyOf(library: ReturnType<typeof loadLibrary>): AgencyData {
  const goals = (library.editions.tn?.[0]?.goals ?? []).map(({ tag: _, ...goal }) => goal)
  const own = {
    id: 'remain-home',
    label: 'Remain home',
    aliases: [],
    federalClass: null,
    planClass: 'non-custodial',
  }
  const said = { state: 'tn', source: 'Tests', checkedOn: '2026-03-02', checkedBy: 'tests' }
  const lists = [
    { ...said, caseType: 'non-custodial', goals: [...goals, own] },
    { ...said, caseType: 'post-custody', goals },
    { ...said, caseType: 'probation-aftercare', goals: goals.filter(({ id }) => id === 'ppla') },
  ]
  const read = parseAgency(JSON.stringify({ agency: 'Tests', lists }), 'agency.yaml', library)
  if (!read.ok) throw new Error(read.because)
  return read.agency
}

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2026-05-22'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const anyFacts: fc.Arbitrary<GoalFacts> = fc.record(
  {
    caseType: fc.constantFrom('0', '1', '2', '3'),
    guardianship: fc.constantFrom('none', 'partial', 'full', 'unknown'),
    age: fc.integer({ min: 0, max: 22 }),
    dateOfBirth: days,
    served: fc.boolean(),
    activeGoals: fc.subarray(['adoption', 'reunification', 'ppla', 'permanent-guardianship']),
    preconditions: fc.record({ conference: fc.boolean() }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)
const isOpen = (verdict: Verdict) => verdict === 'allowed' || verdict === 'conditional'
const without = (facts: GoalFacts, key: string): GoalFacts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => name !== key))

/** What may still come out once more is known. */
const COULD_BECOME: Record<Verdict, readonly Verdict[]> = {
  allowed: ['allowed'],
  conditional: ['allowed', 'conditional'],
  'not-allowed': ['not-allowed'],
  unknown: ['allowed', 'conditional', 'not-allowed', 'unknown'],
}

describe('properties of every rulebook', () => {
  let all = new Map<string, Rulebook>()
  beforeAll(() => {
    all = books()
  })
  const names = ['tn', "tn with the agency's lists", 'ma', "ma with the agency's lists"]
  const forAll = (check: (book: Rulebook, facts: GoalFacts) => void) =>
    fc.assert(
      fc.property(fc.constantFrom(...names), anyFacts, (name, drawn) => {
        const book = all.get(name)
        if (!book) throw new Error(`there is no rulebook "${name}"`)
        const types = book.caseTypes().map(({ id }) => id)
        const caseType = drawn.caseType && types[Number(drawn.caseType) % types.length]
        check(book, caseType === undefined ? drawn : { ...drawn, caseType })
      }),
      { numRuns: 1500 },
    )

  test('forgetting a fact never opens what was not open', () => {
    forAll((book, facts) => {
      for (const key of ['caseType', 'guardianship', 'age', 'dateOfBirth', 'served', 'preconditions']) {
        if (key === 'dateOfBirth' && facts.age !== undefined) continue
        const fewer = book.allowedGoals(without(facts, key))
        const before = book.allowedGoals(facts)
        for (const [index, answer] of fewer.entries()) {
          if (isOpen(answer.verdict))
            expect(isOpen(before[index]?.verdict ?? 'unknown'), `${answer.goal} without ${key}`).toBe(true)
        }
      }
    })
  })

  test('knowing more never widens: an answer only becomes more certain', () => {
    forAll((book, facts) => {
      for (const key of ['caseType', 'guardianship', 'age', 'served', 'preconditions']) {
        const more = book.allowedGoals(facts)
        for (const [index, answer] of book.allowedGoals(without(facts, key)).entries()) {
          expect(COULD_BECOME[answer.verdict], `${answer.goal}, ${key}`).toContain(more[index]?.verdict)
        }
      }
    })
  })

  test('one more active goal never opens anything', () => {
    forAll((book, facts) => {
      const before = book.allowedGoals(facts)
      const after = book.allowedGoals({
        ...facts,
        activeGoals: [...(facts.activeGoals ?? []), 'exit-custody-to-relative'],
      })
      for (const [index, answer] of after.entries())
        if (isOpen(answer.verdict)) expect(answer.verdict).toBe(before[index]?.verdict)
    })
  })

  test('the list and the single answer are the same answer, in the order of the goals', () => {
    forAll((book, facts) => {
      const answers = book.allowedGoals(facts)
      expect(answers.map(({ goal }) => goal)).toEqual(book.goals().map(({ id }) => id))
      for (const answer of answers) expect(book.verdictFor(answer.goal, facts)).toEqual(answer)
    })
  })

  test('the federal floor holds in every state, whatever an agency lists', () => {
    forAll((book, facts) => {
      const age = facts.dateOfBirth === undefined ? facts.age : ageOn(facts.dateOfBirth, book.on)
      for (const goal of book.goals().filter(({ federalClass }) => federalClass === 'appla')) {
        if (age === undefined || age < 16)
          expect(isOpen(book.verdictFor(goal.id, facts).verdict), goal.id).toBe(false)
      }
    })
  })

  test('a person who is not served gets no goal where goals are for served children', () => {
    forAll((book, facts) => {
      if (!book.servedOnly().value) return
      for (const { verdict } of book.allowedGoals({ ...facts, served: false }))
        expect(verdict).toBe('not-allowed')
    })
  })

  test('every answer is one sentence with a full stop, and a day is named only for a refusal', () => {
    forAll((book, facts) => {
      for (const { because, verdict, allowedFrom } of book.allowedGoals(facts)) {
        expect(because).toMatch(/^["A-Z][^.!?]*\.$/)
        if (allowedFrom !== null) expect(verdict).toBe('not-allowed')
      }
    })
  })

  test('on the day an answer names it is open, and the day before it is not', () => {
    forAll((book, facts) => {
      for (const { goal, allowedFrom } of book.allowedGoals(facts)) {
        if (allowedFrom === null) continue
        const at = (goalDate: string) => isOpen(book.verdictFor(goal, { ...facts, goalDate }).verdict)
        const dayBefore = new Date(Date.parse(allowedFrom) - 86_400_000).toISOString().slice(0, 10)
        expect([at(allowedFrom), at(dayBefore)]).toEqual([true, false])
      }
    })
  })

  test('the days on which refusals end do come up', () => {
    expect(
      all.get('tn')?.verdictFor('ppla', { caseType: 'custodial', served: true, dateOfBirth: '2015-03-04' })
        .allowedFrom,
    ).toBe('2031-03-04')
  })
})

test('age and birthday agree on every day of a life', () => {
  fc.assert(
    fc.property(
      fc.oneof(days, fc.constantFrom('2000-02-29', '2024-02-29')),
      fc.integer({ min: 0, max: 30 }),
      (born, age) => {
        const day = birthday(born, age)
        const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
        expect([ageOn(born, day), ageOn(born, eve)]).toEqual([age, age - 1])
      },
    ),
  )
})
