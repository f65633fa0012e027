import type { Address } from '../bot/ports.ts'
import { personsOf, type Persons } from '../bot/private/persons.ts'
import type { Situation } from '../bot/turns/situation.ts'
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
