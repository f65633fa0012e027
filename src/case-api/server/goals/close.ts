import type { Closure } from '../../contract/permanency-goals.ts'
import { relationTo } from '../access.ts'
import { answer, notFound, problem, type Answer } from '../answers.ts'
import type { Caller, Scope } from '../context.ts'
import { lockChild } from './child.ts'
import { goalRows } from './rows.ts'

const etagOf = (version: number) => `"${version}"`

/** `POST /v1/permanency-goals/{goal}/closure`, inside the caller's transaction. */
export async function closeGoal(
  scope: Scope,
  caller: Caller,
  id: string,
  body: Closure,
  ifMatch: string,
): Promise<Answer> {
  const found = await goalRows(scope).where('id', '=', id).executeTakeFirst()
  const relation = found ? await relationTo(scope, caller, found.case) : 'none'
  if (!found || relation === 'none') return notFound()
  if (relation !== 'assigned')
    return problem('not-assigned', 'Only a worker assigned to the case may close goals.')
  await lockChild(scope, found.child)
  const goal = await goalRows(scope).where('id', '=', id).executeTakeFirstOrThrow()
  if (ifMatch !== '*' && ifMatch !== etagOf(goal.version))
    return problem(
      'version-stale',
      'The goal was changed in the meantime. Look at it again before you close it.',
    )
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
    .execute()
}
