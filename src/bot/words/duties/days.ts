import type { IsoDate } from '../../../policy/types.ts'

export function daysAfter(day: IsoDate, count: number): IsoDate {
  const at = new Date(`${day}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() + count)
  return at.toISOString().slice(0, 10)
}

/** The last day of a week that begins on Monday. */
export function sundayOf(day: IsoDate): IsoDate {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return daysAfter(day, weekday === 0 ? 0 : 7 - weekday)
}
