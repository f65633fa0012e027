import type { IsoDate, RuleFacts } from './types.ts'
import { isDay } from './calendar.ts'

/** What a case says of removals and custody; anything that is no day says nothing. */
export type CareFacts = Readonly<Record<string, unknown>>

const dayIn = (value: unknown): IsoDate | null => (typeof value === 'string' && isDay(value) ? value : null)

const dayNumber = (day: IsoDate): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)

const dayBefore = (day: IsoDate): IsoDate =>
  new Date((dayNumber(day) - 1) * 86_400_000).toISOString().slice(0, 10)

/** Whole months from one day to another; the month is whole on the same day of the month, or on the last one. */
export function wholeMonths(from: IsoDate, to: IsoDate): number {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  const lastDay = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate()
  const months = (toYear - year) * 12 + toMonth - month
  return toDay >= Math.min(day, lastDay) ? months : months - 1
}

/** The day the child entered care, as the case system has it; null where it does not say. */
export const enteredCare = (facts: CareFacts): IsoDate | null =>
  dayIn(facts['childCustodyOn']) ?? dayIn(facts['removedOn'])

/** Whether the child was removed from home by a day; undefined where the case says nothing of a removal. */
export function removedBy(facts: CareFacts, day: IsoDate): boolean | undefined {
  const removed = dayIn(facts['removedOn'])
  return removed === null ? undefined : removed <= day
}

/**
 * How long a child has been in care, as rules ask for it: the days since the day of entry, and the whole months that
 * were over before this day, so that "more than a year" is from 12 on. Without a day of entry nothing is known.
 */
export function timeInCare(facts: CareFacts, day: IsoDate): RuleFacts {
  const entered = enteredCare(facts)
  if (entered === null || !isDay(day) || entered > day) return {}
  return {
    'days-in-care': dayNumber(day) - dayNumber(entered),
    'months-in-care': wholeMonths(entered, dayBefore(day)),
  }
}
