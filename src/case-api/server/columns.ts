import { sql, type ColumnType, type RawBuilder } from 'kysely'

/** Days go in as `YYYY-MM-DD`; they are read as text, never through a driver's Date. */
export type Day = ColumnType<unknown, string, string>
export type MaybeDay = ColumnType<unknown, string | null, string | null>

/** A `date` column as `YYYY-MM-DD`, the same with every driver and in every time zone. */
export const day = (column: string): RawBuilder<string> =>
  sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`

/** A `date` column that may be empty. */
export const maybeDay = (column: string): RawBuilder<string | null> => day(column)

/** A `timestamptz` column as an ISO instant in UTC with milliseconds. */
export const instant = (column: string): RawBuilder<string> =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
