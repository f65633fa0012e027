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

/** When a duty is due; both days where its source can be read in two ways. */
export function sayDue({ due, problem }: Pick<Deadline, 'due' | 'problem'>, zone: string): string {
  if (due === null) return problem ? noDay[problem.kind] : 'No due day'
  // Without an hour on record the clock runs from some time of a day, so only the day is said.
  if (due.hours !== null && due.hours.earliest === due.hours.latest)
    return sayInstant(due.hours.earliest, zone)
  if (due.earliest === due.latest) return sayDay(due.earliest)
  const ways = new Set(due.readings.map(({ counted: how }) => how))
  const readings = due.readings.toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const says = ({ counted: how, on }: (typeof readings)[number]) =>
    ways.size > 1 ? `${sayDay(on)} (${how} days)` : sayDay(on)
  return readings.length > 1
    ? readings.map(says).join(' or ')
    : `${sayDay(due.earliest)} or ${sayDay(due.latest)}`
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
