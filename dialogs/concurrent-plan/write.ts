import type { WriteStep } from '../../src/bot/ports.ts'
import { standingPlan, towardOf, type PlanAnswers } from './questions.ts'
import type { Decided } from '../decision.ts'
import { ruleFacts, type Chosen, type Context } from '../record-goal/rules.ts'

/** The step that writes the concurrent plan; it takes the place of the one that stands. */
export const planStep = (
  r: PlanAnswers & Chosen & Decided,
  c: Context,
  overOneYear: { date: string; decision: string } | null = null,
): WriteStep => {
  const replaced = standingPlan(c)
  const toward = towardOf(r, c)
  return {
    kind: 'concurrent-plan',
    of: c.facts.child.id,
    body: {
      concurrentGoal: ruleFacts(r, c)['concurrent-goal'],
      establishedOn: r.decidedOn ?? c.today,
      forum: r.decidedForum ?? '',
      steps: (r.planSteps ?? []).map((what) => ({ toward, what })),
      ...(r.relatives !== undefined && {
        relatives: {
          considered: r.relatives === 'yes',
          ...(r.whyNoRelatives !== undefined && { contraryToWelfareReason: r.whyNoRelatives }),
        },
      }),
      ...(r.planResource !== undefined && { resource: r.planResource }),
      ...(r.planEfforts !== undefined && { reasonableEfforts: r.planEfforts }),
      ...(overOneYear !== null && { overOneYear }),
      ...(replaced !== null && { replaces: replaced.id }),
      edition: c.rules.edition ?? '',
    },
  }
}

/** The step that writes the contact note of a decision. */
export const noteStep = (narrative: string, r: Decided, c: Context): WriteStep => ({
  kind: 'contact-note',
  of: c.facts.case.id,
  body: { kind: 'goal', occurredOn: r.decidedOn ?? c.today, narrative },
})

/** The step that ends the concurrent plan on record; none where none stands. */
export const planClosure = (reason: string, c: Context): WriteStep[] => {
  const plan = standingPlan(c)
  if (plan === null) return []
  return [{ kind: 'concurrent-plan-closure', of: plan.id, ifMatch: `"${plan.version}"`, body: { reason } }]
}

/** The step that ends a goal on record, as the version the worker saw. */
export const closureStep = (goal: { id: string; version: number }, reason: string): WriteStep => ({
  kind: 'goal-closure',
  of: goal.id,
  ifMatch: `"${goal.version}"`,
  body: { reason },
})
