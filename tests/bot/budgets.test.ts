import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import type { Shown } from '../world/channel.ts'
import type { Press, Talker } from '../world/person.ts'

let town: Town
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())

/** A worker who counts: a message, a button and each field filled in is one action. One new bot message each at most. */
function counting(talker: Talker) {
  let actions = 0
  const counted = async (cost: number, act: Promise<readonly Shown[]>) => {
    actions += cost
    const shown = await act
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter(({ how }) => how === 'sent').length).toBeLessThanOrEqual(1)
    return shown
  }
  return {
    spent: () => actions,
    reset: () => void (actions = 0),
    words: () => talker.words(),
    say: (text: string) => counted(1, talker.say(text)),
    press: (label: string, press: Press = {}) =>
      counted(1 + Object.keys(press.values ?? {}).length, talker.press(label, press)),
  }
}

async function trial(job: (worker: ReturnType<typeof counting>, world: BotWorld) => Promise<void>) {
  const world = await town.world()
  const talker = world.as('worker-tn')
  await talker.join()
  await job(counting(talker), world)
  await world.close()
}

const recorded = async (world: BotWorld, child: string) =>
  (await world.agency.records(child, 'worker-tn')).map(({ goal, role }) => `${role} ${goal}`)

describe('in words', () => {
  it('TN-R22 one goal takes two messages', () =>
    trial(async (worker, world) => {
      await worker.say("set tn-1001-c1's goal to adoption by next May 22")
      await worker.say('confirm')
      expect(worker.words()).toContain('Saved in the case record')
      expect(await recorded(world, 'tn-1001-c1')).toEqual(['primary adoption'])
      expect(worker.spent()).toBeLessThanOrEqual(2)
    }))

  it('TN-R03 TN-R23 two goals take two messages', () =>
    trial(async (worker, world) => {
      await worker.say(
        "set tn-1001-c1's goal to return to parent by next May 22, second goal adoption by 22 Nov 2027",
      )
      await worker.say('yes')
      expect(await recorded(world, 'tn-1001-c1')).toEqual(['primary reunification', 'second adoption'])
      expect(worker.spent()).toBeLessThanOrEqual(2)
    }))

  it('TN-R11 which goals are allowed takes one', () =>
    trial(async (worker) => {
      await worker.say('which goals are allowed for tn-1001-c1?')
      expect(worker.words()).toMatch(/Allowed: .*Adoption/)
      expect(worker.spent()).toBe(1)
    }))

  it('one answer is corrected with one', () =>
    trial(async (worker) => {
      await worker.say("set tn-1001-c1's goal to adoption by 22 May 2027")
      worker.reset()
      await worker.say('change target date to 1 June 2027')
      expect(worker.words()).toMatch(/Target date: Tue 1 Jun 2027[^]*"confirm"/)
      expect(worker.spent()).toBe(1)
    }))

  it('a policy question in mid-flow takes one, and the prompt is there again', () =>
    trial(async (worker) => {
      await worker.say("set tn-1001-c1's goal to adoption")
      worker.reset()
      await worker.say('which are allowed?')
      expect(worker.words()).toMatch(/Not allowed:[^]*By which day is Adoption to be reached\?/)
      expect(worker.spent()).toBe(1)
      await worker.say('22 May 2027')
      expect(worker.words()).toContain('Target date: Sat 22 May 2027')
    }))

  it('after a week it goes on with one', () =>
    trial(async (worker, world) => {
      await worker.say("set tn-1001-c1's goal to adoption")
      await worker.say('save')
      world.clock.advance(7 * 86_400)
      await world.restart()
      worker.reset()
      await worker.say('resume')
      expect(worker.words()).toMatch(/Goal: Adoption\nBy which day/)
      expect(worker.spent()).toBe(1)
    }))
})

describe('by card', () => {
  const one = { goal: 'adoption', targetDate: '2027-05-22' }
  const two = { ...one, secondGoal: 'permanent-guardianship', secondTargetDate: '2027-11-22' }

  it('TN-R18 TN-R19 TN-R20 TN-R22 one goal takes four: open, goal, date, Confirm', () =>
    trial(async (worker, world) => {
      await worker.press('Goal · Z.B.')
      await worker.press('Confirm', { values: one })
      expect(await recorded(world, 'tn-1001-c1')).toEqual(['primary adoption'])
      expect(worker.spent()).toBeLessThanOrEqual(4)
    }))

  it('TN-R03 TN-R23 two goals take six', () =>
    trial(async (worker, world) => {
      await worker.press('Goal · Z.B.')
      await worker.press('Confirm', { values: two })
      expect(await recorded(world, 'tn-1001-c1')).toEqual([
        'primary adoption',
        'second permanent-guardianship',
      ])
      expect(worker.spent()).toBeLessThanOrEqual(6)
    }))

  it('one answer is corrected with two: Change and the field; the Confirm is the one there was to come', () =>
    trial(async (worker, world) => {
      await worker.say("set tn-1001-c1's goal to adoption by 22 May 2027")
      worker.reset()
      await worker.press('Change target date')
      await worker.press('Confirm', { values: { targetDate: '2027-06-01' } })
      const [goal] = await world.agency.records('tn-1001-c1', 'worker-tn')
      expect(goal?.targetDate).toBe('2027-06-01')
      const theConfirm = 1
      expect(worker.spent() - theConfirm).toBeLessThanOrEqual(2)
    }))

  it('which goals are allowed takes one', () =>
    trial(async (worker) => {
      await worker.press('Goal · Z.B.')
      worker.reset()
      await worker.press('Which are allowed?')
      expect(worker.words()).toMatch(/Allowed: .*Adoption/)
      expect(worker.spent()).toBe(1)
    }))

  it('a draft goes on with one', () =>
    trial(async (worker) => {
      await worker.press('Goal · Z.B.')
      await worker.press('Confirm', { values: { goal: 'adoption' } })
      await worker.press('Save draft')
      worker.reset()
      await worker.press('Resume')
      expect(worker.words()).toContain('Goal: Adoption')
      expect(worker.spent()).toBe(1)
    }))
})
