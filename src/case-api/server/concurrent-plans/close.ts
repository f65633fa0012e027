import type { ConcurrentPlan } from '../../contract/concurrent-plans.ts'
import type { Closure } from '../../contract/permanency-goals.ts'
import { closedTo } from '../access.ts'
import { answer, notFound, problem, type Answer } from '../answers.ts'
import type { Caller, CaseApiParts, Scope } from '../context.ts'
import { lockChild, readChild } from '../goals/child.ts'
import { bookFor } from '../rules.ts'
import { etagOf, staleness } from '../versions.ts'
import { concurrentFacts } from './judge.ts'
import { planOf, planRows } from './rows.ts'

/** `POST /v1/concurrent-plans/{plan}/closure`: not while the rules of today still ask for one. */
export async function closePlan(
  scope: Scope,
  caller: Caller,
  id: string,
  { reason }: Closure,
  { ifMatch, rulesFor }: { ifMatch: string; rulesFor: CaseApiParts['rulesFor'] },
): Promise<Answer> {
  const found = await planRows(scope).where('id', '=', id).executeTakeFirst()
  const closed = await closedTo(scope, caller, found?.case ?? null, 'close concurrent plans')
  if (!found || closed) return closed ?? notFound()
  await lockChild(scope, found.child)
  const plan = planOf(await planRows(scope).where('id', '=', id).executeTakeFirstOrThrow())
  const stale = staleness(ifMatch, plan.version, 'The plan')
  if (stale) return stale
  if (plan.status === 'closed') return problem('already-closed', 'The plan is closed already.')
  const child = await readChild(scope, plan.child)
  const rules = bookFor(rulesFor, child.state, scope.today)
  if (!rules.ok) return rules.refusal
  const asked = rules.book.need('permanency-goal', 'concurrent-goal', concurrentFacts(child, scope.today))
  if (asked.value === 'required')
    return problem('concurrent-plan-still-required', `The plan is still needed. ${asked.because}`)
  await shutPlan(scope, plan, reason)
  const row = await planRows(scope).where('id', '=', id).executeTakeFirstOrThrow()
  return answer(200, planOf(row), { ETag: etagOf(row.version) })
}

export async function shutPlan(scope: Scope, { id, version }: ConcurrentPlan, reason: string): Promise<void> {
  await scope.db
    .updateTable('concurrent_plan')
    .set({ status: 'closed', closed_on: scope.today, closed_reason: reason, version: version + 1 })
    .where('tenant', '=', scope.tenant)
    .where('id', '=', id)
    .execute()
}
