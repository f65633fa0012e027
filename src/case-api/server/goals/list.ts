import type { Page } from '../../contract/lists.ts'
import { Id, Instant } from '../../contract/values.ts'
import { z } from 'zod'
import { hiddenFrom } from '../access.ts'
import { answer, problem, type Answer } from '../answers.ts'
import type { Caller, Scope } from '../context.ts'
import { pageOf, placeOf } from '../cursor.ts'
import { caseOf } from './child.ts'
import { after, goalRows, inOrder, placeOfGoal } from './rows.ts'

/** `GET /v1/children/{child}/permanency-goals` */
export async function listGoals(
  scope: Scope,
  caller: Caller,
  child: string,
  page: Page & { status?: 'active' | 'closed' | undefined },
): Promise<Answer> {
  const file = await caseOf(scope, child)
  const hidden = await hiddenFrom(scope, caller, file)
  if (hidden) return hidden
  const place = placeOf(page.cursor, [Instant, z.enum(['primary', 'second', 'concurrent']), Id])
  if (place === undefined) return problem('cursor-invalid', 'Start the list again without a cursor.')
  let query = inOrder(goalRows(scope).where('child_id', '=', child)).limit(page.limit + 1)
  if (page.status) query = query.where('status', '=', page.status)
  if (place) query = after(query, place)
  return answer(200, pageOf(await query.execute(), page.limit, placeOfGoal))
}
