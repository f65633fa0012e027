import type { IsoDate, RecordRules, RuleFacts } from './types.ts'

/** The part of a case plan with conditions and services that its gates look at. */
export interface JudgedPlan {
  planDate: IsoDate
  children: readonly { ref: string; personType: string | null }[]
  safetyAssessment?: string | undefined
  conditions: readonly { services: readonly { cansItems: readonly string[] }[] }[]
  considered: readonly { cansItem: string }[]
}

/** An actionable item of somebody's newest CANS. */
export interface JudgedItem {
  id: string
  subject: string
  person: string
  starred: boolean
}

type Needs = Pick<RecordRules, 'need'>

/** How a plan deals with one CANS item, and what the rules ask of it. What they leave unknown counts as asked. */
export interface Disposition<Item extends JudgedItem> {
  item: Item
  needsService: boolean
  needsWord: boolean
  served: boolean
  considered: boolean
}

/** The CANS items that a plan for these children has to deal with, and how it does. */
export const dispositionsOf = <Item extends JudgedItem>(
  plan: Pick<JudgedPlan, 'children' | 'conditions' | 'considered'>,
  items: readonly Item[],
  rules: Needs,
): Disposition<Item>[] => {
  const served = new Set(
    plan.conditions.flatMap(({ services }) => services.flatMap(({ cansItems }) => cansItems)),
  )
  const considered = new Set(plan.considered.map(({ cansItem }) => cansItem))
  const children = new Set(plan.children.map(({ ref }) => ref))
  const demands = (field: string, { subject, starred }: Item) =>
    ['required', 'unknown'].includes(rules.need('cans-item', field, { subject, starred }).value)
  return items
    .map((item) => ({
      item,
      needsService: demands('service', item),
      needsWord: demands('disposition', item),
      served: served.has(item.id),
      considered: considered.has(item.id),
    }))
    .filter(({ item, needsService, needsWord }) => children.has(item.person) && (needsService || needsWord))
}

export const lacksService = ({ needsService, served }: Disposition<JudgedItem>): boolean =>
  needsService && !served

export const isLeft = ({ needsWord, served, considered }: Disposition<JudgedItem>): boolean =>
  needsWord && !served && !considered

/**
 * What the gate `case-plan-approval` may look at, for a plan as it would stand on that day. `items` is null where it is
 * not known which CANS items there are; a case without a CANS has none.
 */
export const planFacts = (
  plan: JudgedPlan,
  items: readonly JudgedItem[] | null,
  { day, step }: { day: IsoDate; step: 'submission' | 'approval' },
  rules: Needs,
): RuleFacts => {
  const all = items && dispositionsOf(plan, items, rules)
  const types = plan.children.map(({ personType }) => personType)
  return {
    step,
    'plan-date-in-future': plan.planDate > day,
    'any-person-type': types.some((type) => type === null)
      ? undefined
      : types.filter((type) => type !== null),
    'safety-assessment': plan.safetyAssessment,
    'starred-items-without-service': all?.filter(lacksService).length,
    'child-items-left': all?.filter(isLeft).length,
  }
}

/** What the gate `service-shown` may look at: how far a service lies from this day, in months that have begun. */
export const windowFacts = (
  service: { beginDate?: IsoDate | undefined; endDate?: IsoDate | undefined },
  day: IsoDate,
  historyAsked: boolean,
): RuleFacts => ({
  'history-asked': historyAsked,
  'started-months-since-end': service.endDate === undefined ? 0 : startedMonths(service.endDate, day),
  'started-months-until-begin': service.beginDate === undefined ? 0 : startedMonths(day, service.beginDate),
})

/** Months begun between two days: 6 on the day exactly six months later, 7 the day after, 0 where `to` is not later. */
export const startedMonths = (from: IsoDate, to: IsoDate): number => {
  if (to <= from) return 0
  const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + monthOf(to) - monthOf(from)
  return monthsLater(from, months) >= to ? months : months + 1
}

/** The same day some months later, or the last of that month where it is shorter. */
export const monthsLater = (day: IsoDate, months: number): IsoDate => {
  const at = Number(day.slice(0, 4)) * 12 + monthOf(day) - 1 + months
  const year = Math.floor(at / 12)
  const last = new Date(Date.UTC(year, (at % 12) + 1, 0)).getUTCDate()
  const date = String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-${date}`
}

const monthOf = (day: IsoDate) => Number(day.slice(5, 7))
