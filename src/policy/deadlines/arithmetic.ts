import { Temporal } from 'temporal-polyfill'
import type { IsoDate } from '../types.ts'
import type { WorkingDays } from './types.ts'

const plain = (day: IsoDate) => Temporal.PlainDate.from(day)

export const addDays = (day: IsoDate, days: number): IsoDate => plain(day).add({ days }).toString()

/** The same day of another month, or that month's last day: 31 January and one month is the last of February. */
export const addMonths = (day: IsoDate, months: number): IsoDate =>
  plain(day).add({ months }, { overflow: 'constrain' }).toString()

export const isWorkingDay = (day: IsoDate, { workingDays, holidays }: WorkingDays): boolean =>
  workingDays.includes(plain(day).dayOfWeek) && !holidays.some(({ on }) => on === day)

/** The n-th working day after a day, which itself does not count. */
export function addWorkingDays(day: IsoDate, days: number, calendar: WorkingDays): IsoDate {
  let [at, left] = [plain(day), days]
  const off = new Set(calendar.holidays.map(({ on }) => on))
  while (left > 0) {
    at = at.add({ days: 1 })
    if (calendar.workingDays.includes(at.dayOfWeek) && !off.has(at.toString())) left -= 1
  }
  return at.toString()
}

/** The last day of the calendar's quarter that holds a day. */
export function quarterEnd(day: IsoDate): IsoDate {
  const { year, month } = plain(day)
  const last = Math.ceil(month / 3) * 3
  return Temporal.PlainDate.from({ year, month: last, day: 31 }, { overflow: 'constrain' }).toString()
}

/** The instant at which a day begins in a zone; not always midnight. */
export const startOf = (day: IsoDate, zone: string): string =>
  plain(day).toZonedDateTime(zone).startOfDay().toInstant().toString()

/** Hours that pass on any clock: 72 hours over a change of the clocks are 72 hours all the same. */
export const addHours = (instant: string, hours: number): string =>
  Temporal.Instant.from(instant).add({ hours }).toString()

/** The same time of day on the n-th working day after an instant. */
export function addWorkingTime(instant: string, days: number, calendar: WorkingDays): string {
  const from = Temporal.Instant.from(instant).toZonedDateTimeISO(calendar.zone)
  const day = addWorkingDays(from.toPlainDate().toString(), days, calendar)
  return plain(day)
    .toZonedDateTime({ timeZone: calendar.zone, plainTime: from.toPlainTime() })
    .toInstant()
    .toString()
}

/** The day of an instant in a zone. */
export const dayOf = (instant: string, zone: string): IsoDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()

export function isInstant(text: string): boolean {
  try {
    return Temporal.Instant.from(text) instanceof Temporal.Instant
  } catch {
    return false
  }
}
