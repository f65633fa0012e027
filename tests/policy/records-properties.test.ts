import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Edition } from '../../policy/edition.ts'
import { loadLibrary } from '../../policy/index.ts'
import { askedBy, valuesOf } from '../../policy/record-checks.ts'
import type { ConditionData } from '../../policy/condition-schema.ts'
import type { FactData } from '../../policy/record-schema.ts'
import { rulebook, statesOf } from '../../src/policy/rulebook.ts'
import type { RuleFacts, Rulebook, StateCode } from '../../src/policy/types.ts'

const library = loadLibrary()
const states = statesOf(library)

/** A draw of a state, a day and facts. */
interface Drawn {
  book: Rulebook
  edition: Edition
  facts: RuleFacts
}

const conditionsOf = (edition: Edition) =>
  edition.rules.flatMap((rule) => askedBy(rule)).flatMap(([, asked]) => Object.entries(asked))

/** Facts that some condition asks to be on record: learning one of them changes the record, not what is known of it. */
const aboutTheRecord = (editions: readonly Edition[]): ReadonlySet<string> =>
  new Set(
    editions
      .flatMap(conditionsOf)
      .filter(([, condition]) => condition === 'known' || condition === 'missing')
      .map(([id]) => id),
  )

function codesOf(fact: FactData, edition: Edition): fc.Arbitrary<string> {
  const named = conditionsOf(edition).flatMap(([id, condition]: [string, ConditionData]) =>
    id === fact.id && Array.isArray(condition) ? condition : [],
  )
  return fc.constantFrom(...new Set([...(valuesOf(fact, edition) ?? named), 'something-else']))
}

function valueOf(fact: FactData, edition: Edition): fc.Arbitrary<RuleFacts[string]> {
  if (fact.kind === 'yes-no') return fc.boolean()
  if (fact.kind === 'number') return fc.integer({ min: -2, max: 40 })
  if (fact.kind === 'code') return codesOf(fact, edition)
  if (fact.kind === 'codes') return fc.uniqueArray(codesOf(fact, edition), { maxLength: 3 })
  return fc.constantFrom('', 'x-1')
}

/** Half of the facts are not known, and now and then one is of a kind it cannot be. */
const factsOf = (edition: Edition): fc.Arbitrary<RuleFacts> =>
  fc.record(
    Object.fromEntries(
      edition.facts.map((fact) => [
        fact.id,
        fc.oneof(
          { weight: 10, arbitrary: valueOf(fact, edition) },
          { weight: 10, arbitrary: fc.constant(undefined) },
          {
            weight: 1,
            arbitrary: fc.constantFrom<RuleFacts[string]>(Number.NaN, 'nonsense', ['x'], true, 7),
          },
        ),
      ]),
    ),
  )

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

const drawn: fc.Arbitrary<Drawn> = fc.constantFrom(...states).chain((state: StateCode) =>
  fc.oneof(days, fc.constant('2026-11-22')).chain((on) => {
    const book = rulebook(library, state, on)
    const editions = library.editions[state] ?? []
    const edition = editions.findLast(({ effective }) => effective <= on) ?? editions[0]
    if (!edition) throw new Error(`there is no edition for ${state}`)
    return factsOf(edition).map((facts) => ({ book, edition, facts }))
  }),
)

const namesIn = ({ rules }: Edition) => ({
  fields: rules.flatMap((rule) => (rule.rule === 'field' ? [[rule.record, rule.field] as const] : [])),
  gates: [...new Set(rules.flatMap((rule) => (rule.rule === 'gate' ? [rule.gate] : [])))],
  services: [...new Set(rules.flatMap((rule) => (rule.rule === 'refer' ? [rule.service] : [])))],
})

const forAll = (check: (one: Drawn) => void) => fc.assert(fc.property(drawn, check), { numRuns: 400 })

/** What a fact that is not known could turn out to be, one of them chosen. */
const learnt = drawn.chain((one) => {
  const record = aboutTheRecord([one.edition, ...(library.editions.us ?? [])])
  const open = one.edition.facts.filter(({ id }) => one.facts[id] === undefined && !record.has(id))
  if (!open.length) return fc.constant(null)
  return fc
    .constantFrom(...open)
    .chain((fact) =>
      valueOf(fact, one.edition).map((value) => ({ ...one, more: { ...one.facts, [fact.id]: value } })),
    )
})

describe('for every state, on any day, whatever is known', () => {
  test('every question has an answer, with a reason in one sentence, and never throws', () => {
    forAll(({ book, edition, facts }) => {
      const { fields, gates, services } = namesIn(edition)
      for (const [record, field] of fields) {
        const { value, because, missing } = book.need(record, field, facts)
        expect(because).toMatch(/^[^a-z].*\.$/)
        if (book.edition !== null) expect(missing.length > 0, `${record}/${field}`).toBe(value === 'unknown')
      }
      for (const gate of gates)
        for (const { met, missing } of book.gates(gate, facts))
          if (book.edition !== null) expect(missing.length > 0, gate).toBe(met === null)
      for (const service of services) expect(book.referral(service, facts).because).toMatch(/\.$/)
    })
  })

  test('without an edition nothing is for sure and no gate is met', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), (state) => {
        const first = library.editions[state]?.[0]
        const book = rulebook(library, state, '1980-01-01')
        for (const [record, field] of first ? namesIn(first).fields : [])
          expect(book.need(record, field, {}).value).toBe('unknown')
        expect(book.gates('any', {}).every(({ met }) => met === null)).toBe(true)
        expect(book.referral('any', {}).value).toBe('unknown')
      }),
    )
  })

  test('learning a fact never takes back an answer that was given', () => {
    fc.assert(
      fc.property(learnt, (one) => {
        if (!one) return
        const { book, edition, facts, more } = one
        const { fields, gates, services } = namesIn(edition)
        for (const [record, field] of fields) {
          const before = book.need(record, field, facts).value
          if (before !== 'unknown')
            expect(book.need(record, field, more).value, `${record}/${field}`).toBe(before)
        }
        for (const gate of gates) {
          const after = book.gates(gate, more)
          for (const { id, met } of book.gates(gate, facts)) {
            const now = after.find((answer) => answer.id === id)
            if (met === false) expect(now?.met, id).toBe(false)
            if (met === true && now) expect(now.met, id).toBe(true)
          }
        }
        for (const service of services) {
          const before = book.referral(service, facts).value
          if (before !== 'unknown') expect(book.referral(service, more).value, service).toBe(before)
        }
      }),
      { numRuns: 600 },
    )
  })

  test('a must that may still apply is never told as a may', () => {
    forAll(({ book, edition, facts }) => {
      for (const service of namesIn(edition).services) {
        if (book.referral(service, facts).value !== 'may') continue
        for (const fact of edition.facts.filter(
          ({ id, kind }) => facts[id] === undefined && kind === 'yes-no',
        ))
          for (const value of [true, false])
            expect(book.referral(service, { ...facts, [fact.id]: value }).value, fact.id).toBe('may')
      }
    })
  })
})
