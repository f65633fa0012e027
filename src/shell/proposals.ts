import type { Command } from '../bot/command.ts'
import type { Address } from '../bot/ports.ts'
import { personsOf, type Persons } from '../bot/private/persons.ts'
import type { Situation } from '../bot/turns/situation.ts'
import type { Hearing } from '../bot/understand/hearing.ts'
import { commandFor, offeredTo } from '../bot/understand/proposal.ts'
import { caseList } from './gather.ts'
import type { World } from './world.ts'

/** Everybody whose name must not leave for a model; undefined where they cannot be looked up, and then nothing leaves. */
export async function whoMustNotLeave(
  world: World,
  address: Address,
  { cases, focus, person }: Situation,
): Promise<Persons | undefined> {
  const all = cases ?? (await caseList(world, address))
  const people = focus.type === 'child' || focus.type === 'case' ? focus.facts.case.participants : []
  return all ? personsOf(all, people, person) : undefined
}

/** Words that nobody understood, once more by a model where there is one: only in 1:1 and with no job open. */
export async function proposedFor(
  world: World,
  address: Address,
  command: Command,
  hearing: Hearing,
  situation: Situation,
): Promise<Command> {
  if (command.type !== 'not-understood' || !world.proposals || !situation.private || hearing.flow)
    return command
  const persons = await whoMustNotLeave(world, address, situation)
  if (!persons) return command
  const proposal = await world.proposals.propose(command.text, offeredTo(hearing), persons)
  return (proposal && commandFor(proposal, command.text, hearing)) ?? command
}
