import { rulesOf, type RuleSet } from '../ruleset.ts'
import type { CodeList, Ruled } from '../types.ts'
import { pick } from './words.ts'

/** A list of codes, or null where no rule names one. A missing list has no items. */
export function listOf({ edition, federal }: RuleSet, id: string): CodeList | null {
  const rule = [edition, federal].flatMap((one) => rulesOf(one, 'list')).find(({ list }) => list === id)
  if (!rule) return null
  const { items, open, tag } = rule
  return { items, open, missing: rule.missing !== undefined, checkedOn: null, tag, ...pick(rule) }
}

/** What the rules state about a topic, for a question to quote; null where they state nothing. */
export function statementOf({ edition, federal }: RuleSet, topic: string): Ruled<true> | null {
  const rule = [edition, federal]
    .flatMap((one) => rulesOf(one, 'statement'))
    .find((one) => one.topic === topic)
  return rule ? { value: true, ...pick(rule) } : null
}
