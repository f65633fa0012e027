import type { z } from 'zod'
import { contentHashOf } from '../../bot/plan-hash.ts'
import type { OneWrite, WriteKind } from '../../bot/ports.ts'
import { CasePlan, NewCasePlan, PlanApproval, PlanSubmission } from '../contract/case-plans.ts'
import { CesOutcome, CesReferral, NewCesOutcome, NewCesReferral } from '../contract/ces-referrals.ts'
import { ClosingSummary, ClosingSummaryBody } from '../contract/closing-summary.ts'
import { ConcurrentPlan, NewConcurrentPlan } from '../contract/concurrent-plans.ts'
import { ContactNote, NewContactNote } from '../contract/contact-notes.ts'
import { Closure, Goal, GoalList, NewGoals } from '../contract/permanency-goals.ts'
import { NewServicePlanGoal, ServicePlanGoal } from '../contract/service-plan-goals.ts'
import { Id } from '../contract/values.ts'

/** One kind of write: where it goes, what it carries, and the numbers of what came of it. */
interface Way<Body extends z.ZodType, Answer extends z.ZodType> {
  method?: 'PUT'
  path: (of: string) => string
  body: Body
  answer: Answer
  /** The version that is meant where a write names none: that of a record which does not stand yet. */
  first?: string
  /** The records' numbers, or null where the answer is about something else than was sent. */
  saved: (answer: z.output<Answer>, sent: z.output<Body>, write: OneWrite) => readonly string[] | null
}

export interface Sendable {
  method: 'POST' | 'PUT'
  path: string
  ifMatch: string | null
  saved: (body: unknown) => readonly string[] | null
}

const way =
  <Body extends z.ZodType, Answer extends z.ZodType>(of: Way<Body, Answer>) =>
  (write: OneWrite): Sendable | null => {
    const sent = of.body.safeParse(write.body)
    if (!sent.success || !Id.safeParse(write.of).success) return null
    return {
      method: of.method ?? 'POST',
      path: of.path(write.of),
      ifMatch: quoted(write.ifMatch ?? of.first ?? null),
      saved: (body) => {
        const read = of.answer.safeParse(body)
        return read.success ? of.saved(read.data, sent.data, write) : null
      },
    }
  }

/** An ETag stands in double quotes; a bare version number is meant as one. */
const quoted = (version: string | null) =>
  version !== null && /^\d+$/.test(version) ? `"${version}"` : version

const one = ({ id }: { id: string }, fits: boolean): readonly string[] | null => (fits ? [id] : null)

const planHash = ({ edition: _, ...content }: NewCasePlan) => contentHashOf(content)

const ways: Record<WriteKind, (write: OneWrite) => Sendable | null> = {
  'permanency-goals': way({
    path: (child) => `/v1/children/${child}/permanency-goals`,
    body: NewGoals,
    answer: GoalList,
    saved: ({ items }, { goals }, { case: file, of }) => {
      const ours = (goal: Goal) =>
        goal.child === of &&
        goal.case === file &&
        goals.some(
          (s) => s.goal === goal.goal && s.role === goal.role && (s.targetDate ?? null) === goal.targetDate,
        )
      const ids = items.map(({ id }) => id)
      const whole = ids.length === goals.length && new Set(ids).size === ids.length && items.every(ours)
      return whole ? ids : null
    },
  }),
  'goal-closure': way({
    path: (goal) => `/v1/permanency-goals/${goal}/closure`,
    body: Closure,
    answer: Goal,
    saved: (goal, { reason }, { of }) =>
      one(goal, goal.id === of && goal.status === 'closed' && goal.closedReason === reason),
  }),
  'concurrent-plan': way({
    path: (child) => `/v1/children/${child}/concurrent-plans`,
    body: NewConcurrentPlan,
    answer: ConcurrentPlan,
    saved: (plan, sent, { case: file, of }) =>
      one(plan, plan.case === file && plan.child === of && plan.concurrentGoal === sent.concurrentGoal),
  }),
  'concurrent-plan-closure': way({
    path: (plan) => `/v1/concurrent-plans/${plan}/closure`,
    body: Closure,
    answer: ConcurrentPlan,
    saved: (plan, { reason }, { of }) =>
      one(plan, plan.id === of && plan.status === 'closed' && plan.closedReason === reason),
  }),
  'case-plan': way({
    path: (file) => `/v1/cases/${file}/case-plans`,
    body: NewCasePlan,
    answer: CasePlan,
    saved: (plan, sent, { of }) => one(plan, plan.case === of && plan.contentHash === planHash(sent)),
  }),
  'case-plan-change': way({
    method: 'PUT',
    path: (plan) => `/v1/case-plans/${plan}`,
    body: NewCasePlan,
    answer: CasePlan,
    saved: (plan, sent, { of }) => one(plan, plan.id === of && plan.contentHash === planHash(sent)),
  }),
  'case-plan-submission': way({
    path: (plan) => `/v1/case-plans/${plan}/submission`,
    body: PlanSubmission,
    answer: CasePlan,
    saved: (plan, { contentHash }, { of }) =>
      one(plan, plan.id === of && plan.status === 'submitted' && plan.contentHash === contentHash),
  }),
  'case-plan-approval': way({
    path: (plan) => `/v1/case-plans/${plan}/approval`,
    body: PlanApproval,
    answer: CasePlan,
    saved: (plan, { decision }, { of }) =>
      one(plan, plan.id === of && plan.status === (decision === 'approve' ? 'approved' : 'returned')),
  }),
  'service-plan-goal': way({
    path: (file) => `/v1/cases/${file}/service-plan-goals`,
    body: NewServicePlanGoal,
    answer: ServicePlanGoal,
    saved: (goal, sent, { of }) =>
      one(goal, goal.case === of && goal.goal === sent.goal && goal.scope === sent.scope),
  }),
  'ces-referral': way({
    path: (file) => `/v1/cases/${file}/ces-referrals`,
    body: NewCesReferral,
    answer: CesReferral,
    saved: (referral, sent, { of }) =>
      one(referral, referral.case === of && referral.headOfHousehold === sent.headOfHousehold),
  }),
  'ces-outcome': way({
    path: (referral) => `/v1/ces-referrals/${referral}/outcomes`,
    body: NewCesOutcome,
    answer: CesOutcome,
    saved: (outcome, sent) => one(outcome, outcome.status === sent.status && outcome.on === sent.on),
  }),
  'contact-note': way({
    path: (file) => `/v1/cases/${file}/contact-notes`,
    body: NewContactNote,
    answer: ContactNote,
    saved: (note, sent, { of }) =>
      one(note, note.case === of && note.kind === sent.kind && note.narrative === sent.narrative),
  }),
  'closing-summary': way({
    method: 'PUT',
    path: (file) => `/v1/cases/${file}/closing-summary`,
    body: ClosingSummaryBody,
    answer: ClosingSummary,
    first: '0',
    saved: (summary, sent, { of }) => one({ id: of }, summary.housingSecured === sent.housingSecured),
  }),
}

/** How a write is sent and how its answer is read; null where it is not complete and must not be sent. */
export const sendable = (write: OneWrite): Sendable | null => ways[write.kind](write)
