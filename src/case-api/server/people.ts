import { answer, type Answer } from './answers.ts'
import type { Caller, Scope } from './context.ts'

/** `GET /v1/me` */
export async function readMe(scope: Scope, caller: Caller): Promise<Answer> {
  const { id, name, role, state, unit } = caller
  return answer(200, { id, name, role, state, unit, supervisor: await supervisorOf(scope, caller) })
}

/** The supervisor of somebody's unit; the first by number where there are several, null for a supervisor. */
async function supervisorOf(
  scope: Scope,
  { role, unit }: Caller,
): Promise<{ id: string; name: string } | null> {
  if (role === 'supervisor') return null
  const row = await scope.db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('tenant', '=', scope.tenant)
    .where('unit', '=', unit)
    .where('role', '=', 'supervisor')
    .orderBy('id')
    .executeTakeFirst()
  return row ?? null
}
