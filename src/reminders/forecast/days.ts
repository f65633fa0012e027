import { addDays, isWorkingDay } from '../../policy/deadlines/arithmetic.ts'
import type { IsoDate } from '../../policy/types.ts'
import type { AgencyCalendar } from '../types.ts'

export { addDays, isWorkingDay }

type Days = Pick<AgencyCalendar, 'zone' | 'workingDays' | 'holidays'>

const ofDay = (day: IsoDate) => Date.parse(`${day}T00:00:00Z`)
const oneDay = 86_400_000
/** Longer than any row of days off; a calendar without a working day ends here. */
const longest = 366

/** Days from the first to the second; negative where the second is the earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((ofDay(to) - ofDay(from)) / oneDay)

/** 1 for Monday to 7 for Sunday. */
export const weekday = (day: IsoDate): number => new Date(ofDay(day)).getUTCDay() || 7

/** The Monday of the week of a day. */
export const mondayOf = (day: IsoDate): IsoDate => addDays(day, 1 - weekday(day))

/** The next working day after a day, or with -1 the last one before it; the day itself where there is none in a year. */
export function workingDayBeside(calendar: Days, day: IsoDate, step: 1 | -1): IsoDate {
  for (let count = 1; count <= longest; count++) {
    const beside = addDays(day, step * count)
    if (isWorkingDay(beside, calendar)) return beside
  }
  return day
}
