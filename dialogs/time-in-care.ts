import type { CaseFacts } from '../src/bot/facts.ts'
import type { IsoDate, RuleFacts } from '../src/policy/types.ts'

const dayNumber = (day: IsoDate): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)

/** Whole months from one day to another; the month is whole on the same day of the month, or on the last one. */
export const wholeMonths = (from: IsoDate, to: IsoDate): number => {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  const lastDay = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate()
  const months = (toYear - year) * 12 + toMonth - month
  return toDay >= Math.min(day, lastDay) ? months : months - 1
}

const dayBefore = (day: IsoDate): IsoDate =>
  new Date((dayNumber(day) - 1) * 86_400_000).toISOString().slice(0, 10)

/** The day the child entered care, as the case system has it; null where it does not say. */
export const enteredCare = ({ childCustodyOn, removedOn }: CaseFacts): IsoDate | null =>
  [childCustodyOn, removedOn].find((day): day is IsoDate => typeof day === 'string') ?? null

/**
 * How long a child has been in care, as rules ask for it: the days since the day of entry, and the whole months that
 * were over before this day, so that "more than a year" is from 12 on. Without a day of entry nothing is known.
 */
export const timeInCare = (facts: CaseFacts, day: IsoDate): RuleFacts => {
  const entered = enteredCare(facts)
  if (entered === null || entered > day || Number.isNaN(dayNumber(day))) return {}
  return {
    'days-in-care': dayNumber(day) - dayNumber(entered),
    'months-in-care': wholeMonths(entered, dayBefore(day)),
  }
}
