import type { DeskQuestion } from '../policy-ports.ts'
import type { LastAnswer } from '../policy-talk.ts'
import { personsOf, type Persons } from '../private/persons.ts'
import { withoutPersons } from '../private/without-persons.ts'
import type { NewQuestion, Situation } from './situation.ts'

/** A text without persons; null where it cannot be found out who is on the worker's cases, and so nothing may leave. */
export function cleaned(text: string, situation: Situation): string | null {
  const known = knownPersons(situation)
  return known && withoutPersons(text, known, situation.policy?.words)
}

/** Everybody whom this worker can be speaking of; null where the cases cannot be read now. */
export function knownPersons({ cases, focus, person }: Situation): Persons | null {
  if (cases === null) return null
  const of = focus.type === 'child' || focus.type === 'case' ? focus.facts.case : null
  return personsOf(of ? [...cases, { id: of.id, children: [] }] : cases, of?.participants ?? [], person)
}

/** What the desk keeps of a question; null where it cannot be cleaned. */
export function newQuestion(
  { question, answer, on, noted }: LastAnswer,
  why: DeskQuestion['why'],
  comment: string | null,
  situation: Situation,
): NewQuestion | null {
  const words = cleaned(question, situation)
  const said = comment === null ? null : cleaned(comment, situation)
  if (words === null || (comment !== null && said === null)) return null
  const { person, ids, now } = situation
  return {
    id: noted ?? ids.key,
    question: words,
    state: answer.state,
    on,
    kind: answer.kind,
    why,
    comment: said,
    by: why === 'handed-over' ? { id: person.id, name: person.name } : null,
    askedAt: now,
  }
}
