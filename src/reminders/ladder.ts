import type { IsoDate } from '../policy/types.ts'
import type { AgencyCalendar, Checkpoint, Deadline, DeadlineKind, Telling } from './types.ts'
import { addDays, workingDayAfter, workingDayOnOrBefore, workingDaysBefore } from './working-days.ts'

/** From which day on something is to be told. */
export interface Rung {
  telling: Checkpoint | 'today'
  from: IsoDate
}

/** Days before the due day from which a duty counts as due soon. */
export const soon = 7

const full: readonly Rung['telling'][] = ['worker', 'worker-soon', 'supervisor', 'today', 'overdue']

/** What asks to be considered is said once and pressed on nobody; where something ends, nothing is overdue afterwards. */
const tellings: Readonly<Record<DeadlineKind, readonly Rung['telling'][]>> = {
  hard: full,
  recurring: full,
  expiry: ['worker', 'worker-soon', 'supervisor', 'today'],
  advisory: ['worker'],
  gate: [],
  condition: [],
}

/**
 * The rungs of a duty, lowest first. What would fall on a day off is told on the working day before, never after; only
 * what tells that a day has passed waits for the next working day.
 */
export function rungsOf({ kind, due }: Pick<Deadline, 'kind' | 'due'>, calendar: AgencyCalendar): Rung[] {
  if (!due) return []
  const from = (telling: Rung['telling']): IsoDate => {
    switch (telling) {
      case 'worker':
        return workingDayOnOrBefore(addDays(due.earliest, -soon), calendar)
      case 'worker-soon':
        return workingDaysBefore(due.earliest, 2, calendar)
      case 'supervisor':
        return workingDaysBefore(due.earliest, 1, calendar)
      case 'today':
        return workingDayOnOrBefore(due.earliest, calendar)
      case 'overdue':
        return due.hours ? due.latest : workingDayAfter(due.latest, calendar)
    }
  }
  return tellings[kind]
    .filter((telling) => telling !== 'today' || due.hours !== null)
    .map((telling) => ({ telling, from: from(telling) }))
}

/** Whether its last day, or by the clock in hours its last minute, has passed. */
export const hasPassed = ({ due }: Pick<Deadline, 'due'>, day: IsoDate, now: string): boolean =>
  due !== null && (due.hours ? Date.parse(now) > Date.parse(due.hours.latest) : day > due.latest)

/** The highest checkpoint that a duty has reached on a day; null before the first, and where it has no day. */
export function checkpointOn(
  deadline: Pick<Deadline, 'kind' | 'due'>,
  day: IsoDate,
  calendar: AgencyCalendar,
): Checkpoint | null {
  const reached = rungsOf(deadline, calendar).filter(({ from }) => from <= day)
  const highest = reached.map(({ telling }) => telling).filter(isCheckpoint)
  return highest.at(-1) ?? null
}

const isCheckpoint = (telling: Telling): telling is Checkpoint => checkpoints.includes(telling)
const checkpoints: readonly Telling[] = ['worker', 'worker-soon', 'supervisor', 'overdue']
