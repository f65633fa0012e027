import type { IsoDate } from '../policy/types.ts'
import { hasPassed, soon } from './ladder.ts'
import type { Duty } from './owed.ts'
import { addDays } from './working-days.ts'

/** How a duty stands on a team's post. `ended`: what runs out has run out. `no-day`: the record lacks what it counts from. */
export type LineStatus = 'overdue' | 'ended' | 'due' | 'consider' | 'later' | 'done' | 'no-day'

export interface Line {
  duty: Duty
  status: LineStatus
}

export interface Section {
  status: LineStatus
  shown: readonly Line[]
  /** How many there are. */
  all: number
}

/** How many lines of each section a post shows; the rest is counted. Together they fit a card. */
const most: Readonly<Record<LineStatus, number>> = {
  overdue: 8,
  ended: 2,
  due: 6,
  consider: 2,
  later: 2,
  'no-day': 2,
  done: 0,
}

const order: readonly LineStatus[] = ['overdue', 'ended', 'due', 'consider', 'later', 'no-day', 'done']

/** How a duty stands on a day; null where it is owed as a step is taken and has no day to show. */
export function statusOf({ deadline, standing }: Duty, today: IsoDate, now: string): LineStatus | null {
  const { due, kind, problem } = deadline
  if (kind === 'gate' || kind === 'condition') return null
  if (due === null) return problem ? 'no-day' : null
  if (standing.done) return 'done'
  const near = due.earliest <= addDays(today, soon)
  if (kind === 'advisory') return near ? 'consider' : 'later'
  if (hasPassed(deadline, today, now)) return kind === 'expiry' ? 'ended' : 'overdue'
  return near ? 'due' : 'later'
}

/** The lines of a unit, each with how it stands, soonest first. */
export const linesOf = (duties: readonly Duty[], today: IsoDate, now: string): Line[] =>
  duties
    .flatMap((duty): Line[] => {
      const status = statusOf(duty, today, now)
      return status ? [{ duty, status }] : []
    })
    .sort((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.duty.deadline.id.localeCompare(b.duty.deadline.id))

const dayOf = ({ duty }: Line): string => duty.deadline.due?.earliest ?? '9999'

/** The sections of a post, those with something in them. */
export const sectionsOf = (lines: readonly Line[]): Section[] =>
  order.flatMap((status) => {
    const own = lines.filter((line) => line.status === status)
    return own.length > 0 ? [{ status, shown: own.slice(0, most[status]), all: own.length }] : []
  })
