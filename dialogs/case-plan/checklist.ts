import type { GateAnswer } from '../../src/policy/types.ts'
import type { WiPlanContent } from '../../src/bot/plan-on-record.ts'
import { dispositionsOf, isLeft, lacksService, planFacts } from '../../src/policy/case-plan-facts.ts'
import type { Context } from './facts.ts'

export type Step = 'submission' | 'approval'

/** The gates of approval for a plan as it would stand today, in the order of the edition. */
export const gatesFor = (plan: WiPlanContent, step: Step, c: Context): GateAnswer[] =>
  c.rules.gates(
    'case-plan-approval',
    planFacts(plan, c.facts.case.onRecord.cansItems, { day: c.today, step }, c.rules),
  )

export const unmet = (plan: WiPlanContent, step: Step, c: Context): GateAnswer[] =>
  gatesFor(plan, step, c).filter(({ met }) => met !== true)

/** How the plan deals with the CANS items of its children. */
export const cansOf = (plan: WiPlanContent, c: Context) =>
  dispositionsOf(plan, c.facts.case.onRecord.cansItems, c.rules)

/** The items that keep a plan from being approved, by name; those that need a service carry an asterisk. */
export const cansLeft = (plan: WiPlanContent, c: Context): string[] =>
  cansOf(plan, c)
    .filter((one) => lacksService(one) || isLeft(one))
    .map((one) => (one.needsService ? `${one.item.item} *` : one.item.item))

/** One line for each gate: met, not met and how to mend it, or not known. */
export const sayGate = ({ met, because, mend }: GateAnswer): string => {
  if (met === true) return `This rule is met: ${because}`
  return met === false ? `Not met: ${because} ${mend}` : `Not known: ${because} ${mend}`
}

/** Why a step cannot be taken yet: the first things that are missing, and how many more there are. */
export const notYet = (gates: readonly GateAnswer[]): string => {
  const said = gates.slice(0, 2).map(({ because }) => because)
  const more = gates.length - said.length
  return [...said, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ')
}
