import { aims, rulesOf, type RuleSet } from './ruleset.ts'
import type { GoalDefinition, GoalFacts, Requirement, Ruled } from './types.ts'

type Recruitment = 'here' | 'adoption-case' | 'none' | 'unknown'

/** Where recruitment is recorded for a goal; open facts make it unknown unless they cannot matter. */
export function recruitmentFor(rules: RuleSet, goal: GoalDefinition, facts: GoalFacts): Ruled<Recruitment> {
  const degrees =
    facts.guardianship && facts.guardianship !== 'unknown'
      ? [facts.guardianship]
      : (['none', 'partial', 'full'] as const)
  const speaking = rulesOf(rules.edition, 'recruitment').filter(
    ({ planClass }) => planClass === goal.planClass,
  )
  const found = degrees.map((degree) => speaking.find((rule) => rule.guardianship?.includes(degree) ?? true))
  const [first] = found
  if (first && found.every((rule) => rule?.value === first.value)) return ruled(first, first.value)
  if (found.every((rule) => rule === undefined)) return silent(rules, 'unknown', 'recruitment for this goal')
  const because = 'Where recruitment is entered depends on the guardianship status, which is not known here.'
  return { value: 'unknown', because, citation: found.findLast((rule) => rule)?.citation ?? null }
}

export function resourceLinkFor(rules: RuleSet, goal: GoalDefinition): Ruled<boolean> {
  const [rule] = rulesOf(rules.edition, 'resource-link')
  if (!rule) return silent(rules, false, 'linking a permanent family')
  return aims(rule, goal)
    ? ruled(rule, true)
    : { value: false, because: rule.otherwise, citation: rule.citation }
}

export function planClassFor(
  rules: RuleSet,
  goal: GoalDefinition,
): Ruled<'custodial' | 'non-custodial' | 'unknown'> {
  const rule = rulesOf(rules.edition, 'plan-class').find(({ planClass }) => planClass === goal.planClass)
  return rule ? ruled(rule, rule.planClass) : silent(rules, 'unknown', 'what this goal means for the plan')
}

/** What else is recorded with a goal: the federal demands first, each demand once. */
export function requirementsFor(rules: RuleSet, goal: GoalDefinition): Ruled<Requirement>[] {
  const all = [rules.federal, rules.edition].flatMap((edition) => rulesOf(edition, 'requirement'))
  const own = all.filter((rule) => aims(rule, goal))
  return own
    .filter((rule, index) => own.findIndex(({ value }) => value === rule.value) === index)
    .map((rule) => ruled(rule, rule.value))
}

export function goalLimitOf(rules: RuleSet): Ruled<number | null> {
  const [rule] = rulesOf(rules.edition, 'goal-limit')
  return rule ? ruled(rule, rule.value) : silent(rules, null, 'how many goals a child may have')
}

export function servedOnlyOf(rules: RuleSet): Ruled<boolean> {
  const [rule] = rulesOf(rules.edition, 'served-only')
  return rule ? ruled(rule, true) : silent(rules, false, 'who may have a goal')
}

export function targetDateOf(rules: RuleSet): Ruled<boolean> {
  const [rule] = rulesOf(rules.edition, 'target-date')
  return rule ? ruled(rule, rule.required) : silent(rules, false, 'a target date')
}

function ruled<T>(rule: { because: string; citation: Ruled<T>['citation'] }, value: T): Ruled<T> {
  return { value, because: rule.because, citation: rule.citation }
}

function silent<T>(rules: RuleSet, value: T, about: string): Ruled<T> {
  return { value, because: `The ${rules.edition.name} rules say nothing about ${about}.`, citation: null }
}
