import type { NewNotice } from '../notices.ts'
import type { Draft } from '../ports.ts'
import { subjectOf } from '../facts.ts'
import type { Session } from '../session.ts'
import { handedOver, handOff } from '../words/hand-over.ts'
import { prompted } from './prompted.ts'
import { dialogNamed, say, type Situation, type Turned } from './situation.ts'
import { setAside } from './start.ts'

/** Who the supervisor is, and, where something is open, the offer to hand it over. Nothing is sent. */
export function talkToSupervisor(session: Session, situation: Situation): Turned {
  const { supervisor } = situation.person
  const open = supervisor !== null && setAside(session.flow, situation) !== null
  const answer = handOff(supervisor, open)
  const turned = prompted(session, answer, 'hand-off', situation)
  if (!open) return turned
  const actions = [...answer.actions.slice(0, 1), ...turned.reply.actions].slice(0, 6)
  const reply = { ...turned.reply, actions }
  return { ...turned, session: { ...turned.session, last: reply }, reply }
}

/** The open entry becomes a draft of the worker and one of the supervisor, who is told in their own conversation. */
export function handOver(session: Session, situation: Situation): Turned {
  const { person, ids } = situation
  const { flow } = session
  const { supervisor } = person
  const aside = setAside(flow, situation)
  if (!flow || !aside || !supervisor) return talkToSupervisor(session, situation)
  const job = dialogNamed(flow.state.dialog, situation.dialogs).title
  const draft: Draft = { ...aside.draft, sharedWith: supervisor }
  const by = { id: person.id, name: person.name }
  const shared: Draft = { ...aside.draft, id: `${ids.draft}-shared`, person: supervisor.id, handedBy: by }
  const notice: NewNotice = {
    id: shared.id,
    to: { type: 'person', person: supervisor.id },
    notice: { kind: 'draft-handed-over', case: draft.case, child: draft.child, job, draft: shared.id, by },
  }
  const reply = handedOver(`${job} for ${subjectOf(flow.facts)}`, supervisor.name, draft)
  const turned = say({ ...session, flow: null, waiting: null }, reply, 'hand-over')
  return { ...turned, draft, shared, notices: [notice] }
}
