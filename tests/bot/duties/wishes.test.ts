import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDutyMemory } from '../../../src/store/index.ts'
import { openTown, type BotWorld, type Town } from '../../world/bot-world.ts'
import type { Talker } from '../../world/person.ts'

let town: Town
let world: BotWorld
let worker: Talker
beforeAll(async () => void (town = await openTown()))
beforeEach(async () => {
  world = await town.world()
  worker = world.as('worker-mo')
})
afterAll(() => town.close())

const wished = async (person = 'worker-mo') => (await openDutyMemory(town)).preferences(world.tenant, person)
const usual = { zone: null, digest: false, awayUntil: null }

describe('how somebody wishes to be reminded', () => {
  it.each(['remind me each morning', 'remind me every morning', 'start the morning digest'])(
    '%j',
    async (text) => {
      await worker.say(text)
      expect(worker.words()).toContain('On working mornings I write to you here')
      expect(await wished()).toEqual({ ...usual, digest: true })
      await worker.say('stop the morning digest')
      expect(await wished()).toEqual(usual)
    },
  )

  it.each([
    ['my time zone is Mountain', 'America/Denver'],
    ['time zone Eastern Time', 'America/New_York'],
    ["I'm in Pacific time", 'America/Los_Angeles'],
    ['my time zone is America/Anchorage', 'America/Anchorage'],
  ])('%j', async (text, zone) => {
    await worker.say(text)
    expect(await wished()).toEqual({ ...usual, zone })
  })

  it.each(['my time zone is Gotham', 'my time zone is Mars/Olympus', `time zone ${'x'.repeat(3000)}`])(
    '%j is no time zone',
    async (text) => {
      await worker.say(text)
      expect(worker.words()).toMatch(/^I know no time zone.{0,80}Say Eastern.* Nothing was changed\.$/)
      expect(await wished()).toEqual(usual)
    },
  )

  it('leave: what is due meanwhile goes to the next one up, who is named', async () => {
    await worker.say('I am away until 5 December')
    expect(worker.words()).toBe(
      'I leave you alone up to and with Sat 5 Dec 2026. What is due meanwhile goes to Ignatius Bellwether. Say "I am back" to end it sooner.',
    )
    expect(await wished()).toEqual({ ...usual, awayUntil: '2026-12-05' })
    await worker.say('I am back')
    expect(await wished()).toEqual(usual)
  })

  it('a supervisor on leave without anybody above hears that nobody stands in', async () => {
    const boss = world.as('supervisor-mo')
    await boss.say("I'm on leave until Friday")
    expect(boss.words()).toContain('I know nobody above you in the case system')
    expect(await wished('supervisor-mo')).toMatchObject({ awayUntil: '2026-10-09' })
  })

  it.each([
    'I am away until 1 October 2026',
    'I am away until the cows come home',
    "I'm on leave until 31 February",
  ])('%j changes nothing', async (text) => {
    await worker.say(text)
    expect(worker.words()).toMatch(/^I need the last day of your leave.* Nothing was changed\.$/)
    expect(await wished()).toEqual(usual)
  })

  it('wishes do not take each other back', async () => {
    for (const text of ['remind me each morning', 'my time zone is Mountain', 'I am away until 5 December'])
      await worker.say(text)
    expect(await wished()).toEqual({ zone: 'America/Denver', digest: true, awayUntil: '2026-12-05' })
  })

  it('help says what can be asked about due dates', async () => {
    await worker.say('help')
    expect(worker.words()).toContain('Due dates: "what is due this week?"')
  })
})
