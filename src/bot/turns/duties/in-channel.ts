import type { DutyCommand } from '../../commands/duty.ts'
import type { Session } from '../../session.ts'
import { askPrivately, oldPost } from '../../words/duties/refused.ts'
import { answerPrivately, noted } from '../../words/duties/team.ts'
import type { Reply } from '../../reply.ts'
import { say, type Situation, type Turned } from '../situation.ts'
import { acknowledge } from './acknowledge.ts'
import type { Acting, Scene } from './acting.ts'
import { isNamed } from './pick.ts'
import { aboutTeam } from './team.ts'

/**
 * A command about duties where others read along. Only about the channel itself is anything said here; what is pressed on
 * its post is answered to the presser alone.
 */
export function dutiesInChannel(command: DutyCommand, session: Session, situation: Situation): Turned {
  const { duties: facts } = situation
  if (!facts?.team) return quietly(session, askPrivately, command)
  const scene = { session, facts, situation }
  switch (command.type) {
    case 'link-team':
    case 'unlink-team':
    case 'quiet-team':
      return aboutTeam(command, { ...scene, team: facts.team, identity: facts.identity })
    case 'old-post':
      return beside(session, oldPost, command)
    case 'acknowledge':
    case 'snooze':
    case 'done':
    case 'reassign':
    case 'show-duty':
      return isNamed(command.duty) ? pressed(command, scene) : quietly(session, askPrivately, command)
    default:
      return quietly(session, askPrivately, command)
  }
}

/** In a message of its own: the post is everybody's and stays. */
const beside = (session: Session, reply: Reply, { type }: DutyCommand): Turned => ({
  ...say(session, reply, type),
  aside: true,
})

const quietly = (session: Session, reply: Reply, { type }: DutyCommand): Turned =>
  say({ ...session, flow: null, open: null, waiting: null }, reply, type)

/**
 * A button of a post. Acknowledging needs nothing more, so it is done at once; everything else goes on in the presser's
 * own conversation. Where they never spoke with the bot alone, the words here name no case.
 */
function pressed(command: Acting | Extract<DutyCommand, { type: 'show-duty' }>, scene: Scene): Turned {
  const { session, facts, situation } = scene
  const acted = command.type === 'acknowledge' ? acknowledge(command, scene) : null
  const marks = acted?.duties?.marks ?? []
  const changes = marks.length > 0 ? { duties: { marks } } : {}
  const audit = acted?.audit ?? { action: command.type, subject: command.duty.case, detail: {} }
  if (!facts.reachable) {
    const reply = marks.length > 0 ? noted : answerPrivately
    return { ...beside(session, reply, command), ...changes, audit }
  }
  const { person, ids } = situation
  const by = { id: person.id, name: person.name }
  const duty = command.duty
  const next = command.type === 'acknowledge' ? { ...command, kept: true } : command
  const notice = { kind: 'duty-pressed', case: duty.case ?? '', command: next, by } as const
  const quiet = { ...say(session, askPrivately, command.type), session, silent: true, audit, ...changes }
  const id = `duty-pressed:${ids.key}`
  return isNamed(duty)
    ? { ...quiet, notices: [{ id, to: { type: 'person', person: person.id }, notice: { ...notice, duty } }] }
    : quiet
}
