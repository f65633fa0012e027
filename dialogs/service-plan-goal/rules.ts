import type { JobFacts, Participant } from '../../src/bot/facts.ts'
import type { ServicePlanGoalOnRecord } from '../../src/bot/on-record.ts'
import type { FlowContext, Option, Reason, Refusal } from '../../src/dialog/types.ts'
import type {
  CodeList,
  GateAnswer,
  GoalAnswer,
  GoalFacts,
  RuleFacts,
  Verdict,
} from '../../src/policy/types.ts'
import { servedChildren } from '../indian-child.ts'
import type { ServicePlanGoal } from './record.ts'

export type Context = FlowContext<JobFacts>
export type Chosen = Partial<ServicePlanGoal>
export type Field =
  | 'reason-for-child'
  | 'conference'
  | 'conference-reason'
  | 'ruled-out'
  | 'kin'
  | 'non-protective-placement'
  | 'connections'

export const goalDate = (a: Chosen, c: Context): string => a.startDate ?? c.today

/** The children whose goal it is: those named, otherwise every served child of the family. */
export const childrenOf = (a: Chosen, c: Context): Participant[] =>
  servedChildren(c).filter(({ id }) => a.children === undefined || a.children.includes(id))

const judged = (child: Participant, a: Chosen, c: Context): GoalFacts => ({
  caseType: c.facts.case.caseType,
  guardianship: child.guardianship,
  dateOfBirth: child.dateOfBirth ?? undefined,
  goalDate: goalDate(a, c),
  served: child.served,
})

const STRICTNESS: readonly Verdict[] = ['allowed', 'conditional', 'unknown', 'not-allowed']
const rank = ({ verdict }: GoalAnswer) => STRICTNESS.indexOf(verdict)

/** From when no child stands in the way; null where waiting alone does not do it. */
const opensFor = (closed: readonly GoalAnswer[]): string | null => {
  const days = closed.map(({ allowedFrom }) => allowedFrom)
  return days.includes(null)
    ? null
    : (days
        .flatMap((day) => day ?? [])
        .sort()
        .at(-1) ?? null)
}

/** One goal for several children is what it is for the child for whom it is closed most. */
const together = (answers: readonly { child: string; answer: GoalAnswer }[]): GoalAnswer | null => {
  const [first, ...others] = answers
  if (!first) return null
  const worst = others.reduce((a, b) => (rank(b.answer) > rank(a.answer) ? b : a), first)
  const { answer, child } = worst
  if (answers.every((one) => one.answer.because === answer.because)) return answer
  const closed = answers.map((one) => one.answer).filter(({ verdict }) => verdict === 'not-allowed')
  return {
    ...answer,
    because: `For ${child}: ${answer.because}`,
    allowedFrom: answer.verdict === 'not-allowed' ? opensFor(closed) : null,
  }
}

/** Every goal with its verdict for the family, or for the children named; in the edition's order. */
export const goalAnswers = (a: Chosen, c: Context): GoalAnswer[] => {
  const children = childrenOf(a, c)
  if (children.length === 0) return c.rules.allowedGoals({ caseType: c.facts.case.caseType, served: false })
  return c.rules
    .goals()
    .flatMap(
      ({ id }) =>
        together(
          children.map((child) => ({ child: child.id, answer: c.rules.verdictFor(id, judged(child, a, c)) })),
        ) ?? [],
    )
}

const isOpen = ({ verdict }: GoalAnswer) => verdict === 'allowed' || verdict === 'conditional'

export const goalAnswer = (goal: string, a: Chosen, c: Context): GoalAnswer | null =>
  goalAnswers(a, c).find((answer) => answer.goal === goal) ?? null

export const goalOptions = (a: Chosen, c: Context): Option[] =>
  goalAnswers(a, c)
    .filter(isOpen)
    .map(({ goal, label, verdict, because }) => ({
      value: goal,
      label,
      ...(verdict === 'conditional' && { note: because }),
    }))

export const labelOf = (goal: string, c: Context): string => c.rules.goal(goal)?.label ?? goal

/** What the edition's conditions may look at. */
const ruleFacts = (a: Chosen, c: Context): RuleFacts => ({
  goal: a.goal,
  scope: a.children === undefined ? 'family' : 'child',
  'case-type': c.facts.case.caseType,
  'non-protective-placement':
    a.nonProtectivePlacement === undefined ? undefined : a.nonProtectivePlacement === 'yes',
  'kin-licensed': a.kinLicence,
})

export const needOf = (field: Field, a: Chosen, c: Context) =>
  c.rules.need('service-plan-goal', field, ruleFacts(a, c))

export const reasonOf = (said: { because: string; citation: Reason['citation'] } | null): Reason => ({
  text: said?.because ?? '',
  citation: said?.citation ?? null,
})

/** Why these answers cannot stand together, by a gate of the edition; null where none speaks against them. */
export const gateObjection = (a: Chosen, c: Context): Refusal | null => {
  const shut = c.rules
    .gates('service-plan-goal', ruleFacts(a, c))
    .find(({ met }: GateAnswer) => met === false)
  return shut ? { because: `${shut.because} ${shut.mend}`, citation: shut.citation } : null
}

/** The goals that the chosen one wants ruled out; null where it wants none. */
export const toRuleOut = (a: Chosen, c: Context): CodeList | null =>
  a.goal === undefined ? null : c.rules.list(`ruled-out-${a.goal}`)

export const listOptions = (list: CodeList | null): Option[] =>
  (list?.items ?? []).map(({ id, label, note }) => ({
    value: id,
    label,
    ...(note !== undefined && { note }),
  }))

/** The active goal that a new one takes the place of: the family's, or that of the very same children. */
export const replaced = (a: Chosen, c: Context): ServicePlanGoalOnRecord | null => {
  const active = c.facts.case.onRecord.servicePlanGoals.filter(({ status }) => status === 'active')
  const own = [...(a.children ?? [])].sort().join()
  return (
    active.find(({ scope, children }) =>
      a.children === undefined
        ? scope === 'family'
        : scope === 'child' && [...children].sort().join() === own,
    ) ?? null
  )
}

/** The newest Permanency Planning Conference on record about one of these children, held by today. */
export const conferenceOnRecord = (a: Chosen, c: Context) => {
  const ids = childrenOf(a, c).map(({ id }) => id)
  return (
    c.facts.case.onRecord.conferences.find(
      ({ heldOn, children }) =>
        heldOn <= c.today && (children.length === 0 || ids.some((id) => children.includes(id))),
    ) ?? null
  )
}
