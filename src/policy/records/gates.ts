import { rulesOf, type RuleSet } from '../ruleset.ts'
import type { GateAnswer, RuleFacts } from '../types.ts'
import { judge } from './condition.ts'
import { pick } from './words.ts'

/**
 * What must hold before a step, the state's gates first. A gate that does not apply to these facts is left out; one
 * that may apply stays, and is open unless it holds in any case.
 */
export function gatesOf(rules: RuleSet, gate: string, facts: RuleFacts): GateAnswer[] {
  const all = [rules.edition, rules.federal].flatMap((edition) => rulesOf(edition, 'gate'))
  return all
    .filter((rule) => rule.gate === gate)
    .flatMap((rule) => {
      const applies = judge(rule.when, facts)
      if (applies.truth === false) return []
      const held = judge(rule.holds, facts)
      const met = held.truth === false && applies.truth === null ? null : held.truth
      const missing = met === null ? [...new Set([...applies.missing, ...held.missing])] : []
      return { id: rule.id, met, ...pick(rule), mend: rule.mend, missing }
    })
}
