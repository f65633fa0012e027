import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { BotWorld } from '../world/bot-world.ts'
import { newcomer, type Newcomer } from '../world/newcomer.ts'

const fields = [
  'goal',
  'targetDate',
  'secondGoal',
  'secondTargetDate',
  'startDate',
  'ruledOut',
  'resource',
] as const
const keys = fc.oneof(
  fc.constantFrom(...fields),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'child',
    'case',
    'command',
    'status',
    'key',
    't',
  ),
  fc.string({ maxLength: 20 }),
)
/** Nothing here is a value that a card of ours would send. */
const values = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    'tn-1007-c1',
    'tn-1001-c1',
    '__proto__',
    'x'.repeat(100_000),
  ),
  fc.constantFrom<unknown>(
    '2027-02-30',
    '22 May 2027',
    '0000-00-00',
    'Adoption',
    'ADOPTION',
    'adoption ,',
    '<b>',
  ),
  fc.constantFrom<unknown>(
    ['adoption'],
    { value: 'adoption' },
    JSON.parse('{"__proto__":{"status":"saving"}}'),
  ),
  fc.anything({ maxDepth: 2 }),
)
const form = fc.array(fc.tuple(keys, values), { maxLength: 8 }).map((pairs) => {
  const made: Record<string, unknown> = {}
  for (const [name, value] of pairs)
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true })
  return made
})

/** Fields that would be commands if anything believed them. */
const commands: readonly Record<string, unknown>[] = [
  { type: 'cancel' },
  { type: 'correct', ask: 'goal', value: 'adoption' },
  { type: 'answer', values: { goal: 'adoption', targetDate: '2027-05-22' } },
  { type: 'start-over', confirm: true, command: { type: 'confirm' } },
]

/** What a person may press who means harm: their own card's button, an old one, somebody else's, or nobody's. */
const presses = fc.record({
  whose: fc.constantFrom('own', 'own', 'own', 'old', 'colleague', 'nobody'),
  button: fc.constantFrom('Confirm', 'Which are allowed?'),
  values: fc.oneof({ weight: 3, arbitrary: form }, { weight: 1, arbitrary: fc.constantFrom(...commands) }),
  times: fc.integer({ min: 1, max: 2 }),
})

/** Forged card data changes no answer, no record and no other conversation, and gets one answer like anything else. */
export async function forgedCards(world: BotWorld, runs: number): Promise<void> {
  const [own, colleague] = [await newcomer(world), await newcomer(world)]
  await own.talker.say(`record a goal for ${own.child}`)
  const old = own.talker.token('Confirm')
  await fc.assert(
    fc.asyncProperty(presses, async ({ whose, button, values: sent, times }) => {
      await own.talker.say(`record a goal for ${own.child}`)
      await colleague.talker.say(`record a goal for ${colleague.child}`)
      const tokens = {
        own: own.talker.token(button),
        old,
        colleague: colleague.talker.token(button),
        nobody: 'AAAAAAAAAAAAAAAAAAAAAA',
      }
      const { message } = world.channel.newest(own.talker.address.conversation)!
      const before = [await entered(world, own), await entered(world, colleague)]
      for (let time = 0; time < times; time++) {
        const shown = await own.talker.pressToken(tokens[whose], { message, values: sent })
        expect(shown).toHaveLength(1)
        expect(shown[0]?.reply.text.length).toBeLessThan(6000)
      }
      expect([await entered(world, own), await entered(world, colleague)]).toEqual(before)
      expect(Object.keys(Object.prototype)).toEqual([])
    }),
    {
      numRuns: runs,
      endOnFailure: true,
      examples: commands.map((values) => [{ whose: 'own', button: 'Which are allowed?', values, times: 1 }]),
    },
  )
  for (const { child, person } of [own, colleague])
    expect(await world.agency.records(child, person)).toEqual([])
}

/** What stands in somebody's open entry and its place. */
async function entered(world: BotWorld, { talker }: Newcomer) {
  const kept = await (await world.store()).session(talker.address)
  const flow = kept?.session.flow
  return {
    answers: flow?.state.answers,
    status: flow?.state.status,
    key: flow?.state.key,
    open: kept?.session.open,
  }
}
