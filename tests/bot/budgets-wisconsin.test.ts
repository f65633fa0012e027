import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import type { Shown } from '../world/channel.ts'

let town: Town
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())

type Counting = ReturnType<typeof counting>

/** A message, a button and each field filled in is one action. */
async function trial(job: (as: (person: string) => Counting, world: BotWorld) => Promise<void>) {
  const world = await town.world()
  await job((person) => counting(world.as(person)), world)
  await world.close()
}

function counting(talker: ReturnType<BotWorld['as']>) {
  let spent = 0
  const counted = async (cost: number, act: Promise<readonly Shown[]>) => {
    spent += cost
    expect((await act).filter(({ how }) => how === 'sent').length).toBeLessThanOrEqual(1)
  }
  return {
    spent: () => spent,
    reset: () => void (spent = 0),
    words: () => talker.words(),
    /** What a field of the newest card can be, by the beginning of its label. */
    choice: (field: string, label: string) =>
      talker
        .newest()
        .card?.fields.find(({ id }) => id === field)
        ?.options.find((one) => one.label.startsWith(label))?.value ?? label,
    say: (text: string) => counted(1, talker.say(text)),
    press: (label: string, values: Record<string, string> = {}) =>
      counted(1 + Object.keys(values).length, talker.press(label, { values })),
  }
}

interface PlanRead {
  status: string
  content: {
    conditions: { text: string; goals: string[]; services: { category: string; status: string }[] }[]
  }
}
const newest = async (world: BotWorld, of: string): Promise<PlanRead> => {
  const { json } = await world.agency.call('supervisor-wi', `/v1/cases/${of}/case-plans`)
  return (json.items as unknown as PlanRead[])[0]!
}

const imported = async (worker: Counting) => {
  await worker.say('case plan for wi-3001')
  await worker.press('Confirm', { start: 'import' })
  const rows = ['Service: Tutoring', 'Service: Parent coaching'].map((label) =>
    worker.choice('ticked', label),
  )
  return { ticked: rows.join(','), planDate: '2026-10-12' }
}

describe('by card', () => {
  it('WI-R36 WI-R38 WI-R39 a plan by import takes six: open, where from, the rows, the date, and Confirm', () =>
    trial(async (as, world) => {
      const worker = as('worker-wi')
      const values = await imported(worker)
      await worker.press('Confirm', values)
      expect(worker.words()).toContain('Saved in the case record')
      expect(worker.spent()).toBeLessThanOrEqual(6)
      const { status, content } = await newest(world, 'wi-3001')
      expect(status).toBe('pending')
      expect(content.conditions.flatMap(({ services }) => services.map(({ category }) => category))).toEqual([
        'Tutoring',
        'Parent coaching',
      ])
    }))

  it('WI-R28 and one more for a row that is changed', () =>
    trial(async (as, world) => {
      const worker = as('worker-wi')
      await worker.say('case plan for wi-3001')
      await worker.press('Confirm', { start: 'import', planDate: '2026-10-12' })
      await worker.say('3, 6')
      await worker.say('change service 2 status to completed')
      await worker.press('Confirm')
      expect(worker.words()).toContain('Saved in the case record')
      expect(worker.spent()).toBeLessThanOrEqual(6 + 1)
      const { content } = await newest(world, 'wi-3001')
      expect(content.conditions.at(-1)?.services[0]).toMatchObject({ status: 'completed' })
    }))

  it('WI-R24 WI-R29 WI-R34 from blank, one child goal with a service and one parent goal, takes 25 at most', () =>
    trial(async (as, world) => {
      const worker = as('worker-wi')
      await worker.say('case plan for wi-3001')
      await worker.press('Confirm', { start: 'blank', planDate: '2026-12-01' })
      await worker.press('Continue', {
        'conditions-1-section': 'child',
        'conditions-1-participants': 'wi-3001-c1',
        'conditions-1-text': 'School every day',
        'conditions-1-goals': 'Fewer than two missed days',
      })
      await worker.press('Add service')
      await worker.press('Continue', {
        'services-1-category': 'Tutoring',
        'services-1-explanation': 'Reading with a tutor',
        'services-1-responsibleType': 'provider',
        'services-1-responsibleName': 'Lanternwood Learning',
        'services-1-frequencyDuration': 'Two hours a week',
        'services-1-beginDate': '2026-12-01',
        'services-1-status': 'Planned',
      })
      await worker.press('Add condition')
      await worker.press('Continue', {
        'conditions-2-section': 'parents-caregivers',
        'conditions-2-participants': 'wi-3001-p1',
        'conditions-2-text': 'A calm evening',
        'conditions-2-goals': 'A written routine',
      })
      await worker.press('Confirm')
      expect(worker.words()).toContain('Saved in the case record')
      expect(worker.spent()).toBeLessThanOrEqual(25)
      expect((await newest(world, 'wi-3001')).content.conditions).toMatchObject([
        {
          text: 'School every day',
          goals: ['Fewer than two missed days'],
          services: [{ category: 'Tutoring' }],
        },
        { text: 'A calm evening', goals: ['A written routine'], services: [] },
      ])
    }))
})

describe('a plan that waits', () => {
  const handedIn = async (worker: Counting) => {
    await worker.say('case plan for wi-3001')
    await worker.say('copy')
    await worker.say('1 December 2026')
    await worker.say('change service 1 CANS items to all')
    await worker.press('Save and hand in')
    expect(worker.words()).toContain('hand-in of the plan')
  }

  it('WI-R40 WI-R41 approving takes one button', () =>
    trial(async (as, world) => {
      await handedIn(as('worker-wi'))
      const supervisor = as('supervisor-wi')
      await supervisor.say('approve case plan for wi-3001')
      supervisor.reset()
      await supervisor.press('Approve')
      expect(supervisor.words()).toContain('Saved in the case record')
      expect(supervisor.spent()).toBe(1)
      expect((await newest(world, 'wi-3001')).status).toBe('approved')
    }))

  it('WI-R40 approving takes one word', () =>
    trial(async (as, world) => {
      await handedIn(as('worker-wi'))
      const supervisor = as('supervisor-wi')
      await supervisor.say('approve case plan for wi-3001')
      supervisor.reset()
      await supervisor.say('approve')
      expect(supervisor.spent()).toBe(1)
      expect((await newest(world, 'wi-3001')).status).toBe('approved')
    }))

  it('returning takes the note and one button', () =>
    trial(async (as, world) => {
      await handedIn(as('worker-wi'))
      const supervisor = as('supervisor-wi')
      await supervisor.say('approve case plan for wi-3001')
      supervisor.reset()
      await supervisor.press('Return', { note: 'Please add a service for sleep.' })
      expect(supervisor.spent()).toBe(2)
      expect((await newest(world, 'wi-3001')).status).toBe('returned')
    }))

  it('two supervisors: the second decision comes too late, and says so', () =>
    trial(async (as, world) => {
      await handedIn(as('worker-wi'))
      const [first, second] = [as('supervisor-wi'), world.as('supervisor-wi', 'phone')]
      await first.say('approve case plan for wi-3001')
      await second.say('approve case plan for wi-3001')
      await first.press('Approve')
      await second.say('return')
      expect(second.words()).toMatch(/changed, decided or replaced|No plan of this case waits/)
      expect((await newest(world, 'wi-3001')).status).toBe('approved')
    }))
})
