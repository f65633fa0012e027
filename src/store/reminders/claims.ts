import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Hold } from '../../reminders/types.ts'
import { later, seconds } from '../instants.ts'

/** A claim that did not become a sending for this long was left behind by a process that ended. */
const left = seconds(120)

/**
 * Whether a claim may be taken up by somebody else: it is old, or from a time that has not come yet, written by a clock that
 * was ahead. Whoever held it cannot send any more, because sending asks whose it is.
 */
export const abandoned = (table: string, { at }: Pick<Hold, 'at'>): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.ref(`${table}.state`)} = 'claimed'
    and (${sql.ref(`${table}.since`)} <= ${later(at, -left)} or ${sql.ref(`${table}.since`)} > ${later(at, left)}))`
