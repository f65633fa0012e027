import { setTimeout as pause } from 'node:timers/promises'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { Inbound } from '../../src/bot/ports.ts'
import type { BotWorld } from '../world/bot-world.ts'
import { newcomer, type Newcomer } from '../world/newcomer.ts'
import { sentences } from './grammar.ts'

/** How one message is delivered: how often at once, whether after the next one, and whether again a day later. */
const delivery = fc.record({
  times: fc.constantFrom(1, 1, 1, 2, 3),
  swapped: fc.constantFrom(false, false, true),
  late: fc.constantFrom(...Array.from({ length: 19 }, () => false), true),
})
const plan = fc.array(fc.tuple(sentences, delivery), { minLength: 3, maxLength: 10 })
type Plan = readonly (readonly [string, { times: number; swapped: boolean; late: boolean }])[]

/**
 * Deliveries doubled, out of order and a day late come to the same as each message once, in the order of first arrival:
 * the same words, the same record, one answer each.
 */
export function deliveries(world: BotWorld, runs: number): Promise<void> {
  return fc.assert(
    fc.asyncProperty(plan, async (messages) => {
      const order = inOrder(messages)
      const [noisy, serial] = [await newcomer(world), await newcomer(world)]
      const start = world.clock.now()
      const arrivals = order.map(({ text }) => arrivalOf(noisy, text))
      for (const [i, arrival] of arrivals.entries())
        for (let time = 0; time < order[i]!.times; time++) await world.desk().receive(arrival)
      await world.desk().idle()
      for (const { text } of order) await serial.talker.deliver(arrivalOf(serial, text))
      world.clock.advance(86_400)
      for (const [i, arrival] of arrivals.entries()) if (order[i]!.late) await noisy.talker.deliver(arrival)
      world.clock.set(start)
      expect(told(world, noisy)).toEqual(told(world, serial))
      expect(await standing(world, noisy)).toEqual(await standing(world, serial))
    }),
    { numRuns: runs, endOnFailure: true },
  )
}

function inOrder(messages: Plan) {
  const order = messages.map(([text, how]) => ({ text, ...how }))
  for (let i = 0; i + 1 < order.length; i++) {
    const [one, other] = [order[i]!, order[i + 1]!]
    if (one.swapped) order.splice(i++, 2, other, one)
  }
  return order
}

const arrivalOf = ({ talker, caseId }: Newcomer, text: string): Inbound =>
  talker.arrival({ type: 'text', text: text.replaceAll('CASE', caseId) })

const told = (world: BotWorld, { talker, person, caseId }: Newcomer) =>
  world.channel.shown
    .filter(({ to }) => to.conversation === talker.address.conversation)
    .map(({ how, reply }) => [
      how,
      reply.text
        .replaceAll(person, 'PERSON')
        .replaceAll(caseId, 'CASE')
        .replace(/goal-\w{10}/g, 'goal'),
    ])

/** What is remembered and recorded in the end, without what is random. */
async function standing(world: BotWorld, { talker, person, caseId, child }: Newcomer) {
  const store = await world.store()
  const kept = await store.session(talker.address)
  const records = await world.agency.records(child, person)
  const drafts = await store.drafts(world.tenant, person)
  const plain = JSON.stringify([
    kept?.session.flow?.state.answers,
    kept?.session.open,
    drafts.map(({ state }) => JSON.stringify(state.answers)).sort(),
    records.map(({ goal, role, targetDate }) => [goal, role, targetDate]),
  ])
  return plain.replaceAll(person, 'PERSON').replaceAll(caseId, 'CASE')
}

/** A confirm of two writes, delivered up to five times at once and again a day later, in two processes: each write once. */
export function rowDelivered(world: BotWorld, runs: number): Promise<void> {
  const times = fc.record({ one: fc.integer({ min: 1, max: 5 }), other: fc.integer({ min: 1, max: 5 }) })
  return fc.assert(
    fc.asyncProperty(times, async ({ one, other }) => {
      const { talker, caseId, person } = await newcomer(world)
      await talker.say(`record a goal for all children of ${caseId}: adoption by 22 May 2027`)
      const before = world.channel.shown.length
      const confirm = talker.arrival({ type: 'text', text: 'confirm' })
      const desks = [await world.newDesk(), await world.newDesk()]
      const all = [
        ...Array.from({ length: one }, () => desks[0]!),
        ...Array.from({ length: other }, () => desks[1]!),
      ]
      await Promise.all(all.map((desk) => desk.receive(confirm)))
      await Promise.all(desks.map((desk) => desk.idle()))
      world.clock.advance(86_400)
      await talker.deliver(confirm)
      expect(world.channel.shown.length - before).toBe(1)
      expect(talker.words()).toMatch(/Record numbers: goal-\w+, goal-\w+\./)
      for (const child of ['c1', 'c2'])
        expect(await world.agency.records(`${caseId}-${child}`, person)).toHaveLength(1)
      await Promise.all(desks.map((desk) => desk.stop()))
    }),
    { numRuns: runs, endOnFailure: true },
  )
}

const changes = [
  'change target date to 1 June 2027',
  'change start date to 1 October 2026',
  'change goal to adoption',
  'change second target date to 1 December 2027',
] as const

/** Two processes take the messages of one person at once; nothing of any of them is lost, each is answered once. */
export function devices(world: BotWorld, runs: number): Promise<void> {
  const busy = fc.array(fc.tuple(fc.constantFrom(...changes), fc.nat(1), fc.nat(8)), {
    minLength: 4,
    maxLength: 8,
  })
  return fc.assert(
    fc.asyncProperty(busy, async (messages) => {
      const desks = [await world.newDesk(), await world.newDesk()]
      const { talker, child } = await newcomer(world)
      await talker.say(
        `set ${child}'s goal to permanent guardianship by 22 May 2027 and return to parent as second goal by 22 Nov 2027`,
      )
      const before = world.channel.shown.length
      await Promise.all(
        messages.map(async ([text, desk, wait]) => {
          await pause(wait)
          await desks[desk]!.receive(talker.arrival({ type: 'text', text }))
        }),
      )
      await Promise.all(desks.map((desk) => desk.idle()))
      expect(world.channel.shown.length - before).toBe(messages.length)
      const kept = await (await world.store()).session(talker.address)
      expect(kept?.revision).toBe(1 + messages.length)
      const answers = kept?.session.flow?.state.answers ?? {}
      const said = new Set(messages.map(([text]) => text))
      expect(answers).toMatchObject({
        goal: said.has(changes[2]) ? 'adoption' : 'permanent-guardianship',
        targetDate: said.has(changes[0]) ? '2027-06-01' : '2027-05-22',
        secondTargetDate: said.has(changes[3]) ? '2027-12-01' : '2027-11-22',
        ...(said.has(changes[1]) && { startDate: '2026-10-01' }),
      })
      await Promise.all(desks.map((desk) => desk.stop()))
    }),
    { numRuns: runs, endOnFailure: true },
  )
}

/** Two workers of one case record goals at once: a child never gets more than two, and each is told what came of it. */
export function twoWorkers(world: BotWorld, runs: number): Promise<void> {
  const goals = fc.constantFrom('adoption', 'return to parent', 'permanent guardianship')
  const sentence = fc
    .tuple(goals, fc.option(goals, { nil: undefined }))
    .map(([first, second]) =>
      second === undefined
        ? `${first} by 22 May 2027`
        : `${first} by 22 May 2027 and ${second} as second goal by 22 Nov 2027`,
    )
  return fc.assert(
    fc.asyncProperty(fc.array(sentence, { minLength: 2, maxLength: 3 }), async (wishes) => {
      const [first, ...others] = await Promise.all(wishes.map(() => newcomer(world)))
      for (const { person } of others) await world.agency.assign(person, first!.caseId)
      const desks = await Promise.all(wishes.map(() => world.newDesk()))
      const all = [first!, ...others].map(({ person }, i) => world.at({ person }, desks[i]))
      await Promise.all(
        all.map(async (talker, i) => {
          await talker.say(`set ${first!.child}'s goal to ${wishes[i]}`)
          await talker.say('confirm')
          await talker.say('confirm')
        }),
      )
      const records = await world.agency.records(first!.child, first!.person)
      expect(records.length).toBeGreaterThan(0)
      expect(records.length).toBeLessThanOrEqual(2)
      expect(new Set(records.map(({ goal }) => goal)).size).toBe(records.length)
      for (const record of records)
        expect(all.some((talker) => said(world, talker.address.conversation).includes(record.id))).toBe(true)
      await Promise.all(desks.map((desk) => desk.stop()))
    }),
    { numRuns: runs, endOnFailure: true },
  )
}

const said = (world: BotWorld, conversation: string) =>
  world.channel.shown
    .filter(({ to }) => to.conversation === conversation)
    .map(({ reply }) => reply.text)
    .join('\n')
