import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Address } from '../../src/bot/ports.ts'
import { jsonLog } from '../../src/commands/log.ts'
import { namesNobody } from '../../src/shell/outbound.ts'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import { newcomer } from '../world/newcomer.ts'
import { forgedCards } from './forged.ts'
import { channelPrivacy } from './privacy.ts'
import { anything } from './talk.ts'

let town: Town
let world: BotWorld
beforeAll(async () => void (town = await openTown()))
beforeEach(async () => void (world = await town.world()))
afterEach(() => world.close())
afterAll(() => town.close())
const failures = () => world.lines.filter((line) => line.includes('failed'))

it('whatever is said or pressed gets one answer that shows the way on', () => anything(world, 10))

it('forged card data changes nothing', async () => {
  await forgedCards(world, 25)
  expect(failures()).toEqual([])
})

it('nobody is named where others read along', async () => {
  await channelPrivacy(world, 12)
  expect(failures()).toEqual([])
})

it('what would name a child in a channel is held back, however it is accented', async () => {
  const { person } = await newcomer(world, { given: 'Zoë', family: 'Brøndsted', born: '2011-06-05' })
  const at = (kind: Address['kind']): Address => ({ ...world.as(person).address, kind })
  const cases = [
    {
      id: 'tn-5001',
      state: 'tn' as const,
      caseType: 'custodial',
      children: [
        {
          id: 'tn-5001-c1',
          role: 'child' as const,
          name: { given: 'Zoë Al', family: 'Brøndsted' },
          dateOfBirth: '2011-06-05',
          served: true,
          guardianship: 'none' as const,
          indianChild: 'no' as const,
        },
      ],
    },
  ]
  const reply = (text: string) => ({ text, card: null, actions: [], citations: [] })
  for (const text of [
    'About ZOE.',
    'zoe\u0308 is well',
    'born 5 Jun 2011',
    '2011-06-05',
    'case TN-5001',
    'BRØNDSTED',
  ]) {
    expect(namesNobody(at('channel'), reply(text), cases), text).toBe(false)
    expect(namesNobody(at('group'), reply(text), cases), text).toBe(false)
    expect(namesNobody(at('personal'), reply(text), cases), text).toBe(true)
  }
  expect(namesNobody(at('channel'), reply('All goals are allowed in zoetrope cases.'), cases)).toBe(true)
})

it('the log holds codes and counts, and nothing of a person, also when something breaks', async () => {
  const secret = 'Quiñónez'
  const { talker, child, person } = await newcomer(world, { given: 'Søren', family: secret })
  await talker.say(`set ${child}'s goal to adoption by 22 May 2027`)
  world.breaks({ name: 'down', reaches: false, act: (socket) => socket.resetAndDestroy() })
  await talker.say('confirm')
  world.breaks(null)
  const broken = await world.newDesk((ports) => ({
    ...ports,
    rulesFor: () => {
      throw new Error(`No rules for ${secret}, born 2011-06-05`)
    },
  }))
  const shown = await world.at({ person, conversation: 'elsewhere' }, broken).say(`hello, this is ${secret}`)
  expect(shown[0]?.reply.text).toMatch(/went wrong on my side\. Nothing was changed/)
  const log = world.lines.join('')
  expect(log).toContain('turn.failed')
  expect(log).toContain('write.unsettled')
  for (const word of [secret, 'Søren', child, person, '2011', 'adoption', 'hello'])
    expect(log).not.toContain(word)
})

it('a log line keeps what the allow-list names, whatever else is handed to it', () => {
  const lines: string[] = []
  jsonLog({ write: (line) => void lines.push(line) }).warn('write.unsettled', {
    reason: 'timeout',
    child: 'tn-1001-c1',
    name: 'Zephyrine',
  })
  expect(JSON.parse(lines[0]!)).toMatchObject({ msg: 'write.unsettled', reason: 'timeout' })
  expect(lines[0]).not.toMatch(/tn-1001|Zephyrine/)
})

it('a turn that the database refused is taken up again, and answered once', async () => {
  const { talker } = await newcomer(world)
  let refusals = 1
  const desk = await world.newDesk((ports) => ({
    ...ports,
    store: {
      ...ports.store,
      commit: (turn) => (refusals-- > 0 ? Promise.reject(new Error('away')) : ports.store.commit(turn)),
    },
  }))
  await desk.receive(talker.arrival({ type: 'text', text: 'help' }))
  await desk.idle()
  expect(world.channel.newest(talker.address.conversation)).toBeNull()
  world.clock.advance(120)
  await world.restart()
  expect(talker.words()).toContain('Jobs here:')
  expect(failures()).toHaveLength(1)
})

it('a reply that the channel did not take is shown later, once', async () => {
  const { talker } = await newcomer(world)
  let refusals = 1
  const desk = await world.newDesk((ports) => ({
    ...ports,
    channel: () => ({
      ...world.channel,
      send: (to, reply) =>
        refusals-- > 0 ? Promise.reject(new Error('throttled')) : world.channel.send(to, reply),
    }),
  }))
  await desk.start()
  await desk.receive(talker.arrival({ type: 'text', text: 'help' }))
  await desk.idle()
  expect(world.channel.newest(talker.address.conversation)).toBeNull()
  world.clock.advance(61)
  for (let wait = 0; wait < 60 && !world.channel.newest(talker.address.conversation); wait++) await pause(50)
  await desk.stop()
  expect(talker.words()).toContain('Jobs here:')
  expect(world.channel.shown.filter(({ to }) => to.person === talker.address.person)).toHaveLength(1)
})

it('TN-R22 a case system that takes its time: not called saved until it is, then the same card changes', async () => {
  const { talker, child, person } = await newcomer(world)
  let letGo = () => {}
  const held = new Promise<void>((done) => (letGo = done))
  const desk = await world.newDesk((ports) => ({
    ...ports,
    caseApi: {
      ...ports.caseApi,
      write: (...args) => held.then(() => ports.caseApi.write(...args)),
    },
  }))
  const slow = world.at({ person }, desk)
  await slow.say(`set ${child}'s goal to adoption by 22 May 2027`)
  await slow.press('Confirm')
  expect(slow.words()).toMatch(/Not saved yet/)
  expect(await world.agency.records(child, person)).toEqual([])
  letGo()
  for (let wait = 0; wait < 60 && !/Saved in/.test(talker.words()); wait++) await pause(50)
  await desk.idle()
  expect(talker.words()).toMatch(/Saved in the case record/)
  const messages = new Set(world.channel.shown.map(({ message }) => message))
  expect(messages.size).toBe(1)
  expect(await world.agency.records(child, person)).toHaveLength(1)
  await desk.stop()
})

it('TN-R16 an assignment that ends while the record is on its way: refused, with the entry kept', async () => {
  const { talker, child, caseId, person } = await newcomer(world)
  await talker.say(`set ${child}'s goal to adoption by 22 May 2027`)
  world.breaks({ name: 'down', reaches: false, act: (socket) => socket.resetAndDestroy() }, 'writes')
  await talker.say('confirm')
  await world.agency.unassign(person, caseId)
  world.breaks(null)
  world.clock.advance(60)
  await world.restart()
  expect(talker.words()).toMatch(
    /may not be assigned to it any more[^]*Nothing was saved\. Your entry is kept/,
  )
  await talker.say('repeat')
  expect(talker.words()).toMatch(/You're not assigned[^]*kept as a draft/)
  expect(talker.words()).not.toMatch(/Z\.B\.|Adoption/)
  await world.agency.assign(person, caseId)
  await talker.say('resume')
  await talker.say('confirm')
  expect(await world.agency.records(child, person)).toHaveLength(1)
})
