import { isDutyCommand } from '../commands/duty.ts'
import type { Command } from '../command.ts'
import type { Session } from '../session.ts'
import { teamWelcome } from '../words/duties/team.ts'
import { namedAmongOthers } from '../words/policy-desk.ts'
import { channelHelp } from '../words/talk.ts'
import { aboutPolicy } from './about-policy.ts'
import { dutiesInChannel } from './duties/in-channel.ts'
import { askAllowed } from './goals.ts'
import { inPublic } from './policy.ts'
import { rememberingGoals } from './policy-memory.ts'
import { say, type Situation, type Turned } from './situation.ts'
import { gaps, why } from './talk.ts'

/** In a channel nothing about a case is said, asked or remembered. */
export function inChannel(command: Command, session: Session, situation: Situation): Turned {
  if (command.type === 'allowed-goals' && command.case === null)
    return rememberingGoals(command, askAllowed({ ...command, child: null }, session, situation), situation)
  if (command.type === 'why') return why(session, situation)
  if (command.type === 'gaps') return gaps(session, situation)
  if (isDutyCommand(command)) return dutiesInChannel(command, session, situation)
  if (command.type === 'hello' && command.joined)
    return say(session, teamWelcome(situation.person.name), 'hello')
  if (command.type === 'named-among-others') return say(inPublic(session), namedAmongOthers, 'channel')
  const policy = command.type === 'ask-supervisor' ? null : aboutPolicy(command, inPublic(session), situation)
  if (policy) return policy
  return say({ ...session, flow: null, open: null, waiting: null }, channelHelp, 'channel')
}
