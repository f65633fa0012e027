import type { IsoDate, RuleFacts } from '../../policy/types.ts'

const numberOf = (day: IsoDate): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)

/** Whole months between two days; a month is whole on the same date, or on the last day of a shorter month. */
function wholeMonths(from: IsoDate, to: IsoDate): number {
  const [year = 0, month = 0, date = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDate = 0] = to.split('-').map(Number)
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate()
  const months = (toYear - year) * 12 + toMonth - month
  return toDate >= Math.min(date, last) ? months : months - 1
}

const dayBefore = (day: IsoDate): IsoDate =>
  new Date((numberOf(day) - 1) * 86_400_000).toISOString().slice(0, 10)

const dayIn = (value: unknown): IsoDate | null =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null

/**
 * How long a child has been in care on a day: days since it began, and whole months that were over before the day, so
 * that "more than a year" is 12 or more. Nothing where the case does not say when care began.
 */
export function timeInCare(facts: Readonly<Record<string, unknown>>, day: IsoDate): RuleFacts {
  const began = dayIn(facts['childCustodyOn']) ?? dayIn(facts['removedOn'])
  if (began === null || began > day) return {}
  return {
    'days-in-care': numberOf(day) - numberOf(began),
    'months-in-care': wholeMonths(began, dayBefore(day)),
  }
}

/** Whether the child was removed from home by a day; not known where the case says nothing of a removal. */
export function removedBy(facts: Readonly<Record<string, unknown>>, day: IsoDate): boolean | undefined {
  const removed = dayIn(facts['removedOn'])
  return removed === null ? undefined : removed <= day
}

/** Whole years at a day. */
export function ageOn(born: IsoDate, day: IsoDate): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}
