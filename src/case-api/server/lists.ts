import type { Page } from '../contract/lists.ts'
import { hiddenFrom } from './access.ts'
import { notFound, type Answer } from './answers.ts'
import { referralRows, withOutcomes } from './ces/rows.ts'
import { planOf as concurrentPlanOf, planRows as concurrentPlanRows } from './concurrent-plans/rows.ts'
import { noteRows } from './contact-notes/rows.ts'
import type { Caller, Scope } from './context.ts'
import { caseOf } from './goals/child.ts'
import { listNewestFirst } from './pages.ts'
import { planOfRow, planRows, readPlan } from './plans/rows.ts'
import { shown } from './plans/write.ts'
import { goalOf, goalRows } from './service-goals/rows.ts'

interface Asked {
  scope: Scope
  caller: Caller
  query: Page
}

/** `GET /v1/children/{child}/concurrent-plans` */
export async function listConcurrentPlans({ scope, caller, query }: Asked, child: string): Promise<Answer> {
  const hidden = await hiddenFrom(scope, caller, await caseOf(scope, child))
  if (hidden) return hidden
  const rows = concurrentPlanRows(scope).where('child_id', '=', child)
  return listNewestFirst(rows, query, (found) => found.map(concurrentPlanOf))
}

/** `GET /v1/cases/{case}/case-plans` */
export async function listPlans({ scope, caller, query }: Asked, caseId: string): Promise<Answer> {
  const hidden = await hiddenFrom(scope, caller, caseId)
  if (hidden) return hidden
  const rows = planRows(scope).where('case_plan.case_id', '=', caseId)
  return listNewestFirst(rows, query, (found) => found.map(planOfRow), 'case_plan.id')
}

/** `GET /v1/case-plans/{plan}` */
export async function getPlan(scope: Scope, caller: Caller, id: string): Promise<Answer> {
  const plan = await readPlan(scope, id)
  const hidden = await hiddenFrom(scope, caller, plan?.case ?? null)
  return hidden ?? (plan ? shown(scope, id, 200) : notFound())
}

/** `GET /v1/cases/{case}/service-plan-goals` */
export async function listServiceGoals({ scope, caller, query }: Asked, caseId: string): Promise<Answer> {
  const hidden = await hiddenFrom(scope, caller, caseId)
  if (hidden) return hidden
  const rows = goalRows(scope).where('case_id', '=', caseId)
  return listNewestFirst(rows, query, (found) => found.map(goalOf))
}

/** `GET /v1/cases/{case}/ces-referrals` */
export async function listReferrals({ scope, caller, query }: Asked, caseId: string): Promise<Answer> {
  const hidden = await hiddenFrom(scope, caller, caseId)
  if (hidden) return hidden
  const rows = referralRows(scope).where('case_id', '=', caseId)
  return listNewestFirst(rows, query, (found) => withOutcomes(scope, found))
}

/** `GET /v1/cases/{case}/contact-notes` */
export async function listNotes({ scope, caller, query }: Asked, caseId: string): Promise<Answer> {
  const hidden = await hiddenFrom(scope, caller, caseId)
  if (hidden) return hidden
  return listNewestFirst(noteRows(scope).where('case_id', '=', caseId), query, (found) => found)
}
