import type { NewConcurrentPlan } from '../../contract/concurrent-plans.ts'
import type { IsoDate, RuleFacts, Rulebook } from '../../../policy/types.ts'
import { problem, type Answer } from '../answers.ts'
import { timeInCare } from '../../../policy/time-in-care.ts'
import type { ChildRow } from '../goals/child.ts'
import { about, firstOf, lacking, unlisted } from '../rules.ts'

interface Judged {
  plan: NewConcurrentPlan
  child: ChildRow
  book: Rulebook
  today: IsoDate
}

/** What the rules look at; without a plan, what they ask of the child's goals as they stand. */
export function concurrentFacts(
  child: ChildRow,
  day: IsoDate,
  plan: NewConcurrentPlan | null = null,
): RuleFacts {
  const inRole = (role: string) => child.active.find((one) => one.role === role)?.goal
  return {
    'primary-goal': inRole('primary'),
    'concurrent-goal': plan?.concurrentGoal ?? inRole('concurrent'),
    'main-goal-on-record': inRole('primary') !== undefined,
    'relatives-considered': plan?.relatives?.considered,
    'case-type': child.caseType,
    ...timeInCare(child.facts, day),
  }
}

/** Why a concurrent plan cannot be recorded beside the goals on record; null where it can. */
export function judgePlan(judged: Judged): Answer | null {
  const { plan, child, book } = judged
  return firstOf(
    () => judgeGoals(judged),
    () => judgeDays(judged),
    () => judgeRelatives(plan),
    () => lacking(book, 'concurrent-plan', givenIn(plan), concurrentFacts(child, plan.establishedOn, plan)),
    () =>
      firstOf(
        ...plan.steps.map(
          ({ toward }) =>
            () =>
              unlisted(book, 'concurrent-step', 'steps', toward),
        ),
      ),
    () => unlisted(book, 'decided-forum', 'forum', plan.forum),
    () => unlisted(book, 'over-one-year-decision', 'over-one-year', plan.overOneYear?.decision),
  )
}

function judgeGoals({ plan, child, book }: Judged): Answer | null {
  const primary = child.active.find(({ role }) => role === 'primary')
  if (!primary)
    return problem('no-primary-goal', 'The child has no active primary goal yet. Record that goal first.')
  if (plan.concurrentGoal === primary.goal)
    return about('concurrent-goal', 'contradiction', 'The concurrent goal is another goal than the main one.')
  const standing = child.active.find(({ role }) => role === 'concurrent')
  if (standing && standing.goal !== plan.concurrentGoal)
    return about('concurrent-goal', 'contradiction', 'Another concurrent goal is on record for the child.')
  const { verdict, because } = book.verdictFor(plan.concurrentGoal, {
    caseType: child.caseType,
    guardianship: child.guardianship,
    goalDate: plan.establishedOn,
    served: child.served,
    ...(child.dateOfBirth !== null && { dateOfBirth: child.dateOfBirth }),
  })
  if (verdict === 'not-allowed') return about('concurrent-goal', 'goal-not-allowed', because)
  return verdict === 'unknown' ? about('concurrent-goal', 'goal-not-known', because) : null
}

function judgeDays({ plan, child, today }: Judged): Answer | null {
  if (plan.establishedOn > today)
    return about(
      'established-on',
      'day-in-future',
      'The plan’s day lies in the future. Use today or an earlier day.',
    )
  if (child.dateOfBirth !== null && plan.establishedOn < child.dateOfBirth)
    return about('established-on', 'day-order', 'The plan’s day lies before the child was born.')
  if (plan.overOneYear && plan.overOneYear.date > today)
    return about('over-one-year', 'day-in-future', 'The team’s decision lies in the future.')
  const early = plan.steps.some(({ by }) => by !== undefined && by < plan.establishedOn)
  return early ? about('steps', 'day-order', 'A step is due before the plan’s own day.') : null
}

function judgeRelatives({ relatives }: NewConcurrentPlan): Answer | null {
  if (!relatives?.considered || relatives.contraryToWelfareReason === undefined) return null
  return about(
    'relatives',
    'contradiction',
    'Relatives are part of the plan, so there is no reason to leave them out. Keep one of the two.',
  )
}

const givenIn = (plan: NewConcurrentPlan) => ({
  steps: plan.steps.length > 0,
  relatives: plan.relatives !== undefined,
  'contrary-to-welfare-reason': plan.relatives?.contraryToWelfareReason !== undefined,
  resource: plan.resource !== undefined,
  'reasonable-efforts': plan.reasonableEfforts !== undefined,
  'over-one-year': plan.overOneYear !== undefined,
})
