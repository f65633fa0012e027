import { isDay } from '../calendar.ts'
import type { IsoDate } from '../types.ts'
import { addDays, addMonths } from './arithmetic.ts'

/** An earlier stay in care; `until` is the day the child went home. */
export interface Stay {
  from: IsoDate
  until: IsoDate
}

/** The earlier stays that a case names as `earlierStays`; an entry that is none, or lies in this stay, is left out. */
export function staysIn(facts: Readonly<Record<string, unknown>>, before: IsoDate): Stay[] {
  const listed = Array.isArray(facts['earlierStays']) ? (facts['earlierStays'] as unknown[]) : []
  return listed.flatMap((one): Stay[] => {
    const { from, until } = (one ?? {}) as Record<string, unknown>
    if (typeof from !== 'string' || typeof until !== 'string' || !isDay(from) || !isDay(until)) return []
    return from < until && until <= before ? [{ from, until }] : []
  })
}

/**
 * The first day of this stay on which a child has been in care for so many of the most recent months: as many days of
 * the longer span as the shorter one has. For a single stay that is simply so many months after it began.
 */
export function dayInCare(
  { monthsInCare, outOf }: { monthsInCare: number; outOf: number },
  entered: IsoDate,
  stays: readonly Stay[],
): IsoDate {
  const plain = addMonths(entered, monthsInCare)
  if (!stays.length) return plain
  for (let day = entered; day < plain; day = addDays(day, 1)) {
    const opens = addMonths(day, -outOf)
    const spent = daysBetween(entered, day) + stays.reduce((sum, stay) => sum + within(stay, opens), 0)
    if (spent >= daysBetween(addMonths(day, -monthsInCare), day)) return day
  }
  return plain
}

const within = ({ from, until }: Stay, opens: IsoDate) =>
  until <= opens ? 0 : daysBetween(from < opens ? opens : from, until)

const daysBetween = (from: IsoDate, to: IsoDate) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
