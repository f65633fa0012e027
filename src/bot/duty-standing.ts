import type { Deadline, Mark } from '../reminders/types.ts'
import type { DutyName } from './commands/duty.ts'
import type { Person } from './facts.ts'

/** What people did about one duty and its due day; the newest of each kind. */
export interface Standing {
  acknowledged: Extract<Mark, { kind: 'acknowledged' }> | null
  /** Of this person alone. */
  snoozed: Extract<Mark, { kind: 'snoozed' }> | null
  done: Extract<Mark, { kind: 'done' }> | null
  reassigned: Extract<Mark, { kind: 'reassigned' }> | null
}

export function standingOf(
  { deadline, due }: Pick<DutyName, 'deadline' | 'due'>,
  marks: readonly Mark[],
  person: Pick<Person, 'id'>,
): Standing {
  const own = marks.filter((mark) => mark.deadline === deadline && mark.due === due)
  const newest = <K extends Mark['kind']>(kind: K) =>
    (own.findLast((mark) => mark.kind === kind) ?? null) as Extract<Mark, { kind: K }> | null
  const snoozes = own.filter((mark) => mark.kind === 'snoozed' && mark.by.id === person.id)
  return {
    acknowledged: newest('acknowledged'),
    snoozed: (snoozes.at(-1) ?? null) as Standing['snoozed'],
    done: newest('done'),
    reassigned: newest('reassigned'),
  }
}

/** Whether a duty is somebody's to act on: they own it, were named for it, or supervise its unit. */
export function isTheirs(
  { owner, unit }: Pick<Deadline, 'owner' | 'unit'>,
  { reassigned }: Standing,
  person: Person,
): boolean {
  if (person.role === 'supervisor' && person.unit === unit) return true
  return owner?.id === person.id || reassigned?.to.id === person.id
}

export const nameOf = ({ id, due, case: of, what }: Deadline): DutyName => ({
  deadline: id,
  due: due?.earliest ?? null,
  case: of,
  what,
})
