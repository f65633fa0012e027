import type { PlanCondition, PlanService } from '../../src/bot/plan-on-record.ts'
import { recoded } from './coded.ts'
import { courtKey } from './content.ts'
import { type Context, type Plan } from './facts.ts'
import type { Answers, ConditionItem, ServiceItem } from './record.ts'
import { rowsOf } from './rows.ts'

/** Whether somebody has to be named for a condition of this section. */
export const namesPeople = (section: string | undefined, c: Context): boolean =>
  c.rules.need('case-plan-condition', 'participants', { section }).value !== 'not-asked'

const conditionItem = ({ section, participants, text, goals }: PlanCondition, c: Context): ConditionItem => {
  const here = participants.filter((ref) => c.facts.case.participants.some(({ id }) => id === ref))
  return {
    section,
    ...(namesPeople(section, c) && here.length > 0 && { participants: here }),
    text,
    goals: [...goals],
  }
}

/** A service of an older plan as an entry; CANS items that are not on record any more are left behind. */
const serviceItem = (service: PlanService, n: number, c: Context, source?: string): ServiceItem => {
  const items = service.cansItems.filter((id) =>
    c.facts.case.onRecord.cansItems.some((item) => item.id === id),
  )
  const { explanation, responsible, frequencyDuration, beginDate, endDate, progress, statusDescription } =
    service
  return {
    condition: String(n),
    ...recoded('service-category', service.category, { own: 'category', fromList: 'listedCategory' }, c),
    explanation,
    responsibleType: responsible.type,
    responsibleName: responsible.name,
    frequencyDuration,
    beginDate,
    ...(endDate !== undefined && { endDate }),
    ...recoded('service-status', service.status, { own: 'status', fromList: 'listedStatus' }, c),
    ...(progress !== undefined && { progress }),
    ...(statusDescription !== undefined && { statusDescription }),
    ...(items.length > 0 && { cansItems: items }),
    ...(source !== undefined && { source }),
  }
}

/** Everything a plan says, as answers: for a copy without its date, for going on with it with its date. */
export const wholePlan = ({ content }: Plan, c: Context, withDate: boolean): Answers => {
  const { functioning, safetyAssessment, behavioralChange, diminishedCapacities } = content
  return {
    children: content.children.map(({ ref }) => ref),
    ...(withDate && { planDate: content.planDate }),
    courtNumbers: content.courtNumbers.map(courtKey),
    ...(safetyAssessment !== undefined && { safetyAssessment }),
    ...(behavioralChange !== undefined && { behavioralChange }),
    ...(diminishedCapacities !== undefined && { diminishedCapacities: [...diminishedCapacities] }),
    ...(functioning?.child !== undefined && { childFunctioning: functioning.child }),
    ...(functioning?.parents !== undefined && { parentsFunctioning: functioning.parents }),
    ...(functioning?.family !== undefined && { familyFunctioning: functioning.family }),
    conditions: content.conditions.map((one) => conditionItem(one, c)),
    services: content.conditions.flatMap(({ services }, at) =>
      services.map((service) => serviceItem(service, at + 1, c)),
    ),
    considered: content.considered.map(({ cansItem, reason }) => ({ cansItem, reason })),
  }
}

/** The ticked rows as conditions and services, after those that are there already. */
export const tickedRows = (ticked: readonly string[], there: number, c: Context): Answers => {
  const rows = rowsOf({ history: 'show' }, c).filter(({ key }) => ticked.includes(key))
  const conditions = rows.filter(({ kind }) => kind === 'condition')
  return {
    conditions: conditions.map(({ key, condition }) => ({
      ...conditionItem(condition, c),
      goals: rows
        .filter(({ kind, under }) => kind === 'goal' && under === key)
        .map(({ place }) => condition.goals[(place.goal ?? 0) - 1] ?? ''),
    })),
    services: conditions.flatMap(({ key }, at) =>
      rows
        .filter(({ kind, under }) => kind === 'service' && under === key)
        .flatMap((row) => (row.service ? [serviceItem(row.service, there + at + 1, c, row.key)] : [])),
    ),
  }
}
