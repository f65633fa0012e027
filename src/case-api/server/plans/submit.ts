import type { PlanSubmission } from '../../contract/case-plans.ts'
import { closedTo } from '../access.ts'
import { notFound, problem, type Answer } from '../answers.ts'
import { lockFile } from '../case-file.ts'
import type { Caller, CaseApiParts, Scope } from '../context.ts'
import { readKept } from '../kept.ts'
import { bookFor } from '../rules.ts'
import { gatesOf } from './gates.ts'
import { judgePlan } from './judge.ts'
import { plansOfCase, readPlan } from './rows.ts'
import { shown } from './write.ts'

/** `POST /v1/case-plans/{plan}/submission`: this very content, with every gate met. */
export async function submitPlan(
  scope: Scope,
  caller: Caller,
  id: string,
  { contentHash }: PlanSubmission,
  rulesFor: CaseApiParts['rulesFor'],
): Promise<Answer> {
  const found = await readPlan(scope, id)
  const closed = await closedTo(scope, caller, found?.case ?? null, 'hand in plans')
  if (!found || closed) return closed ?? notFound()
  const file = await lockFile(scope, found.case)
  const all = await plansOfCase(scope, found.case)
  const plan = all.find((one) => one.id === id) ?? found
  if (plan.status !== 'pending')
    return problem('plan-not-open', 'The plan is not pending, so it cannot be handed in. Look at it again.')
  if (plan.contentHash !== contentHash)
    return problem(
      'content-changed',
      'The plan was changed in the meantime. Look at it again before you hand it in.',
    )
  const rules = bookFor(rulesFor, file.state, scope.today)
  if (!rules.ok) return rules.refusal
  const { content } = plan
  const kept = await readKept(scope, found.case)
  const others = all.filter((one) => one.id !== id)
  const refusal =
    judgePlan({ content, file, kept, others, before: content, book: rules.book }) ??
    gatesOf({ content, kept, book: rules.book, day: scope.today, step: 'submission' })
  if (refusal) return refusal
  await scope.db
    .updateTable('case_plan')
    .set({
      status: 'submitted',
      submitted_at: scope.now,
      authors: JSON.stringify([...new Set([...plan.authors, caller.id])]),
      version: plan.version + 1,
    })
    .where('tenant', '=', scope.tenant)
    .where('id', '=', id)
    .execute()
  return shown(scope, id, 200)
}
