import type { Command } from '../bot/command.ts'
import type { Address } from '../bot/ports.ts'
import type { Session } from '../bot/session.ts'
import type { Situation } from '../bot/turns/situation.ts'
import type { Hearing } from '../bot/understand/hearing.ts'
import { commandFor, offeredTo } from '../bot/understand/proposal.ts'
import { settledByPolicy } from './policy.ts'
import { whoMustNotLeave } from './who-must-not-leave.ts'
import type { World } from './world.ts'

/** Words that nobody understood and that no document settles, once more by a model where there is one: only in 1:1 and with no job open. */
export async function proposedFor(
  world: World,
  address: Address,
  command: Command,
  hearing: Hearing,
  { session, situation }: { session: Session; situation: Situation },
): Promise<Command> {
  const text = notUnderstood(command)
  if (text === null || !world.proposals || !situation.private || hearing.flow) return command
  if (command.type === 'ask' && (await settledByPolicy(world, address, command, session, situation)))
    return command
  const persons = await whoMustNotLeave(world, address, situation)
  if (!persons) return command
  const proposal = await world.proposals.propose(text, offeredTo(hearing), persons)
  return (proposal && commandFor(proposal, text, hearing)) ?? command
}

/** What is neither an order nor clearly a question. */
const notUnderstood = (command: Command): string | null =>
  command.type === 'not-understood'
    ? command.text
    : command.type === 'ask' && command.unsure
      ? command.question
      : null
