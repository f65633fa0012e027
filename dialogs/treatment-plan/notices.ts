import type { Notice } from '../../src/dialog/types.ts'
import { labelIn } from '../by-edition.ts'
import { servedChildren, withConsult } from '../indian-child.ts'
import { newerText, olderRules } from '../newer-rules.ts'
import { earlier, fieldOf, lists, newTask, openPlan, type Context, type Said } from './rules.ts'

const stated = (topic: string, c: Context, kind: Notice['kind'] = 'hint'): Notice[] => {
  const said = c.rules.statement(topic)
  return said === null ? [] : [{ kind, text: said.because, citation: said.citation }]
}

const beginsWith = ({ planType }: Said, c: Context): Notice[] => {
  const plan = planType === undefined ? null : earlier(planType, c)
  if (plan === null) return []
  const kind = labelIn(lists.type, plan.planType, c)
  const text =
    plan === openPlan(planType, c)
      ? `This goes on with the ${kind} on record. Saving changes it.`
      : `This begins with what the ${kind} on record says. That plan stays as it is.`
  const passed = plan.content.tasks.some(
    ({ by, state }) => state === newTask && by !== undefined && by < c.today,
  )
  const again = passed ? ' Days of open tasks that have passed are left out; give new ones.' : ''
  return [{ kind: 'hint', text: text + again, citation: null }]
}

/** Everybody whose agreement the plan speaks of and who has not given it. */
const notAgreed = (a: Said, c: Context): Notice[] => {
  const rule = fieldOf('agreed-by')(a, c)
  const { agreedBy } = a
  if (rule.value !== 'required' || agreedBy === undefined) return []
  const left = (c.rules.list(lists.agreed)?.items ?? []).filter(({ id }) => !agreedBy.includes(id))
  if (left.length === 0) return []
  const text = `${rule.because} Not agreed yet: ${left.map(({ label }) => label).join(', ')}.`
  return [{ kind: 'condition', text, citation: rule.citation }]
}

/** What the worker should know beside the answers: when it is due, when it comes again, who approves a move. */
export const treatmentPlanNotices = (a: Said, c: Context): Notice[] => {
  const facts = [
    ...olderRules(c),
    ...beginsWith(a, c),
    ...notAgreed(a, c),
    ...(a.phase === undefined ? [] : stated('visitation-phase', c, 'condition')),
  ]
  return withConsult(servedChildren(c), c, facts, () =>
    a.planType === undefined
      ? []
      : [
          ...stated(`clock-${a.planType}`, c),
          ...stated('clock-treatment-plan', c),
          ...stated(`${a.planType}-again`, c),
          ...(a.uploaded === 'no' ? stated('document-imaging', c) : []),
          ...newerText('newer-plan-text', c),
        ],
  )
}
