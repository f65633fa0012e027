import { sayDate } from '../../src/dialog/index.ts'
import type { PlanCondition, PlanService } from '../../src/bot/plan-on-record.ts'
import { windowFacts } from '../../src/policy/case-plan-facts.ts'
import { clipped, plansOf, type Context, type Plan } from './facts.ts'

/** One line of the import tree. Its key names the content it was read from, so that a changed plan has other keys. */
export interface Row {
  key: string
  plan: Plan
  kind: 'condition' | 'goal' | 'service'
  /** The key of its condition; its own for a condition. */
  under: string
  label: string
  condition: PlanCondition
  /** Counted from 1. */
  place: { condition: number; goal: number | null; service: number | null }
  service: PlanService | null
}

/** What narrows the import tree down. A missing list means all; the plan that is gone on with is no source of its own. */
export interface Sieve {
  start?: string | undefined
  importChildren?: readonly string[] | undefined
  importPlans?: readonly string[] | undefined
  pendingPlans?: string | undefined
  history?: string | undefined
}

/** The plans to import from: of the chosen children, or the chosen plans, without pending ones where they are hidden. */
export const sourcePlans = (sieve: Sieve, c: Context): readonly Plan[] =>
  plansOf(c).filter(
    (plan) =>
      sieve.start !== `edit:${plan.id}` &&
      (sieve.importPlans?.includes(plan.id) ?? true) &&
      (sieve.importChildren?.some((child) => plan.children.includes(child)) ?? true) &&
      !(sieve.pendingPlans === 'hide' && plan.status === 'pending'),
  )

/** A plan as workers tell plans apart. */
export const planName = ({ content, status }: Plan): string =>
  `plan of ${sayDate(content.planDate)}, ${status}`

const isShown = (service: PlanService, sieve: Sieve, c: Context): boolean =>
  c.rules
    .gates('service-shown', windowFacts(service, c.today, sieve.history === 'show'))
    .every(({ met }) => met === true)

/** The import tree in order: each condition, its goals, its services. What is history is left out until it is asked for. */
export const rowsOf = (sieve: Sieve, c: Context): readonly Row[] =>
  sourcePlans(sieve, c).flatMap((plan) =>
    plan.content.conditions.flatMap((condition, at) =>
      conditionRows({ plan, condition, n: at + 1 }, sieve, c),
    ),
  )

interface Where {
  plan: Plan
  condition: PlanCondition
  n: number
}

function conditionRows({ plan, condition, n }: Where, sieve: Sieve, c: Context): Row[] {
  const under = `${plan.id}:${plan.contentHash.slice(0, 12)}:c${n}`
  const services = condition.services
    .map((service, at) => ({ service, n: at + 1 }))
    .filter(({ service }) => isShown(service, sieve, c))
  if (services.length === 0 && condition.services.length > 0) return []
  const base = { plan, condition, under, service: null }
  const section = c.rules.list('case-plan-section')?.items.find(({ id }) => id === condition.section)?.label
  const heading: Row = {
    ...base,
    key: under,
    kind: 'condition',
    label: `${section ?? condition.section}: ${clipped(condition.text)}`,
    place: { condition: n, goal: null, service: null },
  }
  const goals = condition.goals.map((goal, at): Row => ({
    ...base,
    key: `${under}.g${at + 1}`,
    kind: 'goal',
    label: `Goal: ${clipped(goal)}`,
    place: { condition: n, goal: at + 1, service: null },
  }))
  const rows = services.map(({ service, n: place }): Row => ({
    ...base,
    key: `${under}.s${place}`,
    kind: 'service',
    label: `Service: ${clipped(service.category, 40)}, ${service.status}`,
    place: { condition: n, goal: null, service: place },
    service,
  }))
  return [heading, ...goals, ...rows]
}

/**
 * Closes ticks over the rule that a service brings its goals and condition. What is taken out goes first: a condition
 * takes everything under it along, and the last goal of a condition takes its services.
 */
export function closeTicks(
  ticked: readonly string[],
  before: readonly string[],
  rows: readonly Row[],
): string[] {
  const now = new Set(ticked)
  const gone = new Set(before.filter((key) => !now.has(key)))
  const under = (key: string, kind: Row['kind']) =>
    rows.filter((row) => row.under === key && row.kind === kind).map((row) => row.key)
  for (const { key } of rows.filter(({ kind }) => kind === 'condition')) {
    const goals = under(key, 'goal')
    const lost = goals.some((goal) => gone.has(goal)) && !goals.some((goal) => now.has(goal))
    if (gone.has(key)) for (const goal of goals) now.delete(goal)
    if (gone.has(key) || lost) for (const service of under(key, 'service')) now.delete(service)
    const services = under(key, 'service').some((service) => now.has(service))
    if (services && !goals.some((goal) => now.has(goal))) for (const goal of goals) now.add(goal)
    if (services || goals.some((goal) => now.has(goal))) now.add(key)
  }
  return rows.map(({ key }) => key).filter((key) => now.has(key))
}
