import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { BotWorld } from '../world/bot-world.ts'
import { newcomer } from '../world/newcomer.ts'

/**
 * Confirm pressed many times at once, on one process and on two, as new presses and as the same press delivered again:
 * one write, one card that says "saved", and one sentence for every press that came too late.
 */
export function doubleClicks(world: BotWorld, runs: number): Promise<void> {
  const clicks = fc.record({
    times: fc.integer({ min: 2, max: 32 }),
    replayed: fc.boolean(),
    desks: fc.constantFrom(1, 2),
    form: fc.boolean(),
  })
  return fc.assert(
    fc.asyncProperty(clicks, async ({ times, replayed, desks: many, form }) => {
      const desks = await Promise.all(Array.from({ length: many }, () => world.newDesk()))
      const { talker, child, person } = await newcomer(world)
      const entered = { goal: 'adoption', targetDate: '2027-05-22' }
      await talker.say(form ? `record a goal for ${child}` : `set ${child}'s goal to adoption by 22 May 2027`)
      const { message } = world.channel.newest(talker.address.conversation)!
      const token = talker.token('Confirm')
      const press = (n: number) =>
        talker.arrival(
          { type: 'pressed', token, values: form ? entered : {}, message },
          replayed ? `press-${child}` : `press-${child}-${n}`,
        )
      const before = world.channel.shown.length
      await Promise.all(Array.from({ length: times }, (_, n) => desks[n % many]!.receive(press(n))))
      await Promise.all(desks.map((desk) => desk.idle()))
      const shown = world.channel.shown.slice(before).map(({ how, reply }) => ({ how, text: reply.text }))
      const saved = shown.filter(({ text }) => text.includes('Saved in the case record'))
      expect((await world.agency.records(child, person)).length).toBe(1)
      expect(saved.map(({ how }) => how)).toEqual(['updated'])
      const late = shown.filter(({ text }) => text.startsWith('That button was used already'))
      expect(late.map(({ how }) => how)).toEqual(
        Array.from({ length: replayed ? 0 : times - 1 }, () => 'sent'),
      )
      expect(world.channel.standing(message)?.text).toContain('Saved in the case record')
      await Promise.all(desks.map((desk) => desk.stop()))
    }),
    { numRuns: runs, endOnFailure: true },
  )
}
