import type { Closure } from '../../contract/permanency-goals.ts'
import { closedTo } from '../access.ts'
import { answer, notFound, problem, type Answer } from '../answers.ts'
import type { Caller, Scope } from '../context.ts'
import { etagOf, staleness } from '../versions.ts'
import { lockChild } from './child.ts'
import { goalRows } from './rows.ts'

/** `POST /v1/permanency-goals/{goal}/closure`, inside the caller's transaction. */
export async function closeGoal(
  scope: Scope,
  caller: Caller,
  id: string,
  body: Closure,
  ifMatch: string,
): Promise<Answer> {
  const found = await goalRows(scope).where('id', '=', id).executeTakeFirst()
  const closedHere = await closedTo(scope, caller, found?.case ?? null, 'close goals')
  if (!found || closedHere) return closedHere ?? notFound()
  await lockChild(scope, found.child)
  const goal = await goalRows(scope).where('id', '=', id).executeTakeFirstOrThrow()
  const stale = staleness(ifMatch, goal.version, 'The goal')
  if (stale) return stale
  if (goal.status === 'closed') return problem('goal-already-closed', 'The goal is closed already.')
  await scope.db
    .updateTable('permanency_goal')
    .set({ status: 'closed', closed_on: scope.today, closed_reason: body.reason, version: goal.version + 1 })
    .where('tenant', '=', scope.tenant)
    .where('id', '=', id)
    .execute()
  if (goal.role === 'primary') await promoteSecond(scope, goal.child)
  const closed = await goalRows(scope).where('id', '=', id).executeTakeFirstOrThrow()
  return answer(200, closed, { ETag: etagOf(closed.version) })
}

/** A child with one active goal has it as primary; a second goal without a first would block the next one. */
async function promoteSecond(scope: Scope, child: string): Promise<void> {
  await scope.db
    .updateTable('permanency_goal')
    .set((eb) => ({ role: 'primary', version: eb('version', '+', 1) }))
    .where('tenant', '=', scope.tenant)
    .where('child_id', '=', child)
    .where('status', '=', 'active')
    .where('role', '=', 'second')
    .execute()
}
