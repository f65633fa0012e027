import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import { deaths } from './crashes.ts'
import { neverAnswered, writeFaults } from './faults.ts'

let town: Town
let world: BotWorld
beforeAll(async () => void (town = await openTown()))
beforeEach(async () => void (world = await town.world()))
afterEach(async () => {
  await world.close()
  expect(await (await world.store()).verifyAudit()).toMatchObject({ ok: true })
  expect(world.lines.filter((line) => line.includes('failed'))).toEqual([])
})
afterAll(() => town.close())

it('TN-R22 whatever becomes of a write: never twice, never called saved before it is', () =>
  writeFaults(world, 1))
it('TN-R22 a write that is never answered ends with a person who looks', () => neverAnswered(world))
it('a process that dies between any two steps loses nothing and repeats nothing', () => deaths(world, 4))
