import type { FlowContext, Reason } from '../../src/dialog/types.ts'
import type { JobFacts, Participant } from '../../src/bot/facts.ts'
import { hasConditions, type CasePlanOnRecord, type WiPlanContent } from '../../src/bot/plan-on-record.ts'
import type { Ruled } from '../../src/policy/types.ts'

export type Context = FlowContext<JobFacts>

/** A plan on record with conditions and services, newest first. */
export type Plan = CasePlanOnRecord & { content: WiPlanContent }

const isPlan = (plan: CasePlanOnRecord): plan is Plan => hasConditions(plan.content)

export const plansOf = (c: Context): readonly Plan[] => c.facts.case.onRecord.casePlans.filter(isPlan)

export const planNamed = (id: string, c: Context): Plan | null =>
  plansOf(c).find((plan) => plan.id === id) ?? null

/** The plan that holds now; null before the first approval. */
export const approvedPlan = (c: Context): Plan | null =>
  plansOf(c).find(({ status }) => status === 'approved') ?? null

export const fullName = ({ name }: Participant): string => `${name.given} ${name.family}`

/** A person of the case by name; the number where nobody has it. */
export const nameOf = (ref: string, c: Context): string => {
  const person = c.facts.case.participants.find(({ id }) => id === ref)
  return person ? fullName(person) : ref
}

export const personTypeOf = (child: string, c: Context): string | null =>
  c.facts.case.onRecord.personTypes.find((one) => one.child === child)?.personType ?? null

export const withTypes = (children: readonly string[], c: Context) =>
  children.map((ref) => ({ ref, personType: personTypeOf(ref, c) }))

/** A rule as the reason of a question; without words where no rule speaks. */
export const reason = (rule: Pick<Ruled<unknown>, 'because' | 'citation'> | null): Reason => ({
  text: rule?.citation ? rule.because : '',
  citation: rule?.citation ?? null,
})

/** What the edition states about a topic, as a reason. */
export const stated = (topic: string, c: Context): Reason => reason(c.rules.statement(topic))

export const clipped = (text: string, longest = 70): string =>
  text.length <= longest
    ? text
    : `${text
        .slice(0, longest - 1)
        .toWellFormed()
        .trimEnd()}…`
