import { sql } from 'kysely'
import { z } from 'zod'
import type { Access } from '../contract/audit.ts'
import type { Page } from '../contract/lists.ts'
import { answer, problem, type Answer } from './answers.ts'
import { instant } from './columns.ts'
import type { Caller, Scope } from './context.ts'
import { pageOf, placeOf } from './cursor.ts'

/** Keeps who looked at or changed which case. A call whose trace cannot be kept fails: nothing is shown without one. */
export async function keepTrail(scope: Scope, caller: Caller, action: string, status: number): Promise<void> {
  if (scope.touched.size === 0) return
  const about = { tenant: scope.tenant, person_id: caller.id, via: caller.via, action, status, at: scope.now }
  await scope.db
    .insertInto('access_trail')
    .values([...scope.touched].map((case_id) => ({ ...about, case_id })))
    .execute()
}

/** `GET /v1/audit`: newest first; of the cases now assigned to a worker, of a supervisor's unit and own. */
export async function listAccess(
  scope: Scope,
  caller: Caller,
  page: Page & { case?: string | undefined },
): Promise<Answer> {
  const after = placeOf(page.cursor, [z.string().regex(/^\d{1,18}$/)])
  if (after === undefined) return problem('cursor-invalid', 'Start the list again without a cursor.')
  let query = scope.db
    .selectFrom('access_trail')
    .innerJoin('case_file', (join) =>
      join
        .onRef('case_file.tenant', '=', 'access_trail.tenant')
        .onRef('case_file.id', '=', 'access_trail.case_id'),
    )
    .select([
      sql<string>`seq::text`.as('id'),
      'case_id as case',
      'person_id as person',
      'via',
      'action',
      'status',
    ])
    .select(instant('at').as('at'))
    .where('access_trail.tenant', '=', scope.tenant)
    .where((w) => {
      const own = w.exists(
        w
          .selectFrom('assignment')
          .select('assignment.case_id')
          .where('assignment.tenant', '=', scope.tenant)
          .whereRef('assignment.case_id', '=', 'access_trail.case_id')
          .where('assignment.person_id', '=', caller.id)
          .where('since', '<=', scope.today)
          .where((u) => u.or([u('until', 'is', null), u('until', '>', scope.today)])),
      )
      return caller.role === 'supervisor' ? w.or([own, w('case_file.unit', '=', caller.unit)]) : own
    })
    .orderBy('seq', 'desc')
    .limit(page.limit + 1)
  if (page.case !== undefined) query = query.where('case_id', '=', page.case)
  const [before] = after ?? []
  if (before !== undefined) query = query.where(sql<boolean>`seq < ${before}::bigint`)
  const found: Access[] = await query.execute()
  return answer(
    200,
    pageOf(found, page.limit, ({ id }) => [id]),
  )
}
