import pg from 'pg'
import { sql, type RawBuilder } from 'kysely'

/** Type numbers of PostgreSQL's catalogue. */
const oid = { bytea: 17, int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, interval: 1186 }
const arrayOid = { bytea: 1001, int8: 1016, date: 1182, timestamp: 1115, timestamptz: 1185, interval: 1187 }

const text = (value: string): string => value

/** Beyond 2^53 a number would silently be another one. */
function wholeNumber(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number))
    throw new RangeError('A database number is too large to be read exactly.')
  return number
}

/** PostgreSQL writes `2026-01-31 09:00:00.5+00`; everybody here reads `2026-01-31T09:00:00.500Z`. */
function instant(value: string): string {
  const at = new Date(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
  return Number.isNaN(at.getTime()) ? value : at.toISOString()
}

const bytes = (value: string): Uint8Array => Uint8Array.from(Buffer.from(value.slice(2), 'hex'))

const parsers: Readonly<Record<number, (value: string) => unknown>> = {
  [oid.bytea]: bytes,
  [oid.int8]: wholeNumber,
  [oid.date]: text,
  [oid.timestamp]: text,
  [oid.timestamptz]: instant,
  [oid.interval]: text,
}

/** For PGlite, which reads arrays with the parser of their elements. */
export const embeddedParsers = { ...parsers }

/** What `pg` exports; its types tell of a function that is not there. */
const { create } = pg.types.arrayParser as unknown as {
  create(source: string, parse: (value: string) => unknown): { parse(): unknown[] }
}
const arrayOf = (parse: (value: string) => unknown) => (value: string) => create(value, parse).parse()

const serverParsers: Readonly<Record<number, (value: string) => unknown>> = {
  ...parsers,
  ...Object.fromEntries(
    Object.entries(arrayOid).map(([name, number]) => [
      number,
      arrayOf(parsers[oid[name as keyof typeof oid]] ?? text),
    ]),
  ),
}

/** For `pg`, so that both drivers answer the same values. */
export const serverTypes: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') => {
    const parser = format === 'binary' ? undefined : serverParsers[type]
    return parser ?? (pg.types.getTypeParser(type, format) as (value: string) => unknown)
  },
}

/** A value for a `json` or `jsonb` column. Given as text, because the drivers disagree about arrays and strings. */
export const asJson = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::json`
