import type { WiPlanContent } from '../../src/bot/plan-on-record.ts'
import { cansOf, gatesFor, type Step } from './checklist.ts'
import { serviceContent } from './content.ts'
import type { Context } from './facts.ts'

const asterisks = (plan: WiPlanContent, c: Context): string[] =>
  cansOf(plan, c).flatMap(({ item, needsService }) => (needsService ? item.id : []))
const others = (plan: WiPlanContent, c: Context): string[] =>
  cansOf(plan, c).flatMap(({ item, needsService }) => (needsService ? [] : item.id))

/** A change of the plan, and what a button opens to make it. */
interface Mend {
  ask: string
  label: string
  made(plan: WiPlanContent, c: Context): WiPlanContent
}

const serving = (plan: WiPlanContent, cansItems: string[], c: Context): WiPlanContent => {
  const [first, ...more] = plan.conditions
  if (!first) return plan
  const services = [...first.services, serviceContent({ cansItems }, c)]
  return { ...plan, conditions: [{ ...first, services }, ...more] }
}

const mends: readonly Mend[] = [
  {
    ask: 'planDate',
    label: 'Change the plan date',
    made: (plan, c) => ({ ...plan, planDate: c.today }),
  },
  {
    ask: 'safetyAssessment',
    label: 'Name the Safety Assessment',
    made: (plan) => ({ ...plan, safetyAssessment: 'any' }),
  },
  {
    ask: 'services',
    label: 'Add service',
    made: (plan, c) => serving(plan, asterisks(plan, c), c),
  },
  {
    ask: 'considered',
    label: 'Consider a CANS item',
    made: (plan, c) => {
      const reasons = others(plan, c).map((cansItem) => ({ cansItem, reason: '' }))
      return serving({ ...plan, considered: [...plan.considered, ...reasons] }, asterisks(plan, c), c)
    },
  },
]

/** What opens the way to a gate: the first change by which it would be met; null where none of ours does it. */
export const mendOf = (gate: string, plan: WiPlanContent, step: Step, c: Context): Mend | null =>
  mends.find(({ made }) => gatesFor(made(plan, c), step, c).find(({ id }) => id === gate)?.met === true) ??
  null
