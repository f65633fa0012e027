import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import type { Talker } from '../world/person.ts'
import { planJobs, shelved, type Shelf } from '../world/plans.ts'

let town: Town
let world: BotWorld
let shelf: Shelf
let author: Talker
let supervisor: Talker
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())
beforeEach(async () => {
  shelf = { plans: new Map() }
  world = await town.world({
    jobs: planJobs(shelf),
    change: (ports) => ({ ...ports, caseApi: shelved(ports.caseApi, shelf) }),
  })
  author = world.as('worker-wi')
  supervisor = world.as('supervisor-wi')
})
afterEach(async () => {
  await world.close()
  expect(world.lines.filter((line) => line.includes('failed'))).toEqual([])
})

const inTamarackBend = { role: 'supervisor', state: 'wi', unit: 'wi-tamarack-bend' } as const

const handIn = async (of = 'wi-3001') => {
  await author.say(`hand in a plan for ${of}`)
  await author.press('Confirm', { values: { ready: 'yes' } })
  expect(author.words()).toContain('Saved in the case record')
}
/** The rounds come by. */
const beat = () => world.restart()
const toldTo = (talker: Talker) =>
  world.channel.shown.filter(({ to }) => to.conversation === talker.address.conversation)

describe('a plan that was handed in', () => {
  it('WI-R36 comes to the supervisor as the job itself where nothing else is open, once', async () => {
    await supervisor.say('hi')
    await handIn()
    await beat()
    expect(supervisor.words()).toMatch(
      /handed in a case plan for wi-3001\. It waits for a decision\.[^]*Approve or return\?/,
    )
    const before = toldTo(supervisor).length
    world.clock.advance(3600)
    await beat()
    expect(toldTo(supervisor)).toHaveLength(before)
    await supervisor.say('approve it')
    await supervisor.say('confirm')
    expect(supervisor.words()).toContain('Saved in the case record')
    expect(shelf.plans.get('plan-of-wi-3001')?.decision).toBe('approve')
  })

  it('comes as a short message with a button where something else is open, which stays', async () => {
    await handIn('wi-3002')
    await supervisor.say('approve a plan for wi-3002')
    expect(supervisor.words()).toContain('Approve or return?')
    await handIn()
    await beat()
    const told = toldTo(supervisor).at(-1)!.reply
    expect(told.text).toMatch(/wi-3001\. It waits for a decision\. What you have open stays as it is\./)
    await supervisor.say('repeat')
    expect(supervisor.words()).toContain('Approve a plan · case wi-3002')
    await beat()
    await supervisor.say('approve a plan for wi-3001')
    expect(supervisor.words()).toContain('Approve a plan · case wi-3001')
  })

  it('waits until the supervisor first speaks, and the greeting shows it', async () => {
    await handIn()
    await beat()
    expect(toldTo(supervisor)).toEqual([])
    await supervisor.say('hello')
    expect(supervisor.words()).toMatch(/Waiting for you:\n- .* handed in a case plan for wi-3001/)
    await beat()
    expect(toldTo(supervisor)).toHaveLength(1)
    await supervisor.press('Decide · wi-3001')
    expect(supervisor.words()).toContain('Approve or return?')
  })

  it('is tried again while the case system or the channel is silent', async () => {
    await supervisor.say('hi')
    await handIn()
    world.breaks({ name: 'down', reaches: false, act: (socket) => socket.resetAndDestroy() })
    await beat()
    expect(supervisor.words()).not.toContain('handed in')
    world.breaks(null)
    world.clock.advance(120)
    await beat()
    expect(supervisor.words()).toContain('handed in a case plan for wi-3001')
  })

  it('WI-R37 is decided once: the author hears of it, and the card of the other supervisor says so', async () => {
    await world.agency.addPerson('supervisor-wi-2', 'Thaddeus Winterbourne', inTamarackBend)
    const other = world.as('supervisor-wi-2')
    await supervisor.say('hi')
    await other.say('hi')
    await author.say('hi')
    await handIn()
    await beat()
    const card = toldTo(other).at(-1)!
    expect(card.reply.text).toContain('Approve or return?')
    await supervisor.press('Confirm', { values: { decision: 'return' } })
    await supervisor.say('Please add the school.')
    await supervisor.say('confirm')
    await beat()
    expect(author.words()).toMatch(/returned the case plan for wi-3001: "Please add the school\."/)
    const now = world.channel.standing(card.message)!
    expect(now.text).toMatch(/returned the case plan for wi-3001/)
    expect(toldTo(other).filter(({ how }) => how === 'sent')).toHaveLength(2)
    await other.pressToken(card.reply.actions[0]!.token, { message: card.message })
    expect(other.words()).toMatch(/button was used already/)
    await other.say('hello')
    expect(other.words()).not.toContain('Waiting for you')
  })

  it('a second supervisor who first speaks later sees it too', async () => {
    await supervisor.say('hi')
    await handIn()
    await beat()
    await world.agency.addPerson('supervisor-wi-3', 'Ottoline Farthingale', inTamarackBend)
    const late = world.as('supervisor-wi-3')
    await late.say('my cases')
    await beat()
    expect(late.words()).toMatch(/handed in a case plan for wi-3001[^]*Approve or return\?/)
  })

  it('says nothing about it in a channel, and to nobody of another unit', async () => {
    const team = world.at({ person: 'supervisor-wi', kind: 'channel', conversation: 'team' })
    const stranger = world.as('supervisor-mo')
    await stranger.say('hi')
    await team.say('which goals are allowed?')
    await handIn()
    await beat()
    await team.say('hello')
    expect(
      toldTo(team)
        .map(({ reply }) => reply.text)
        .join('\n'),
    ).not.toContain('wi-3001')
    expect(toldTo(stranger)).toHaveLength(1)
  })
})
