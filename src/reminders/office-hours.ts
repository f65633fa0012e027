import { Temporal } from 'temporal-polyfill'
import type { IsoDate } from '../policy/types.ts'
import type { AgencyCalendar } from './types.ts'
import { isWorkingDay } from './working-days.ts'

export interface LocalTime {
  day: IsoDate
  /** `HH:MM`. */
  time: string
}

/** What clocks on the wall of a zone show at an instant; null for a zone that nobody knows. */
export function localTime(instant: string, zone: string): LocalTime | null {
  try {
    const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
    return { day: at.toPlainDate().toString(), time: at.toPlainTime().toString().slice(0, 5) }
  } catch {
    return null
  }
}

type Hours = Pick<AgencyCalendar, 'quiet' | 'postAt'>

/** The quiet may last over midnight. Where both ends are the same time it is never quiet. */
export function isQuiet(time: string, { quiet: { from, until } }: Pick<Hours, 'quiet'>): boolean {
  return from <= until ? time >= from && time < until : time >= from || time < until
}

/** Whether the day's first telling is due: at the set time, or where that is in the quiet, as soon as it ends. */
function hasBegun(time: string, hours: Hours): boolean {
  const begins = isQuiet(hours.postAt, hours) ? hours.quiet.until : hours.postAt
  return time >= begins && !isQuiet(time, hours)
}

/**
 * Day and time in a zone while somebody there may be told something: on a working day of the agency, from the set time on,
 * outside the quiet. Null otherwise. A zone that nobody knows counts as the agency's.
 */
export function openAt(now: string, calendar: AgencyCalendar, zone: string | null = null): LocalTime | null {
  const local = localTime(now, zone ?? calendar.zone) ?? localTime(now, calendar.zone)
  return local && isWorkingDay(local.day, calendar) && hasBegun(local.time, calendar) ? local : null
}
