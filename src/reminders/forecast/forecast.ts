import type { IsoDate } from '../../policy/types.ts'
import type { Deadline } from '../types.ts'
import { addDays } from '../working-days.ts'
import { mondayOf } from './days.ts'

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

/** Says of duties where they stand: overdue once the last day, or hour, by any reading is over; due by the first of any. */
export function standings({ today, asOf }: Moment) {
  const sunday = addDays(mondayOf(today), 6)
  const instant = Date.parse(asOf)
  return ({ due, kind }: Pick<Deadline, 'due' | 'kind'>): Standing => {
    if (due === null || kind === 'gate' || kind === 'condition') return 'open'
    if (due.hours ? Date.parse(due.hours.latest) < instant : due.latest < today)
      return kind === 'hard' || kind === 'recurring' ? 'overdue' : 'open'
    return due.earliest <= sunday ? 'this-week' : 'later'
  }
}

/** Open duties by the week they fall due in; what is overdue already is in none. */
export function forecast(duties: readonly Deadline[], moment: Moment): Week[] {
  const first = mondayOf(moment.today)
  const standingOf = standings(moment)
  const weeks = Array.from({ length: weeksAhead }, (_, at) => ({
    from: addDays(first, at * 7),
    until: addDays(first, at * 7 + 6),
    due: 0,
  }))
  for (const duty of duties) {
    const standing = standingOf(duty)
    if (standing !== 'this-week' && standing !== 'later') continue
    const week = weeks.find(({ until }) => (duty.due?.earliest ?? '') <= until)
    if (week) week.due++
  }
  return weeks
}

/** The load of everybody who owns one of these duties: most overdue first, what nobody owns at the end. */
export function loads(duties: readonly Deadline[], moment: Moment): Load[] {
  const standingOf = standings(moment)
  const byOwner = new Map<string, { owner: Load['owner']; counts: Record<Standing, number> }>()
  for (const duty of duties) {
    const key = duty.owner?.id ?? ''
    const load = byOwner.get(key) ?? { owner: duty.owner, counts: emptyCounts() }
    load.counts[standingOf(duty)]++
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
