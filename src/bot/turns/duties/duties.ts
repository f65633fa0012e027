import type { DutyCommand } from '../../commands/duty.ts'
import type { Session } from '../../session.ts'
import { onlyInChannel } from '../../words/duties/team.ts'
import { oldPost } from '../../words/duties/refused.ts'
import { unreached, type Situation, type Turned } from '../situation.ts'
import { acknowledge } from './acknowledge.ts'
import { show, type Scene } from './acting.ts'
import { answered } from './answered.ts'
import { done } from './done.ts'
import { showDue } from './due.ts'
import { reassign } from './reassign.ts'
import { snooze } from './snooze.ts'
import { wish } from './wishes.ts'

/** A command about duties, in a conversation with one person. Never moves a flow. */
export function aboutDuties(command: DutyCommand, session: Session, situation: Situation): Turned {
  const { duties: facts } = situation
  if (!facts) return unreached(session, command, command.type)
  return doing(command, { session, facts, situation })
}

function doing(command: DutyCommand, scene: Scene): Turned {
  const { session, facts, situation } = scene
  switch (command.type) {
    case 'due':
      return showDue(command, session, facts, situation)
    case 'show-duty':
      return show(command, scene)
    case 'acknowledge':
      return acknowledge(command, scene)
    case 'snooze':
      return snooze(command, scene)
    case 'done':
      return done(command, scene)
    case 'reassign':
      return reassign(command, scene)
    case 'digest':
    case 'time-zone':
    case 'away':
      return wish(command, scene)
    case 'link-team':
    case 'unlink-team':
    case 'quiet-team':
      return answered(session, onlyInChannel, command.type)
    case 'old-post':
      return answered(session, oldPost, command.type)
  }
}
