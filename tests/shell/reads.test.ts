import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest'
import type { CaseApi } from '../../src/bot/ports.ts'
import type { Desk } from '../../src/shell/desk.ts'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import { newcomer, type Newcomer } from '../world/newcomer.ts'
import type { Talker } from '../world/person.ts'

let town: Town
let world: BotWorld
let worker: Newcomer
let talker: Talker
let desk: Desk
let calls: string[]
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())
beforeEach(async () => {
  world = await town.world()
  worker = await newcomer(world)
  calls = []
  desk = await world.newDesk((ports) => ({ ...ports, caseApi: counted(ports.caseApi) }))
  talker = world.at({ person: worker.person }, desk)
})
afterEach(async () => {
  await desk.stop()
  await world.close()
})

const counted = (api: CaseApi): CaseApi => ({
  me: (...of) => (calls.push('me'), api.me(...of)),
  cases: (...of) => (calls.push('cases'), api.cases(...of)),
  case: (...of) => (calls.push('case'), api.case(...of)),
  deadlines: (...of) => (calls.push('deadlines'), api.deadlines(...of)),
  write: (...of) => (calls.push('write'), api.write(...of)),
})

/** What one turn reads and writes at the case API, in order. */
async function turn(act: () => Promise<unknown>): Promise<readonly string[]> {
  calls.length = 0
  await act()
  return [...calls]
}

it('a turn asks who speaks and for the case, once each; the list only where a name or a list is wanted', async () => {
  const { child } = worker
  expect(await turn(() => talker.say(`set ${child}'s goal to adoption`))).toEqual(['me', 'case'])
  expect(await turn(() => talker.say('22 May 2027'))).toEqual(['me', 'case'])
  expect(await turn(() => talker.say('back'))).toEqual(['me', 'case'])
  expect(await turn(() => talker.say('by next May 22'))).toEqual(['me', 'case'])
  expect(await turn(() => talker.press('Change target date'))).toEqual(['me', 'case'])
  expect((await turn(() => talker.say("change the date to Zephyrine's birthday"))).toSorted()).toEqual([
    'case',
    'cases',
    'me',
  ])
  expect(await turn(() => talker.say('1 June 2027'))).toEqual(['me', 'case'])
  expect(await turn(() => talker.say('confirm'))).toEqual(['me', 'case', 'write'])
  expect(await turn(() => talker.say('my cases'))).toEqual(['me', 'case', 'cases'])
})

it('a child is found by name, also in the middle of a flow', async () => {
  await talker.say(`set ${worker.child}'s goal to adoption`)
  await talker.say('which goals are allowed for Ottokar?')
  expect(talker.words()).toContain(`${worker.caseId}-c2`)
})

it('what a worker sees of one child is one read of its case, however many are on record', async () => {
  await world.agency.record(worker.person, worker.child, 'adoption', 'primary')
  expect(await turn(() => talker.say(`what goals does ${worker.child} have?`))).toEqual(['me', 'case'])
  expect(talker.words()).toContain('Goal: Adoption')
})

it('in a channel a reply is withheld while nobody can tell whether it names somebody', async () => {
  const team = world.at({ person: worker.person, kind: 'channel', conversation: 'team' }, desk)
  const ask = 'which goals are allowed in a custodial case?'
  expect(await turn(() => team.say(ask))).toEqual(['me', 'cases'])
  expect(team.words()).toContain('Allowed goals · custodial')
  const api = world.newDesk((ports) => ({
    ...ports,
    caseApi: { ...ports.caseApi, cases: () => Promise.resolve({ ok: false, failure: 'unreachable' }) },
  }))
  const blind = await api
  const again = world.at({ person: worker.person, kind: 'channel', conversation: 'team' }, blind)
  await again.say(ask)
  expect(again.words()).toMatch(/In a channel I answer only general questions/)
  expect(again.words()).not.toContain('Allowed goals')
  await blind.stop()
})
