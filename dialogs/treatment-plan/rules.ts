import type { MoPlanContent } from '../../src/bot/plan-on-record.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import type { FlowContext, Option, Refusal } from '../../src/dialog/types.ts'
import { listed } from '../by-edition.ts'
import { servedChildren } from '../indian-child.ts'

export type Context = FlowContext<JobFacts>

/** The part of the plan that its rules look at. */
export interface Said {
  planType?: string | undefined
  planDate?: string | undefined
  phase?: string | undefined
  agreedBy?: string[] | undefined
  uploaded?: 'yes' | 'no' | undefined
}

/** What the edition says about a field of this kind of plan. */
export const fieldOf = (field: string) => (a: Said, c: Context) =>
  c.rules.need('case-plan', field, { 'plan-type': a.planType })

/** The lists of the edition that the plan takes its codes from. */
export const lists = {
  type: 'plan-type',
  phase: 'visitation-phase',
  state: 'task-state',
  agreed: 'agreed-by',
}

/** What a task is while nothing else is said of it. */
export const newTask = 'next'

type Plan = Context['facts']['case']['onRecord']['casePlans'][number] & { content: MoPlanContent }

const withTasks = (plan: Context['facts']['case']['onRecord']['casePlans'][number]): plan is Plan =>
  'tasks' in plan.content

const plansOf = (c: Context): readonly Plan[] => c.facts.case.onRecord.casePlans.filter(withTasks)

/** The plan of this type that is still open: it is changed, not written a second time. */
export const openPlan = (type: string | undefined, c: Context): Plan | null =>
  plansOf(c).find(
    ({ planType, status }) => planType === type && (status === 'pending' || status === 'returned'),
  ) ?? null

/** What a plan begins with: the open one of its type, else the newest there is, to be carried on. */
export const earlier = (type: string, c: Context): Plan | null => openPlan(type, c) ?? plansOf(c)[0] ?? null

export const childOptions = (c: Context): Option[] =>
  servedChildren(c).map(({ id, name }) => ({ value: id, label: `${name.given} ${name.family}` }))

export const typeOptions = (c: Context): Option[] => listed(lists.type, c)

/** Why no treatment plan can be written for this case; null when one can. */
export const closedDoor = (c: Context): Refusal | null => {
  if (servedChildren(c).length === 0) return { because: 'No child of this case receives services.' }
  return typeOptions(c).length > 0 ? null : { because: 'The rules in force here name no treatment plan.' }
}
