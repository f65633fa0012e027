import type { PlanCondition, PlanService, WiPlanContent } from '../../src/bot/plan-on-record.ts'
import { withTypes, type Context } from './facts.ts'
import { partly, type Answers, type CasePlanRecord, type ConditionItem, type ServiceItem } from './record.ts'
import { rowsOf } from './rows.ts'

/** Whether the edition asks for a permanency plan for these children on this day. */
export const planTypeRule = (a: Answers, c: Context) => {
  const { removedOn } = c.facts.case.facts
  const { planDate } = a
  const known = typeof removedOn === 'string' && planDate !== undefined
  return c.rules.need('case-plan', 'permanency-plan', {
    'case-type': c.facts.case.caseType,
    'removed-by-plan-date': known ? removedOn <= planDate : undefined,
  })
}

/** The type of the plan; the worker's word where the rules leave it open. */
export const planTypeOf = (a: Answers, c: Context): WiPlanContent['planType'] | undefined => {
  const { value } = planTypeRule(a, c)
  if (value === 'unknown') return a.planType
  return value === 'not-asked' ? 'case' : 'permanency'
}

/** The condition a service belongs to, as its place in the list; the only one where there is one. */
export const placeOf = ({ condition }: Partial<ServiceItem>): number => Number(condition ?? '1') - 1

/** What a court number is called in a list of choices: the child's own, because two children may share a number. */
export const courtKey = ({ child, number }: { child: string; number: string }): string => `${child} ${number}`

const some = <K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } => {
  const left = value === undefined || (Array.isArray(value) && value.length === 0)
  return left ? {} : ({ [key]: value } as { [key in K]?: V })
}

/** Somebody of a section that is for the whole family: everyone on the case whom the plan is about. */
const wholeFamily = (a: Answers, c: Context): string[] =>
  c.facts.case.participants
    .filter(({ id, role }) => a.children?.includes(id) || role === 'parent' || role === 'caretaker')
    .map(({ id }) => id)

const sourceOf = (key: string | undefined, c: Context): PlanService['importedFrom'] => {
  const row = key === undefined ? undefined : rowsOf({ history: 'show' }, c).find((one) => one.key === key)
  const at = row?.place.service
  if (!row || at === undefined || at === null) return undefined
  const { id, contentHash } = row.plan
  return { plan: id, contentHash, condition: row.place.condition, service: at }
}

/** A service as it stands in the plan; what is not filled in yet is left empty. */
export const serviceContent = (s: Partial<ServiceItem>, c: Context): PlanService => ({
  category: s.listedCategory ?? s.category ?? '',
  explanation: s.explanation ?? '',
  responsible: { type: s.responsibleType ?? 'worker', name: s.responsibleName ?? '' },
  frequencyDuration: s.frequencyDuration ?? '',
  beginDate: s.beginDate ?? c.today,
  ...some('endDate', s.endDate),
  ...some('progress', s.progress),
  status: s.listedStatus ?? s.status ?? '',
  ...some('statusDescription', s.statusDescription),
  cansItems: s.cansItems ?? [],
  ...some('importedFrom', sourceOf(s.source, c)),
})

const conditionContent = (
  item: Partial<ConditionItem>,
  at: number,
  a: Answers,
  c: Context,
): PlanCondition => ({
  section: item.section ?? 'child',
  participants: item.participants ?? wholeFamily(a, c),
  text: item.text ?? '',
  goals: item.goals ?? [],
  services: partly(a.services)
    .filter((service) => placeOf(service) === at)
    .map((one) => serviceContent(one, c)),
})

const functioning = (a: Answers): WiPlanContent['functioning'] => {
  const said = {
    ...some('child', a.childFunctioning),
    ...some('parents', a.parentsFunctioning),
    ...some('family', a.familyFunctioning),
  }
  return Object.keys(said).length > 0 ? said : undefined
}

/** The plan that these answers make. Half-filled answers make a half-filled plan, good enough to be judged. */
export const contentOf = (a: Answers, c: Context): WiPlanContent => ({
  planType: planTypeOf(a, c) ?? 'case',
  planDate: a.planDate ?? c.today,
  children: withTypes(a.children ?? [], c),
  courtNumbers: c.facts.case.onRecord.courtNumbers
    .filter((one) => a.courtNumbers?.includes(courtKey(one)))
    .map(({ child, number }) => ({ child, number })),
  ...some('safetyAssessment', a.safetyAssessment),
  ...some('diminishedCapacities', a.listedCapacities ?? a.diminishedCapacities),
  ...some('behavioralChange', a.behavioralChange),
  ...some('functioning', functioning(a)),
  conditions: partly(a.conditions).map((item, at) => conditionContent(item, at, a, c)),
  considered: partly(a.considered).map(({ cansItem = '', reason = '' }) => ({ cansItem, reason })),
})

/** The body of a confirmed plan: what it says, and the edition it was written under. */
export const planBody = (record: CasePlanRecord, c: Context) => ({
  ...contentOf(record, c),
  edition: c.rules.edition ?? '',
})
