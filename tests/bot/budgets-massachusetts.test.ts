import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../world/bot-world.ts'
import type { Shown } from '../world/channel.ts'

let town: Town
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())

/** A message, a button and each field filled in is one action. */
async function trial(job: (worker: ReturnType<typeof counting>) => Promise<void>) {
  const world = await town.world()
  await job(counting(world.as('worker-ma')))
  await world.close()
}

function counting(talker: ReturnType<Awaited<ReturnType<Town['world']>>['as']>) {
  let spent = 0
  const counted = async (cost: number, act: Promise<readonly Shown[]>) => {
    spent += cost
    expect((await act).filter(({ how }) => how === 'sent').length).toBeLessThanOrEqual(1)
  }
  return {
    spent: () => spent,
    words: () => talker.words(),
    join: () => talker.join(),
    say: (text: string) => counted(1, talker.say(text)),
    press: (label: string, values: Record<string, string> = {}) =>
      counted(1 + Object.keys(values).length, talker.press(label, { values })),
  }
}

describe('a service plan goal', () => {
  it.each([
    ['MA-R05 stabilization of a family at home', "set ma-4001's goal to stabilization"],
    ['MA-R07 reunification of a placed family', "set ma-4002's service plan goal to reunification"],
    ['MA-R09 adoption after a conference on record', "set ma-4003's action plan goal to adoption"],
  ])('%s takes two messages', (_, sentence) =>
    trial(async (worker) => {
      await worker.say(sentence)
      await worker.say('confirm')
      expect(worker.words()).toContain('Saved in the case record')
      expect(worker.spent()).toBeLessThanOrEqual(2)
    }),
  )

  it('MA-R11 by card it takes four: open, the goal, Confirm, and once more for what must be read', () =>
    trial(async (worker) => {
      await worker.join()
      await worker.press('ma-4003')
      await worker.press('Confirm', { goal: 'adoption' })
      await worker.press('Confirm')
      expect(worker.words()).toContain('Saved in the case record')
      expect(worker.spent()).toBeLessThanOrEqual(4)
    }))

  it('which goals are allowed takes one, for the family and for one child', () =>
    trial(async (worker) => {
      await worker.say('which goals are allowed for ma-4002?')
      expect(worker.words()).toMatch(/the family of ma-4002[^]*Not allowed:\n- Alternative Planned/)
      await worker.say('which goals are allowed for ma-4002-c2?')
      expect(worker.words()).not.toContain('Not allowed')
      expect(worker.spent()).toBe(2)
    }))
})

describe('what worker and card cannot do', () => {
  it('MA-R02 the family has one goal: the new one ends the old one in the case record', () =>
    trial(async (worker) => {
      await worker.say("set ma-4003's goal to adoption")
      await worker.say('confirm')
      await worker.say("set ma-4003's goal to reunification")
      expect(worker.words()).toMatch(/Adoption is the family's goal since/)
    }))
})
