export { sayDate }
import type { IsoDate } from '../../policy/types.ts'

import { sayDate } from '../../dialog/index.ts'

/** Last day of a month, 1 to 12; 0 and 13 roll over into the neighbouring years. */
export function endOfMonth(year: number, month: number): IsoDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** `3:15 PM`, on the agency's clock; with the day where it is not `today`. */
export function sayTime(instant: string, zone: string, today: IsoDate): string {
  const at = new Date(instant)
  const time = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone: zone })
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at)
  const said = time.format(at).replace(/\u202f/g, ' ')
  return day === today ? said : `${said} on ${sayDate(day)}`
}

/** The moment by which something is due. Midnight is the end of the day before: nobody says twelve in the morning. */
export function sayBy(instant: string, zone: string, today: IsoDate): string {
  const minuteBefore = new Date(Date.parse(instant) - 60_000)
  const wall = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone })
  if (wall.format(minuteBefore) !== '23:59') return sayTime(instant, zone, today)
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(minuteBefore)
  return day === today ? 'by the end of today' : `by the end of ${sayDate(day)}`
}

/** `1 Apr 2018`, where the weekday says nothing. */
export const sayDay = (date: IsoDate): string => sayDate(date).slice(4)
