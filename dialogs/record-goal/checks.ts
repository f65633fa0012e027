import { sayDate } from '../../src/dialog/index.ts'
import type { Refusal } from '../../src/dialog/types.ts'
import type { GoalFacts } from '../../src/policy/types.ts'
import * as rules from './rules.ts'
import type { Chosen, Context } from './rules.ts'

/** The rule's own words where it says no. A code that is no goal has no rule; the list refuses it. */
const goalObjection = (goal: string, facts: GoalFacts, c: Context): Refusal | null => {
  if (c.rules.goal(goal) === null) return null
  const answer = c.rules.verdictFor(goal, facts)
  if (rules.choosable(answer, facts)) return null
  const { because, allowedFrom, citation } = answer
  const twice = facts.activeGoals?.includes(goal) ?? false
  return { because: twice ? `${answer.label} is already one of the goals.` : because, allowedFrom, citation }
}

export const firstGoal = (goal: string, a: Chosen, c: Context): Refusal | null =>
  goalObjection(goal, rules.goalFacts(a, c), c)

export const secondGoal = (goal: string, a: Chosen, c: Context): Refusal | null =>
  goalObjection(goal, rules.secondFacts(a, c), c)

export const concurrentGoal = (goal: string, a: Chosen, c: Context): Refusal | null =>
  goalObjection(goal, rules.concurrentFacts(a, c), c)

export const startDate = (day: string, _: Chosen, c: Context): Refusal | null => {
  if (day > c.today) return { because: `The start date cannot be after today, ${sayDate(c.today)}.` }
  const born = c.facts.child.dateOfBirth
  return born !== null && day < born
    ? { because: 'The start date cannot be before the child was born.' }
    : null
}

export const targetDate = (day: string, a: Chosen, c: Context): Refusal | null => {
  const start = rules.goalDate(a, c)
  if (day < c.today) return { because: `The target date cannot be before today, ${sayDate(c.today)}.` }
  if (day > start) return null
  return { because: `The target date must be after the start date, ${sayDate(start)}.` }
}

export const ruledOut = (values: readonly string[], a: Chosen, c: Context): Refusal | null => {
  const left = rules.otherGoals(a, c).filter(({ value }) => !values.includes(value))
  const rule = rules.needing('ruled-out', a, c)?.rule
  if (left.length === 0 || !rule) return null
  const still = left.map(({ label }) => label).join(', ')
  return { because: `${rule.because} Not ruled out yet: ${still}.`, citation: rule.citation }
}

/** Why no goal can be recorded for this person now; null when one can. */
export const closedDoor = (c: Context): Refusal | null => {
  const served = c.rules.servedOnly()
  if (served.value && !c.facts.child.served) return { because: served.because, citation: served.citation }
  const limit = c.rules.goalLimit()
  if (rules.room(c) < 1 && !rules.replacing({}, c)) {
    const has = c.facts.activeGoals.map(({ label }) => label).join(' and ')
    const because = `${limit.because} This child has ${has}. One has to end before another begins.`
    return { because, citation: limit.citation }
  }
  return rules.goalOptions({}, c).length > 0 ? null : nothingToChoose(c)
}

const nothingToChoose = (c: Context): Refusal => {
  const answers = c.rules.allowedGoals(rules.goalFacts({}, c))
  const silent = answers.find(({ verdict }) => verdict === 'unknown')
  const said = silent ?? answers[0]
  const next =
    silent || !said
      ? 'Your agency can supply the list of goals. Until then, please ask your supervisor.'
      : 'Please ask your supervisor.'
  const because = `${said?.because ?? 'The documents name no goals for this case.'} ${next}`
  return { because, allowedFrom: said?.allowedFrom ?? null, citation: said?.citation ?? null }
}
