import * as fc from 'fast-check'
import { expect } from 'vitest'
import { refusing, unsettling, type Fault } from '../case-api/faulty-wire.ts'
import type { BotWorld } from '../world/bot-world.ts'
import { newcomer } from '../world/newcomer.ts'

const circumstances = fc.record({
  failures: fc.integer({ min: 1, max: 3 }),
  card: fc.boolean(),
  meanwhile: fc.constantFrom(null, 'help', 'record a goal for CHILD', 'repeat'),
})
/** About somebody of the demo agency, who is not in these runs. */
const elsewhere = /another (?:child|case)/

/**
 * A confirmed entry of two writes whose second one breaks or is refused, in every way there is. The world offers the job
 * `siblings`. Never is a step written twice or lost, what is recorded is told as recorded and the rest as not, and after
 * a refusal only the rest is sent again.
 */
export async function brokenRows(world: BotWorld, seeds: number): Promise<void> {
  for (const fault of [...unsettling, ...refusing].filter(({ name }) => !elsewhere.test(name)))
    await fc.assert(
      fc.asyncProperty(circumstances, (how) =>
        refusing.includes(fault) ? refusedHalfway(world, fault, how) : brokenHalfway(world, fault, how),
      ),
      { numRuns: seeds, endOnFailure: true },
    )
}

interface How {
  failures: number
  card: boolean
  meanwhile: string | null
}

async function confirmed(world: BotWorld, fault: Fault, card: boolean) {
  const one = await newcomer(world)
  const { talker, caseId, person } = one
  await talker.say(`record a goal for all children of ${caseId}: adoption by 22 May 2027`)
  world.breaks(fault, 'later writes')
  await (card ? talker.press('Confirm') : talker.say('confirm'))
  const here = () => world.channel.shown.filter(({ to }) => to.conversation === talker.address.conversation)
  return {
    ...one,
    latest: () => here().at(-1)?.reply.text ?? '',
    said: (words: RegExp) => here().filter(({ reply }) => words.test(reply.text)),
    recorded: async () =>
      Promise.all(
        ['c1', 'c2'].map(async (n) => (await world.agency.records(`${caseId}-${n}`, person)).length),
      ),
  }
}

const firstRecorded = /The goal of tn-\d+-c1 is recorded, number goal-\w+\./
const saved = /Saved in the case record|is now in the case record/

async function brokenHalfway(world: BotWorld, fault: Fault, { failures, card, meanwhile }: How) {
  const { talker, child, latest, said, recorded } = await confirmed(world, fault, card)
  const where = fault.name
  expect(latest(), where).toMatch(firstRecorded)
  expect(latest(), where).toMatch(/Not recorded yet: the goal of tn-\d+-c2\.[^]*I try again until/)
  if (meanwhile !== null) await talker.say(meanwhile.replace('CHILD', child))
  for (let failed = 1; failed < failures; failed++) {
    world.clock.advance(100)
    await world.restart()
    expect(said(saved), where).toHaveLength(0)
  }
  world.breaks(null)
  world.clock.advance(100)
  await world.restart()
  expect(await recorded(), where).toEqual([1, 1])
  toldOncePerMessage(said(saved).map(({ message }) => message))
  expect(latest(), where).toMatch(/Record numbers: goal-\w+, goal-\w+\./)
  world.clock.advance(20_000)
  await world.restart()
  expect(await recorded(), where).toEqual([1, 1])
}

async function refusedHalfway(world: BotWorld, fault: Fault, { card, meanwhile }: How) {
  const { talker, child, latest, recorded, caseId } = await confirmed(world, fault, card)
  const where = fault.name
  expect(latest(), where).toMatch(firstRecorded)
  expect(latest(), where).toMatch(/That stays\. Not recorded: the goal of tn-\d+-c2\./)
  expect(latest(), where).not.toContain('Nothing was saved')
  expect(await recorded(), where).toEqual([1, 0])
  world.breaks(null)
  if (meanwhile?.startsWith('record')) {
    await talker.say(meanwhile.replace('CHILD', child))
    await talker.say('cancel')
    await talker.say('resume')
    expect(talker.words(), where).toContain('Here is your draft.')
  }
  await talker.say('change second date to 1 June 2027')
  await talker.say('confirm')
  expect(latest(), where).toMatch(/Saved in the case record\. Record numbers: goal-\w+, goal-\w+\./)
  expect(await recorded(), where).toEqual([1, 1])
  const [second] = await world.agency.records(`${caseId}-c2`, talker.address.person)
  expect(second, where).toMatchObject({ targetDate: '2027-06-01', resource: expect.any(String) as string })
}

/** Where the card that waits is not the newest message, it turns green in its place and the outcome is said below, once each. */
export function toldOncePerMessage(messages: readonly string[]): void {
  expect(messages.length).toBeGreaterThanOrEqual(1)
  expect(messages.length).toBeLessThanOrEqual(2)
  expect(new Set(messages).size).toBe(messages.length)
}
