import type { IsoDate } from '../../policy/types.ts'
import type { AgencyCalendar } from '../types.ts'

type Days = Pick<AgencyCalendar, 'workingDays' | 'holidays'>

const ofDay = (day: IsoDate) => Date.parse(`${day}T00:00:00Z`)
const oneDay = 86_400_000
/** Longer than any row of days off; a calendar without a working day ends here. */
const longest = 366

/** The day so many days later; earlier where the count is negative. */
export const addDays = (day: IsoDate, count: number): IsoDate =>
  new Date(ofDay(day) + count * oneDay).toISOString().slice(0, 10)

/** Days from the first to the second; negative where the second is the earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((ofDay(to) - ofDay(from)) / oneDay)

/** 1 for Monday to 7 for Sunday. */
export const weekday = (day: IsoDate): number => new Date(ofDay(day)).getUTCDay() || 7

/** The Monday of the week of a day. */
export const mondayOf = (day: IsoDate): IsoDate => addDays(day, 1 - weekday(day))

export const isWorkingDay = ({ workingDays, holidays }: Days, day: IsoDate): boolean =>
  workingDays.includes(weekday(day)) && !holidays.some(({ on }) => on === day)

/** The next working day after a day, or with -1 the last one before it; the day itself where there is none in a year. */
export function workingDayBeside(calendar: Days, day: IsoDate, step: 1 | -1): IsoDate {
  for (let count = 1; count <= longest; count++) {
    const beside = addDays(day, step * count)
    if (isWorkingDay(calendar, beside)) return beside
  }
  return day
}
