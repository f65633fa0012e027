import type { Deadline } from '../../../reminders/types.ts'
import type { DutyName, DutyPick, DutyWords } from '../../commands/duty.ts'
import type { DutyFacts } from '../../duty-facts.ts'
import type { Session } from '../../session.ts'
import type { Situation } from '../situation.ts'
import { isTheirs, nameOf, standingOf, type Standing } from '../../duty-standing.ts'

/** The duty that a command is about. */
export type Picked =
  /** `deadline` is null for one that was handed to this person, who cannot see its case. */
  | { type: 'one'; name: DutyName; deadline: Deadline | null; standing: Standing }
  | { type: 'not-theirs'; name: DutyName; deadline: Deadline }
  /** Its due day is another one by now. */
  | { type: 'moved'; deadline: Deadline }
  /** Done, or its case cannot be seen: both read the same. */
  | { type: 'gone'; name: DutyName }
  | { type: 'several'; among: readonly Deadline[] }
  | { type: 'none'; case: string | null }
  | { type: 'unreachable' }

export const isNamed = (duty: DutyPick): duty is DutyName => 'deadline' in duty

/** The duty that words point at: by its place in the list last shown, or the one last spoken of. */
export function shownDuty(
  duty: DutyPick,
  { duties = [], duty: last = null }: Pick<Session, 'duties' | 'duty'>,
): DutyName | null {
  if (isNamed(duty)) return duty
  if (duty.n !== null) return duties[duty.n - 1] ?? null
  if (duty.case !== null || duty.words !== '') return null
  const [only, ...more] = duties
  return last ?? (more.length === 0 ? (only ?? null) : null)
}

export function pick(
  duty: DutyPick,
  session: Session,
  facts: DutyFacts,
  { person }: Pick<Situation, 'person'>,
): Picked {
  const { read, marks } = facts
  const name = shownDuty(duty, session)
  if (!read || (!read.ok && read.failure === 'unreachable')) return { type: 'unreachable' }
  const all = read.ok ? read.value : []
  const fits = name ? all.filter(({ id }) => id === name.deadline) : fitting(duty as DutyWords, all, session)
  const [found, ...more] = fits
  if (!found) return name ? lent(name, facts, person) : none(duty)
  if (more.length > 0) return { type: 'several', among: fits }
  const now = nameOf(found)
  if (name && name.due !== now.due) return { type: 'moved', deadline: found }
  const standing = standingOf(now, marks, person)
  return isTheirs(found, standing, person)
    ? { type: 'one', name: now, deadline: found, standing }
    : { type: 'not-theirs', name: now, deadline: found }
}

const none = (duty: DutyPick): Picked => ({ type: 'none', case: duty.case })

/** A supervisor may name somebody for a duty who cannot see its case: they may still say that they have seen it. */
function lent(name: DutyName, { marks }: DutyFacts, person: Situation['person']): Picked {
  const standing = standingOf(name, marks, person)
  return standing.reassigned?.to.id === person.id
    ? { type: 'one', name, deadline: null, standing }
    : { type: 'gone', name }
}

/** By case and words; a number that stands for nothing shown fits nothing, and no words at all mean the list last shown. */
function fitting(
  { n, case: of, words }: DutyWords,
  all: readonly Deadline[],
  { duties = [] }: Pick<Session, 'duties'>,
): readonly Deadline[] {
  if (n !== null) return []
  if (of === null && words === '' && duties.length > 0)
    return all.filter(({ id, due }) => due !== null && duties.some(({ deadline }) => deadline === id))
  const wanted = words.split(/\s+/).filter(Boolean)
  const inCase = all.filter((one) => of === null || one.case === of)
  const dated = inCase.filter(({ due }) => due !== null)
  const fits = inCase.filter(({ what }) => {
    const said = what.toLowerCase()
    return wanted.every((word) => said.includes(word))
  })
  return wanted.length === 0 ? dated : fits
}
