import type { IsoDate } from '../policy/types.ts'
import type { AgencyCalendar } from './types.ts'

type Work = Pick<AgencyCalendar, 'workingDays' | 'holidays'>

const length = 86_400_000

export function addDays(day: IsoDate, count: number): IsoDate {
  return new Date(Date.parse(day) + count * length).toISOString().slice(0, 10)
}

/** Monday is 1, Sunday 7. */
export const weekdayOf = (day: IsoDate): number => ((Math.round(Date.parse(day) / length) + 3) % 7) + 1

export const isWorkingDay = (day: IsoDate, { workingDays, holidays }: Work): boolean =>
  workingDays.includes(weekdayOf(day)) && !holidays.some(({ on }) => on === day)

/** A calendar without any working day for a year is none; nobody is left without reminders because of it. Days. */
const longest = 366

function nearest(day: IsoDate, step: 1 | -1, calendar: Work): IsoDate {
  for (let n = 0; n < longest; n++) {
    const candidate = addDays(day, n * step)
    if (isWorkingDay(candidate, calendar)) return candidate
  }
  return day
}

export const workingDayOnOrBefore = (day: IsoDate, calendar: Work): IsoDate => nearest(day, -1, calendar)

/** The first working day after a day. */
export const workingDayAfter = (day: IsoDate, calendar: Work): IsoDate =>
  nearest(addDays(day, 1), 1, calendar)

/** The last working day before a day. */
export const workingDayBefore = (day: IsoDate, calendar: Work): IsoDate => workingDaysBefore(day, 1, calendar)

/** So many working days before a day, which itself does not count. */
export function workingDaysBefore(day: IsoDate, count: number, calendar: Work): IsoDate {
  let at = day
  for (let n = 0; n < count; n++) at = nearest(addDays(at, -1), -1, calendar)
  return at
}

/** The working days after `from` and before `until`, oldest first. */
export function workingDaysBetween(from: IsoDate, until: IsoDate, calendar: Work): IsoDate[] {
  const days: IsoDate[] = []
  for (let day = addDays(from, 1); day < until && days.length < 400; day = addDays(day, 1))
    if (isWorkingDay(day, calendar)) days.push(day)
  return days
}
