import type { IsoDate } from '../../policy/types.ts'
import type { Deadline } from '../../reminders/types.ts'

const parts = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

function partsOf(day: IsoDate) {
  const found = parts.formatToParts(new Date(`${day.slice(0, 10)}T12:00:00Z`))
  return Object.fromEntries(found.map(({ type, value }) => [type, value]))
}

/** `2026-12-04` as `Fri 4 Dec 2026`. */
export function sayDay(day: IsoDate): string {
  const { weekday, day: number, month, year } = partsOf(day)
  return `${weekday} ${number} ${month} ${year}`
}

/** `2026-12-04` as `4 Dec 2026`. */
export const sayDate = (day: IsoDate): string => sayDay(day).slice(4)

/** `2026-12-04` as `4 Dec`. */
export function shortDay(day: IsoDate): string {
  const { day: number, month } = partsOf(day)
  return `${number} ${month}`
}

/** The day of an instant on the agency's clock. */
export const dayIn = (instant: string, zone: string): IsoDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant))

/** An instant as `Fri 4 Dec 2026, 9:05 AM` on the agency's clock. */
export function sayInstant(instant: string, zone: string): string {
  const time = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeStyle: 'short' })
  return `${sayDay(dayIn(instant, zone))}, ${time.format(new Date(instant)).replace('\u202f', ' ')}`
}

/** `1 duty`, `2 duties`. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

export const number = (count: number): string => count.toLocaleString('en-US')

/** When a duty is due; both days where its source leaves open how days are counted. */
export function sayDue({ due, problem }: Pick<Deadline, 'due' | 'problem'>, zone: string): string {
  if (due === null) return problem ? noDay[problem.kind] : 'No due day'
  if (due.hours !== null) return sayInstant(due.hours.earliest, zone)
  if (due.earliest === due.latest) return sayDay(due.earliest)
  const readings = due.readings.map(({ counted: how, on }) => `${sayDay(on)} (${how} days)`)
  return readings.join(' or ')
}

/** Said in our own words: what a case system writes may name somebody. */
const noDay = {
  'no-trigger': 'No day: the date it counts from is not on record',
  'trigger-in-future': 'No day: the date it counts from is still to come',
  contradictory: 'No day: dates on record do not agree',
}

export const goneBecause = {
  removed: 'Waymark was taken out of the team',
  'not-found': 'the channel is no longer there',
  refused: 'Teams did not let Waymark post',
}

/** A unit's name as people read it. */
export const unitName = (unit: string): string =>
  unit.replace(/^[a-z]{2}-/, '').replace(/(^|-)(\w)/g, (_, dash: string, letter: string) => {
    return `${dash === '-' ? ' ' : ''}${letter.toUpperCase()}`
  })
