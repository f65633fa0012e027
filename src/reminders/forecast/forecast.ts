import type { IsoDate } from '../../policy/types.ts'
import type { Deadline } from '../types.ts'
import { addDays, mondayOf } from './days.ts'

/** How many weeks a forecast looks ahead, this one included. */
export const weeksAhead = 8

/** Where a duty stands on a day. `open` has no day that could make it overdue: none at all, or one that only advised. */
export type Standing = 'overdue' | 'this-week' | 'later' | 'open'

/** When it is: the agency's day and the ISO instant. */
export interface Moment {
  today: IsoDate
  asOf: string
}

export interface Week {
  /** Monday and Sunday. */
  from: IsoDate
  until: IsoDate
  due: number
}

/** What one person has to do. */
export interface Load {
  owner: { id: string; name: string } | null
  counts: Readonly<Record<Standing, number>>
}

/** The last day a forecast made on this day looks at. */
export const forecastUntil = (today: IsoDate): IsoDate => addDays(mondayOf(today), weeksAhead * 7 - 1)

/** Overdue only when the last day, or hour, by any reading is over; due by the first by any reading. */
export function standingOf({ due, kind }: Pick<Deadline, 'due' | 'kind'>, { today, asOf }: Moment): Standing {
  if (due === null || kind === 'gate' || kind === 'condition') return 'open'
  if (due.hours ? Date.parse(due.hours.latest) < Date.parse(asOf) : due.latest < today)
    return kind === 'hard' || kind === 'recurring' ? 'overdue' : 'open'
  return due.earliest <= addDays(mondayOf(today), 6) ? 'this-week' : 'later'
}

/** Open duties by the week they fall due in; what is overdue already is in none. */
export function forecast(duties: readonly Deadline[], moment: Moment): Week[] {
  const first = mondayOf(moment.today)
  const counts = Array.from({ length: weeksAhead }, () => 0)
  for (const duty of duties) {
    const standing = standingOf(duty, moment)
    if (duty.due === null || (standing !== 'this-week' && standing !== 'later')) continue
    const at = standing === 'this-week' ? 0 : weekOf(duty.due.earliest, first)
    if (at < weeksAhead) counts[at] = (counts[at] ?? 0) + 1
  }
  return counts.map((due, at) => ({ from: addDays(first, at * 7), until: addDays(first, at * 7 + 6), due }))
}

const weekOf = (day: IsoDate, first: IsoDate) =>
  Math.floor((Date.parse(day) - Date.parse(first)) / (7 * 86_400_000))

/** The load of everybody who owns one of these duties: most overdue first, what nobody owns at the end. */
export function loads(duties: readonly Deadline[], moment: Moment): Load[] {
  const byOwner = new Map<string, { owner: Load['owner']; counts: Record<Standing, number> }>()
  for (const duty of duties) {
    const key = duty.owner?.id ?? ''
    const load = byOwner.get(key) ?? { owner: duty.owner, counts: emptyCounts() }
    load.counts[standingOf(duty, moment)]++
    byOwner.set(key, load)
  }
  return [...byOwner.values()].toSorted(inOrder)
}

const emptyCounts = () => ({ overdue: 0, 'this-week': 0, later: 0, open: 0 })

function inOrder(a: Load, b: Load): number {
  if ((a.owner === null) !== (b.owner === null)) return a.owner === null ? 1 : -1
  const { counts: x } = a
  const { counts: y } = b
  return (
    y.overdue - x.overdue ||
    y['this-week'] - x['this-week'] ||
    (a.owner?.name ?? '').localeCompare(b.owner?.name ?? '')
  )
}
