import { sql } from 'kysely'
import {
  addDays,
  addHours,
  addMonths,
  addWorkingDays,
  dayOf,
  quarterEnd,
  startOf,
} from '../../../src/policy/deadlines/arithmetic.ts'
import { openDatabase } from '../../../src/store/database/open.ts'

/** Where the four states keep time, and a place without any change of the clocks. */
export const zones = ['America/Chicago', 'America/New_York', 'America/Denver', 'Pacific/Honolulu'] as const

const holidays = ['2024-12-25', '2025-07-04', '2026-11-26', '2028-01-03', '2030-05-27', '2032-02-16']

interface Row {
  day: string
  /** Seconds since 1970. */
  begins: string
  hours: string
  days30: string
  months1: string
  months6: string
  months12: string
  quarter: string
  working10: string
}

/** What PostgreSQL's own arithmetic says of every n-th day of 2024 to 2032 in one zone. */
async function rowsOf(zone: string, every: number): Promise<Row[]> {
  const database = await openDatabase({ memory: true })
  try {
    const off = sql.raw(holidays.map((day) => `date '${day}'`).join(', '))
    const { rows } = await sql<Row>`
      select to_char(d, 'YYYY-MM-DD') as day,
        extract(epoch from d::timestamp at time zone ${zone})::bigint::text as begins,
        to_char((d::timestamp at time zone ${zone} + interval '72 hours') at time zone ${zone}, 'YYYY-MM-DD') as hours,
        to_char(d + 30, 'YYYY-MM-DD') as days30,
        to_char(d + interval '1 month', 'YYYY-MM-DD') as months1,
        to_char(d + interval '6 months', 'YYYY-MM-DD') as months6,
        to_char(d + interval '12 months', 'YYYY-MM-DD') as months12,
        to_char(date_trunc('quarter', d) + interval '3 months' - interval '1 day', 'YYYY-MM-DD') as quarter,
        (select to_char(x, 'YYYY-MM-DD') from generate_series(d + 1, d + 30, interval '1 day') as x
          where extract(isodow from x) < 6 and x::date not in (${off}) order by x offset 9 limit 1) as working10
      from (select x::date as d from generate_series(date '2024-01-01', date '2032-12-31', ${`${every} days`}::interval) as x) as days
      order by d`.execute(database.db)
    return rows
  } finally {
    await database.close()
  }
}

/** What of one day our arithmetic and PostgreSQL's tell differently, in a few words each. */
function differencesOn(zone: string, { day, begins, ...theirs }: Row): string[] {
  const start = startOf(day, zone)
  const off = holidays.map((on) => ({ on, name: 'off' }))
  const ours = {
    hours: dayOf(addHours(start, 72), zone),
    days30: addDays(day, 30),
    months1: addMonths(day, 1),
    months6: addMonths(day, 6),
    months12: addMonths(day, 12),
    quarter: quarterEnd(day),
    working10: addWorkingDays(day, 10, { zone, workingDays: [1, 2, 3, 4, 5], holidays: off }),
  }
  const others = Object.entries(ours).filter(([what, own]) => own !== theirs[what as keyof typeof theirs])
  return [
    ...(Date.parse(start) === Number(begins) * 1000 ? [] : [`${zone} ${day} begins at ${start}`]),
    ...others.map(([what, own]) => `${zone} ${day} ${what}: ${own}`),
  ]
}

/** All differences on every n-th day in the four zones, and how many days were looked at. */
export async function differences(every: number): Promise<{ looked: number; found: string[] }> {
  const found: string[] = []
  let looked = 0
  for (const zone of zones) {
    const rows = await rowsOf(zone, every)
    looked += rows.length
    found.push(...rows.flatMap((row) => differencesOn(zone, row)))
  }
  return { looked, found }
}
