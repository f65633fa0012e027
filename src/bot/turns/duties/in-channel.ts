import type { DutyCommand, DutyName } from '../../commands/duty.ts'
import type { NewNotice } from '../../notices.ts'
import type { Session } from '../../session.ts'
import { askPrivately, oldPost } from '../../words/duties/refused.ts'
import { answerPrivately, noted } from '../../words/duties/team.ts'
import type { Reply } from '../../reply.ts'
import { say, type Situation, type Turned } from '../situation.ts'
import { acknowledge } from './acknowledge.ts'
import type { Scene } from './acting.ts'
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
    default:
      return facts.pressed ? pressed(command, scene) : quietly(session, askPrivately, command)
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
function pressed(command: DutyCommand, scene: Scene): Turned {
  const { session, facts, situation } = scene
  const acted = command.type === 'acknowledge' ? acknowledge(command, scene) : null
  const marks = acted?.duties?.marks ?? []
  const changes = marks.length > 0 ? { duties: { marks } } : {}
  const duty = 'duty' in command && isNamed(command.duty) ? command.duty : null
  const audit = acted?.audit ?? { action: command.type, subject: duty?.case ?? null, detail: {} }
  if (!facts.reachable) {
    const reply = marks.length > 0 ? noted : answerPrivately
    return { ...beside(session, reply, command), ...changes, audit }
  }
  const quiet = { ...say(session, askPrivately, command.type), session, silent: true, audit, ...changes }
  return { ...quiet, notices: [onwards(command, duty, situation)] }
}

/** The same command, told in the presser's own conversation. */
function onwards(command: DutyCommand, duty: DutyName | null, { person, ids }: Situation): NewNotice {
  const by = { id: person.id, name: person.name }
  const next = command.type === 'acknowledge' ? { ...command, kept: true } : command
  return {
    id: `duty-pressed:${ids.key}`,
    to: { type: 'person', person: person.id },
    notice: { kind: 'duty-pressed', case: duty?.case ?? '', duty, command: next, by },
  }
}
