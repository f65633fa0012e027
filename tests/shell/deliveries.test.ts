import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import { siblings } from '../world/siblings.ts'
import { deliveries, devices, rowDelivered, twoWorkers } from './deliveries.ts'
import { doubleClicks } from './presses.ts'
import { stops } from './stops.ts'

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

it('deliveries doubled, out of order and a day late come to the same as each once', () =>
  deliveries(world, 8))
it('a confirm of two writes that is delivered again and again writes each once', () => rowDelivered(world, 5))
it('two devices at once lose nothing of each other', () => devices(world, 5))
it('TN-R03 two workers at once never make a third goal', () => twoWorkers(world, 5))
it('TN-R22 Confirm pressed 2 to 32 times at once writes once', () => doubleClicks(world, 6))
it('a stop under load loses nothing that was acknowledged', () => stops(world, 2))
