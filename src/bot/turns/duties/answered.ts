import type { DutyCommand, DutyName } from '../../commands/duty.ts'
import type { Reply } from '../../reply.ts'
import type { Session } from '../../session.ts'
import { say, type Situation, type Turned } from '../situation.ts'

/**
 * An answer about duties. What is open stays as it is, with its buttons: then this is a message beside it. `duties`: those
 * it names, in order; `waiting`: what the next words answer.
 */
export function answered(
  session: Session,
  reply: Reply,
  action: DutyCommand['type'],
  more: {
    duties?: readonly DutyName[]
    waiting?: DutyCommand | null
    duty?: DutyName | null
    changes?: Turned['duties']
  } = {},
): Turned {
  const { waiting = null, duty = null, changes } = more
  const remembered = { ...session, waiting, ...inView(more, session) }
  const turned = say(remembered, reply, action, duty ? { deadline: duty.deadline, due: duty.due } : {})
  const told: Turned = {
    ...turned,
    session: { ...turned.session, reason: { text: reply.text, citations: reply.citations } },
    ...(changes && { duties: changes }),
    audit: { ...turned.audit, subject: duty?.case ?? null },
  }
  if (!isOpen(session)) return told
  return {
    ...told,
    aside: true,
    session: { ...told.session, last: session.last, waiting: waiting ?? session.waiting },
  }
}

/** A list that was shown stays while its duties are spoken of; any other duty stands alone. */
function inView(
  { duties, duty = null }: { duties?: readonly DutyName[]; duty?: DutyName | null },
  session: Session,
): Pick<Session, 'duties' | 'duty'> {
  if (duties) return { duties, duty: null }
  if (!duty) return {}
  const listed = session.duties?.some(({ deadline }) => deadline === duty.deadline) ?? false
  return listed ? { duty } : { duties: [duty], duty }
}

const isOpen = ({ flow }: Session) => flow !== null && flow.state.status !== 'saved'

/** The mark of a person about a duty, at this instant. */
export const markOf = (
  { deadline, due }: { deadline: string; due: string },
  { person, now }: Pick<Situation, 'person' | 'now'>,
) => ({ deadline, due, by: { id: person.id, name: person.name }, at: now })
