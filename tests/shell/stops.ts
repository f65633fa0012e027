import { setTimeout as pause } from 'node:timers/promises'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { BotWorld } from '../world/bot-world.ts'
import { newcomer } from '../world/newcomer.ts'

const people = 6
const each = [
  'hi',
  'which goals are allowed for CHILD?',
  "set CHILD's goal to adoption by 22 May 2027",
  'confirm',
  'help',
]

/** A process told to stop in the middle of its work ends soon; the next one goes on, and every message is answered once. */
export function stops(world: BotWorld, runs: number): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 60 }), async (after) => {
      const desk = await world.newDesk()
      await desk.start()
      const all = await Promise.all(Array.from({ length: people }, () => newcomer(world)))
      const before = world.channel.shown.length
      let acknowledged = 0
      const load = all.map(async ({ talker, child }) => {
        for (const text of each) {
          await desk.receive(talker.arrival({ type: 'text', text: text.replace('CHILD', child) }))
          acknowledged += 1
        }
      })
      await pause(after)
      const begun = performance.now()
      await desk.stop()
      expect(performance.now() - begun).toBeLessThan(10_000)
      await Promise.all(load)
      await desk.idle()
      await world.restart()
      expect(acknowledged).toBe(people * each.length)
      expect(world.channel.shown.length - before).toBe(acknowledged)
      for (const { child, person } of all) expect(await world.agency.records(child, person)).toHaveLength(1)
    }),
    { numRuns: runs, endOnFailure: true },
  )
}
