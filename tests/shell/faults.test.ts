import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import { deaths, twoWrites } from './crashes.ts'
import { siblings } from '../world/siblings.ts'
import { neverAnswered, notLetInAnyMore, writeFaults } from './faults.ts'
import { brokenRows } from './rows-of-writes.ts'

let town: Town
let world: BotWorld
beforeAll(async () => void (town = await openTown()))
beforeEach(async () => void (world = await town.world({ jobs: [siblings] })))
afterEach(async () => {
  await world.close()
  expect(await (await world.store()).verifyAudit()).toMatchObject({ ok: true })
  expect(world.lines.filter((line) => line.includes('failed'))).toEqual([])
})
afterAll(() => town.close())

it(
  'TN-R22 whatever becomes of a write: never twice, never called saved before it is',
  () => writeFaults(world, 1),
  120_000,
)
it('TN-R22 a write that is never answered ends with a person who looks', () => neverAnswered(world))
it('who is not let in any more is not told that nothing was saved', () => notLetInAnyMore(world))
it(
  'two writes in a row: half done is told as half done, nothing is written twice, and only the rest is sent again',
  () => brokenRows(world, 1),
  120_000,
)
it('a process that dies between any two steps loses nothing and repeats nothing', () => deaths(world, 4))
it('a process that dies between two writes of a row goes on with the one that is left', () =>
  deaths(world, 4, twoWrites))
