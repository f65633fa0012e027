import { sayDate } from '../../src/dialog/index.ts'
import type { Option, Refusal } from '../../src/dialog/types.ts'
import { servedChildren } from '../indian-child.ts'
import { courtKey, planTypeOf } from './content.ts'
import { approvedPlan, fullName, personTypeOf, planNamed, plansOf, type Context, type Plan } from './facts.ts'
import { wholePlan } from './fill.ts'
import type { Answers } from './record.ts'

const typed = (c: Context): string[] =>
  servedChildren(c)
    .map(({ id }) => id)
    .filter((child) => personTypeOf(child, c) !== null)

export const childOptions = (c: Context): Option[] =>
  servedChildren(c)
    .filter(({ id }) => personTypeOf(id, c) !== null)
    .map((child) => ({ value: child.id, label: fullName(child) }))

export const untyped = (c: Context) => servedChildren(c).filter(({ id }) => personTypeOf(id, c) === null)

export const courtOptions = ({ children = [] }: Answers, c: Context): Option[] =>
  c.facts.case.onRecord.courtNumbers
    .filter(({ child }) => children.includes(child))
    .map((one) => ({ value: courtKey(one), label: one.number }))

const isOpenPlan = ({ status }: Plan) => status === 'pending' || status === 'returned'

/** A copy takes court numbers from the legal record, not from the plan. */
const copied = (plan: Plan, c: Context): Answers => {
  const { courtNumbers: _fromPlan, ...content } = wholePlan(plan, c, false)
  return content
}

/** What a start means: go on with a plan, copy one, choose rows, or nothing yet. */
export const startOf = (
  start: string | undefined,
  c: Context,
): { way: 'edit' | 'copy' | 'import' | 'blank'; plan: Plan | null } => {
  const [way, id] = start?.split(':') ?? []
  const plan = id === undefined ? null : planNamed(id, c)
  if (way === 'edit' && plan) return { way: 'edit', plan }
  if (way === 'copy' && plan) return { way: 'copy', plan }
  return { way: way === 'import' ? 'import' : 'blank', plan: null }
}

/** The type a plan of today would have for the children it can be for; unknown where the rules leave it open. */
const typeToday = (c: Context) => planTypeOf({ planDate: c.today, children: typed(c) }, c)

/** Of each type one plan at a time is being written or waits: it is gone on with, and no other is begun beside it. */
const besides = (plans: readonly Plan[], c: Context): boolean =>
  plans.some(({ planType }) => planType === typeToday(c))

/** Where a plan may start from: an open plan to go on with, rows of earlier plans, a copy of the one in force, or nothing. */
export const startOptions = (c: Context): Option[] => {
  const plans = plansOf(c)
  const open = plans.filter(isOpenPlan)
  const source = approvedPlan(c) ?? plans.find(({ status }) => status === 'superseded') ?? null
  const day = ({ content }: Plan) => sayDate(content.planDate)
  const goOn = open.map((plan) => ({
    value: `edit:${plan.id}`,
    label: `Go on with the ${plan.status} plan of ${day(plan)}`,
  }))
  if (besides(open, c)) return goOn
  return [
    ...goOn,
    ...(plans.length > 0 ? [{ value: 'import', label: 'Import rows of earlier plans' }] : []),
    ...(source ? [{ value: `copy:${source.id}`, label: `Copy the plan of ${day(source)}` }] : []),
    { value: 'blank', label: 'Begin with an empty plan' },
  ]
}

const fromAssessment = (c: Context): Answers => {
  const { child, parents, family } = c.facts.case.onRecord.assessments[0]?.functioning ?? {}
  return {
    ...(child && { childFunctioning: child }),
    ...(parents && { parentsFunctioning: parents }),
    ...(family && { familyFunctioning: family }),
  }
}

export const courtNumbersOf = (children: readonly string[], c: Context): Answers => {
  const courtNumbers = c.facts.case.onRecord.courtNumbers
    .filter(({ child }) => children.includes(child))
    .map(courtKey)
  return courtNumbers.length > 0 ? { courtNumbers } : {}
}

/** What a start brings along. Narratives come from the newest assessment, except where an open plan goes on. */
export const startFills = (start: string, c: Context): Answers => {
  const { way, plan } = startOf(start, c)
  if (way === 'edit' && plan) return wholePlan(plan, c, true)
  const children = typed(c)
  const bare = { children, ...fromAssessment(c) }
  return way === 'copy' && plan ? { ...copied(plan, c), ...fromAssessment(c) } : bare
}

/** The start, where the record leaves only one way; what it brings along comes with it. */
export const known = (c: Context): Answers => {
  const [only, ...others] = startOptions(c)
  return only && others.length === 0 ? { start: only.value } : {}
}

/** Why no plan can be begun here; null when one can. */
export const closedDoor = (c: Context): Refusal | null => {
  const { person } = c.facts
  const assigned = c.facts.case.assignments.some(
    (one) => one.person === person.id && (one.until === null || one.until >= c.today),
  )
  const shut = (gate: string, facts: Record<string, boolean | string>) =>
    c.rules.gates(gate, facts).find(({ met }) => met !== true)
  const alone = shut('case-plan-opening', { assigned })
  if (alone) return { because: `${alone.because} ${alone.mend}`, citation: alone.citation }
  if (servedChildren(c).length === 0)
    return { because: 'No child of this case receives services, so there is nobody to plan for.' }
  const waiting = plansOf(c).filter(({ status }) => status === 'submitted')
  if (besides(waiting, c))
    return {
      because:
        'A plan of this case waits for approval. If it has to change, ask your supervisor to return it.',
    }
  const nobody = typed(c).length === 0 ? shut('case-plan-child', {}) : undefined
  return nobody ? { because: `${nobody.because} ${nobody.mend}`, citation: nobody.citation } : null
}
