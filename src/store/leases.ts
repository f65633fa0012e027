import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Memory } from './tenancy.ts'

/**
 * Whether nobody holds a row at this instant: its lease was never taken, has run out, or belongs to a process that
 * must be gone because this one is alone in the database.
 */
export function free(
  memory: Pick<Memory, 'holder' | 'alone'>,
  now: string,
  { until, by }: { until: string; by: string },
): RawBuilder<SqlBool> {
  const open = sql<SqlBool>`(${sql.ref(until)} is null or ${sql.ref(until)} <= ${now})`
  return memory.alone ? sql<SqlBool>`(${open} or ${sql.ref(by)} <> ${memory.holder})` : open
}
