import type { Edition } from '../../../policy/edition.ts'
import { codesIn, valuesOf } from '../../../policy/record-checks.ts'
import type { ConditionData, ConditionsData } from '../../../policy/condition-schema.ts'
import type { FactData } from '../../../policy/record-schema.ts'
import type { RuleFacts } from '../types.ts'
import { holds } from './condition.ts'

/** Whether some case could satisfy all of these conditions at once. */
export function possible(all: readonly ConditionsData[], edition: Edition): boolean {
  return factIds(all).every((id) => {
    const asked = askedOf(id, all)
    return samplesOf(id, asked, edition).some((value) => asked.every((one) => holds(one, value) === true))
  })
}

/** Whether every case that satisfies the first conditions satisfies the second ones too. */
export function implies(first: ConditionsData, second: ConditionsData, edition: Edition): boolean {
  return Object.entries(second).every(([id, condition]) => {
    const own = first[id]
    if (own === undefined) return false
    const samples = samplesOf(id, [own, condition], edition)
    return samples.every((value) => holds(own, value) !== true || holds(condition, value) === true)
  })
}

/**
 * Values between which these conditions can tell apart. For a fact that holds several codes the largest sets come
 * first, since only `none` asks for fewer; single codes and the empty set tell the rest.
 */
export function samplesOf(
  id: string,
  asked: readonly ConditionData[],
  edition: Edition,
): RuleFacts[string][] {
  const fact = edition.facts.find((one) => one.id === id)
  if (!fact) return [undefined]
  if (fact.kind === 'yes-no') return [undefined, true, false]
  if (fact.kind === 'number') return [undefined, ...numbersAround(asked)]
  if (fact.kind === 'day' || fact.kind === 'instant' || fact.kind === 'text') return [undefined, 'something']
  const codes = codesAround(fact, asked, edition)
  if (fact.kind === 'code') return [undefined, ...codes]
  const refused = new Set(asked.flatMap((one) => (isNone(one) ? one.none : [])))
  const sets = [codes, codes.filter((code) => !refused.has(code)), ...codes.map((code) => [code]), []]
  return [undefined, ...sets, ...asked.flatMap((one) => (codesIn(one) ? [codesIn(one) ?? []] : []))]
}

const isNone = (one: ConditionData): one is { none: string[] } =>
  typeof one === 'object' && !Array.isArray(one) && 'none' in one

function codesAround(fact: FactData, asked: readonly ConditionData[], edition: Edition): string[] {
  const named = asked.flatMap((one) => codesIn(one) ?? [])
  return [...new Set(valuesOf(fact, edition) ?? [...named, 'something-else'])]
}

function numbersAround(asked: readonly ConditionData[]): number[] {
  const bounds = asked.flatMap((one) =>
    typeof one === 'object' && !Array.isArray(one) && !('all' in one) && !('none' in one)
      ? [one.from, one.below].flatMap((bound) => bound ?? [])
      : [],
  )
  return [...new Set([0, ...bounds.flatMap((bound) => [bound - 1, bound])])]
}

const factIds = (all: readonly ConditionsData[]) => [...new Set(all.flatMap((one) => Object.keys(one)))]
const askedOf = (id: string, all: readonly ConditionsData[]) =>
  all.flatMap((one) => {
    const asked = one[id]
    return asked === undefined ? [] : [asked]
  })
