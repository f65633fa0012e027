import type { Session } from '../session.ts'
import { notOffered } from '../words/jobs.ts'
import { withWaiting } from '../words/notices.ts'
import { welcome, type Offer } from '../words/talk.ts'
import { prompted } from './prompted.ts'
import { dialogNamed, jobsHere, type Situation, type Turned } from './situation.ts'

/** Who is spoken to and what can be done with them. */
export const offerOf = (situation: Situation): Offer => ({
  person: situation.person,
  jobs: jobsHere(situation),
  today: situation.today,
})

/** The welcome, with what waits for this person. */
export function greeted(session: Session, situation: Situation): Turned {
  const { waiting, cases } = situation
  const reply = withWaiting(welcome(offerOf(situation), cases), waiting)
  const turned = prompted(session, reply, 'hello', situation)
  return { ...turned, told: waiting.map(({ id }) => id) }
}

/** A case and child to name in examples: those last looked at, else numbers of that form. */
export function examplePlace({ open }: Session, { person }: Situation): { case: string; child: string } {
  const of = open?.case ?? `${person.state}-1001`
  return { case: of, child: open?.child ?? `${of}-c1` }
}

/** A job by name that the worker's state has not. */
export function elsewhereOnly(id: string, session: Session, situation: Situation): Turned {
  const { stateName } = situation.rulesFor(situation.person.state)
  const dialog = dialogNamed(id, situation.dialogs)
  const reply = notOffered(dialog, stateName, jobsHere(situation))
  return prompted(session, reply, 'not-offered', situation)
}
