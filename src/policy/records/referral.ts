import { rulesOf, type RuleSet } from '../ruleset.ts'
import type { ReferralAnswer, RuleFacts } from '../types.ts'
import { judge } from './condition.ts'
import { openFacts, pick, silence } from './words.ts'

/**
 * Whether a referral must or may be made. A scenario that holds and says must decides. While one that says must is
 * open the answer is unknown, even where another already says may.
 */
export function referralOf(rules: RuleSet, service: string, facts: RuleFacts): ReferralAnswer {
  const scenarios = [rules.edition, rules.federal]
    .flatMap((edition) => rulesOf(edition, 'refer'))
    .filter((rule) => rule.service === service)
    .map((rule) => ({ rule, ...judge(rule.when, facts) }))
  for (const value of ['must', 'may'] as const) {
    const own = scenarios.filter(({ rule }) => rule.value === value)
    const sure = own.find(({ truth }) => truth)
    if (sure) return { value, scenario: sure.rule.id, ...pick(sure.rule), missing: [] }
    const open = own.filter(({ truth }) => truth === null)
    if (open[0]) {
      const missing = [...new Set(open.flatMap((one) => one.missing))]
      const { citation } = open[0].rule
      return { value: 'unknown', scenario: null, because: openFacts(rules, missing), citation, missing }
    }
  }
  const none = { value: 'not-named', scenario: null, missing: [] } as const
  const [first] = scenarios
  if (!first) return { ...none, ...silence(rules, 'this referral') }
  return { ...none, because: 'No scenario that the rules name fits here.', citation: first.rule.citation }
}
