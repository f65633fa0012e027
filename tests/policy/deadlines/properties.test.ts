import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/policy/deadlines/arithmetic.ts'
import type { Duty, DutyCase } from '../../../src/policy/deadlines/types.ts'
import type { StateCode } from '../../../src/policy/types.ts'
import { caseOf, dutiesOf, goal, shipped } from './situation.ts'

const today = '2026-11-22'
const day = fc.integer({ min: -900, max: 90 }).map((away) => addDays(today, away))
const states: readonly StateCode[] = ['tn', 'mo', 'wi', 'ma']

/** What may have happened or not: nothing but its day says that it did. */
const rulesOfEvents = new Set(
  Object.values(shipped.editions)
    .flat()
    .flatMap(({ rules }) => rules)
    .flatMap((rule) =>
      rule.rule === 'deadline' && (rule.trigger?.event || rule.kind === 'gate' || rule.kind === 'condition')
        ? [rule.id]
        : [],
    ),
)
const dayFacts = (state: StateCode) => {
  const editions = [...(shipped.editions[state] ?? []), ...(shipped.editions.us ?? [])]
  const ids = editions.flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'day').map(({ id }) => id))
  return [...new Set(ids)].map((id) =>
    id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
  )
}

const situation = fc
  .constantFrom(...states)
  .chain((state) => {
    const facts = fc.record(Object.fromEntries(dayFacts(state).map((name) => [name, day])), {
      requiredKeys: [],
    })
    const types = shipped.editions[state]?.at(-1)?.caseTypes.map(({ id }) => id) ?? []
    const goals = fc.subarray([goal('reunification'), goal('adoption', 'concurrent')])
    return fc.tuple(fc.constant(state), fc.constantFrom(...types), facts, goals)
  })
  .map(([state, caseType, facts, goals]): DutyCase => caseOf(state, caseType, facts, { goals }))

/** A state's duty and the federal one it stands for are the same duty to a worker. */
const covering = Object.values(shipped.editions)
  .flat()
  .flatMap(({ rules }) => rules)
  .flatMap((rule) =>
    rule.rule === 'deadline' ? (rule.covers ?? []).map((id) => [id, rule.id] as const) : [],
  )
const standFor = (floor: string, rule: string) => covering.some(([id, by]) => id === floor && by === rule)

const stands = (duties: readonly Duty[], { rule, child }: Duty) =>
  duties.some((one) => (one.rule === rule || standFor(rule, one.rule)) && (one.child ?? child) === child)

describe('for every state, whatever is on record', () => {
  test('forgetting a fact never makes a duty disappear in silence', () => {
    fc.assert(
      fc.property(situation, fc.nat(), (of, at) => {
        const names = Object.keys(of.facts)
        const forgotten = names[at % Math.max(names.length, 1)]
        if (forgotten === undefined) return
        const facts = Object.fromEntries(Object.entries(of.facts).filter(([name]) => name !== forgotten))
        const openedOn = forgotten === 'openedOn' ? null : of.openedOn
        const after = dutiesOf({ ...of, openedOn, facts }, today)
        for (const duty of dutiesOf(of, today))
          // Where two days contradict each other, taking one away may settle which holds.
          if (!rulesOfEvents.has(duty.rule) && duty.problem?.kind !== 'contradictory')
            expect(stands(after, duty), `${duty.rule} without ${forgotten}`).toBe(true)
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  test('a duty has a day, or a problem, or is one that never has a day; its number is its own', () => {
    fc.assert(
      fc.property(situation, (of) => {
        const duties = dutiesOf(of, today)
        expect(new Set(duties.map(({ id }) => id)).size).toBe(duties.length)
        for (const { due, problem, kind, citation, id } of duties) {
          expect([due !== null, problem !== null].filter(Boolean).length, id).toBe(
            problem === null && (kind === 'gate' || kind === 'condition') ? 0 : 1,
          )
          expect(citation?.quote).toBeTruthy()
          if (due) expect(due.earliest <= due.latest && due.readings.length > 0, id).toBe(true)
          expect(`${problem?.says}`).not.toContain('2016-02-29')
        }
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  test('the same case on the same day has the same duties under the same numbers', () => {
    fc.assert(
      fc.property(situation, (of) => {
        expect(dutiesOf(of, today)).toEqual(dutiesOf(of, today))
      }),
      { numRuns: 20 },
    )
  }, 60_000)
})
