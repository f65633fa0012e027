import type { IsoDate } from '../policy/types.ts'
import type { AgencyCalendar, Checkpoint, Deadline, Mark } from './types.ts'
import { workingDayOnOrBefore } from './working-days.ts'

/** How people left a duty: what was marked, the newest word of each kind. */
export interface Standing {
  /** Who is to be nudged; null where nobody is assigned. */
  owner: { id: string; name: string } | null
  done: { by: string; evidence: string } | null
  /** The highest checkpoint at which somebody said that they know. */
  acknowledged: { by: string; checkpoint: Checkpoint } | null
  /** By person: the day from which they want to hear of it again. */
  snoozed: ReadonlyMap<string, IsoDate>
}

const order: readonly Checkpoint[] = ['worker', 'worker-soon', 'supervisor', 'overdue']
export const rankOf = (checkpoint: Checkpoint): number => order.indexOf(checkpoint)

/** What marks make of a duty. Marks of another due day say nothing about this one. */
export function standingOf(deadline: Deadline, marks: readonly Mark[], calendar: AgencyCalendar): Standing {
  const { due } = deadline
  const own = due ? marks.filter((mark) => mark.deadline === deadline.id && mark.due === due.earliest) : []
  const snoozed = new Map<string, IsoDate>()
  let standing: Standing = { owner: deadline.owner, done: null, acknowledged: null, snoozed }
  for (const mark of own) {
    if (mark.kind === 'done') standing = { ...standing, done: { by: mark.by.name, evidence: mark.evidence } }
    if (mark.kind === 'reassigned') standing = { ...standing, owner: mark.to }
    if (mark.kind === 'snoozed' && due)
      snoozed.set(mark.by.id, earlier(mark.until, workingDayOnOrBefore(due.earliest, calendar)))
    if (
      mark.kind === 'acknowledged' &&
      rankOf(mark.checkpoint) >= rankOf(standing.acknowledged?.checkpoint ?? 'worker')
    )
      standing = { ...standing, acknowledged: { by: mark.by.name, checkpoint: mark.checkpoint } }
  }
  return standing
}

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b)

/**
 * Whether an acknowledgement makes this telling needless: whoever knows is not told again what they know, nor pressed two
 * working days before. The supervisor and the team are told all the same, because known is not done.
 */
export function isKnown({ acknowledged }: Standing, telling: Checkpoint | 'today'): boolean {
  if (!acknowledged) return false
  return telling === 'worker' || telling === 'worker-soon'
}
