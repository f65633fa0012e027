import type { IsoDate } from '../../../policy/types.ts'
import type { Due } from '../../../reminders/types.ts'
import { sayDate, sayTime } from '../dates.ts'
import { list } from '../people.ts'

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

const counted = { calendar: 'counting every day', working: 'counting working days' } as const

/** When something is due, with both readings where the source does not say how to count. */
export function sayDue({ earliest, latest, hours, readings }: Due, zone: string, today: IsoDate): string {
  if (hours) {
    const last = sayTime(hours.latest, zone, today)
    if (hours.earliest === hours.latest) return `due ${earliest === today ? `today at ${last}` : last}`
    return `due ${sayTime(hours.earliest, zone, today)}, at the latest ${last}`
  }
  if (earliest === latest || readings.length < 2) return `due ${sayDate(earliest)}`
  const each = readings.map(({ counted: how, on }) => `${sayDate(on)} ${counted[how]}`)
  return `due ${list(each, 'or')}; the source does not say which`
}
