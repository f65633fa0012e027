import { sql, type SelectQueryBuilder } from 'kysely'
import type { Page } from '../contract/lists.ts'
import { Id, Instant } from '../contract/values.ts'
import { answer, problem, type Answer } from './answers.ts'
import { pageOf, placeOf } from './cursor.ts'
import type { AgencyTables } from './tables.ts'

interface Listed {
  id: string
  recordedAt: string
}

/** One page of records, newest first; the cursor is a place in that order. `number`: the column of their numbers, where several are read at once. */
export async function listNewestFirst<Tables extends keyof AgencyTables, Row extends Listed, Item>(
  rows: SelectQueryBuilder<AgencyTables, Tables, Row>,
  page: Page,
  record: (found: Row[]) => Item[] | Promise<Item[]>,
  number = 'id',
): Promise<Answer> {
  const after = placeOf(page.cursor, [Instant, Id])
  if (after === undefined) return problem('cursor-invalid', 'Start the list again without a cursor.')
  let query = rows
    .orderBy(sql`recorded_at`, 'desc')
    .orderBy(sql.ref(number), 'desc')
    .limit(page.limit + 1)
  if (after) {
    const [recordedAt, id] = after
    query = query.where(
      sql<boolean>`(recorded_at, ${sql.ref(number)}) < (${recordedAt}::timestamptz, ${id}::text)`,
    )
  }
  const found = (await query.execute()) as Row[]
  const { items, next } = pageOf(found, page.limit, ({ recordedAt, id }) => [recordedAt, id])
  return answer(200, { items: await record(items), next })
}
