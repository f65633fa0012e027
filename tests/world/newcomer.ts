import type { BotWorld } from './bot-world.ts'
import type { NewChild } from './agency.ts'
import type { Talker } from './person.ts'

/** A worker of their own with one custodial case of two children and a parent, so that runs do not meet. */
export interface Newcomer {
  person: string
  caseId: string
  child: string
  talker: Talker
}

const counts = new WeakMap<BotWorld, number>()

export async function newcomer(world: BotWorld, child: Partial<NewChild> = {}): Promise<Newcomer> {
  const number = (counts.get(world) ?? 5000) + 1
  counts.set(world, number)
  const [person, caseId] = [`worker-n${number}`, `tn-${number}`]
  const { agency } = world
  await agency.addPerson(person, 'Crispin Oakhanger')
  await agency.addCase(caseId, 'custodial')
  await agency.addChild(caseId, { given: 'Zephyrine', family: 'Brockelhurst', born: '2011-06-05', ...child })
  await agency.addChild(caseId, { id: 'c2', given: 'Ottokar', family: 'Brockelhurst', born: '2018-07-05' })
  await agency.addChild(caseId, {
    id: 'p1',
    role: 'parent',
    given: 'Marguerita',
    family: 'Brockelhurst',
    born: '1989-08-05',
    served: false,
  })
  await agency.assign(person, caseId)
  return { person, caseId, child: `${caseId}-c1`, talker: world.as(person) }
}
