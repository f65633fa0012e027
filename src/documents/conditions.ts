import type { CasePlanOnRecord, PlanCondition, PlanService, WiPlanContent } from '../bot/plan-on-record.ts'
import { entries, heading, quiet, text, type Block } from './blocks.ts'
import { isApproved, type PlanSource } from './source.ts'
import { inWords, namesOf, sayDay } from './words.ts'

const sections = ['child', 'parents-caregivers', 'family'] as const

/** Planning and services: what each condition is, whom it is about, its goals, and every service with all its entries. */
export function conditions(content: WiPlanContent, source: PlanSource): Block[] {
  const told = sections.flatMap((section) => {
    const own = content.conditions.filter((condition) => condition.section === section)
    if (own.length === 0) return []
    const label = inWords(source.rules, 'case-plan-section', section)
    return [heading(3, label), ...own.flatMap((condition, at) => one(condition, at + 1, source))]
  })
  return [
    heading(2, 'Planning and services'),
    ...(told.length > 0 ? told : [quiet('No conditions are entered.')]),
  ]
}

function one(condition: PlanCondition, n: number, source: PlanSource): Block[] {
  return [
    heading(4, `Condition ${n}`),
    text(condition.text),
    ...entries(null, [['For', namesOf(source.case.participants, condition.participants)]]),
    ...(condition.goals.length > 0
      ? [text('Goals'), { type: 'points', items: condition.goals } as const]
      : []),
    ...condition.services.flatMap((service, at) => serviceEntries(service, at + 1, source)),
  ]
}

function serviceEntries(service: PlanService, n: number, source: PlanSource): Block[] {
  const { rules, case: of, plan } = source
  const { responsible } = service
  const who = inWords(rules, 'responsible-party', responsible.type)
  const items = service.cansItems.map(
    (id) => of.onRecord.cansItems.find((item) => item.id === id)?.item ?? id,
  )
  return entries(`Service ${n}: ${inWords(rules, 'service-category', service.category)}`, [
    ['What', service.explanation],
    ['Responsible', responsibleName(service, plan) + ` (${who})`],
    ['How often, how long', service.frequencyDuration],
    ['Begins', sayDay(service.beginDate)],
    ['Ends', sayDay(service.endDate)],
    ['Status', inWords(rules, 'service-status', service.status)],
    ['About the status', service.statusDescription],
    ['Progress', service.progress],
    ['CANS items', items.join(', ')],
  ])
}

/** A worker's name stands nowhere before approval, here neither. */
export const responsibleName = ({ responsible }: PlanService, plan: CasePlanOnRecord): string =>
  responsible.type === 'worker' && !isApproved(plan) ? 'Named after approval' : responsible.name
