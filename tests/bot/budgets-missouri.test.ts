import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../world/bot-world.ts'
import type { Shown } from '../world/channel.ts'

let town: Town
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())

/** A message, a button and each field filled in is one action. */
async function trial(job: (worker: ReturnType<typeof counting>) => Promise<void>) {
  const world = await town.world()
  await job(counting(world.as('worker-mo')))
  const goals = await world.agency.records('mo-2001-c1', 'worker-mo')
  expect(goals.map(({ goal, role }) => `${role} ${goal}`).sort()).toContain('primary reunification')
  expect(goals).toHaveLength(2)
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
    say: (text: string) => counted(1, talker.say(text)),
    press: (label: string, values: Record<string, string> = {}) =>
      counted(1 + Object.keys(values).length, talker.press(label, { values })),
  }
}

const saved = /Saved in the case record\. Record numbers: goal goal-.*; concurrent plan .*; contact note/
const plan = {
  planSteps: 'Look for a family friend who could give a home',
  planEfforts: 'Visits twice a week, and talks with the family',
}

describe('the 72-hour meeting: two goals, the concurrent plan and the contact note', () => {
  it('MO-R03 in words it takes three messages', () =>
    trial(async (worker) => {
      await worker.say('72-hour meeting for mo-2001: reunification, concurrent goal adoption')
      await worker.say(`steps: ${plan.planSteps} | reasonable efforts: ${plan.planEfforts} | relatives: yes`)
      await worker.say('confirm')
      expect(worker.words()).toMatch(saved)
      expect(worker.spent()).toBeLessThanOrEqual(3)
    }))

  it('MO-R03 by card, begun with the sentence that was said at the meeting, it takes five', () =>
    trial(async (worker) => {
      await worker.say('72-hour meeting for mo-2001: reunification, concurrent goal adoption')
      await worker.press('Confirm', { ...plan, relatives: 'yes' })
      expect(worker.words()).toMatch(saved)
      expect(worker.spent()).toBeLessThanOrEqual(6)
    }))

  it('MO-R13 by card alone a goal with relatives answers the question about them: six', () =>
    trial(async (worker) => {
      await worker.say('72-hour meeting for mo-2001')
      const goals = { goal: 'reunification', concurrentGoal: 'fit-and-willing-relative' }
      await worker.press('Confirm', { ...goals, ...plan })
      expect(worker.words()).toMatch(saved)
      expect(worker.spent()).toBeLessThanOrEqual(6)
    }))

  it('MO-R13 by card alone any other goal takes one more, because relatives are asked about and never assumed', () =>
    trial(async (worker) => {
      await worker.say('72-hour meeting for mo-2001')
      const goals = { goal: 'reunification', concurrentGoal: 'adoption' }
      await worker.press('Confirm', { ...goals, ...plan, relatives: 'yes' })
      expect(worker.words()).toMatch(saved)
      expect(worker.spent()).toBe(7)
    }))
})
