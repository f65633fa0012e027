import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { SealedReply } from '../../src/bot/reply.ts'
import type { BotWorld } from '../world/bot-world.ts'
import type { Shown } from '../world/channel.ts'
import { newcomer } from '../world/newcomer.ts'
import { buttonsOf } from '../world/person.ts'
import { naughty, sentences } from './grammar.ts'

type Move = { type: 'say'; text: string } | { type: 'press'; nth: number } | { type: 'down' } | { type: 'up' }

const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: sentences.map((text): Move => ({ type: 'say', text })) },
  { weight: 3, arbitrary: naughty.map((text): Move => ({ type: 'say', text })) },
  { weight: 3, arbitrary: fc.nat(8).map((nth): Move => ({ type: 'press', nth })) },
  { weight: 1, arbitrary: fc.constantFrom<Move>({ type: 'down' }, { type: 'up' }, { type: 'up' }) },
)

/**
 * Whatever is said and pressed, in whatever order, with the case system there or not: every time one answer, never
 * empty, never a dead end, never a third goal; and the queue is empty afterwards.
 */
export function anything(world: BotWorld, runs: number): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fc.array(moves, { minLength: 5, maxLength: 25 }), async (all) => {
      const { talker, child, caseId, person } = await newcomer(world)
      await talker.join()
      const failures = () => world.lines.filter((line) => line.includes('failed')).length
      for (const move of all) {
        if (move.type === 'down') world.breaks(gone)
        if (move.type === 'up') world.breaks(null)
        if (move.type === 'down' || move.type === 'up') continue
        const shown = await act(move)
        expect(shown.length, JSON.stringify(move)).toBe(1)
        showsTheWay(shown[0]!.reply)
        expect(failures(), JSON.stringify(move)).toBe(0)
      }
      world.breaks(null)
      world.clock.advance(120)
      await world.restart()
      expect((await world.agency.records(child, person)).length).toBeLessThanOrEqual(2)

      function act(move: Exclude<Move, { type: 'down' | 'up' }>): Promise<readonly Shown[]> {
        if (move.type === 'say') return talker.say(move.text.replaceAll('CASE', caseId))
        const buttons = buttonsOf(talker.newest())
        const token = buttons[move.nth % Math.max(buttons.length, 1)]?.token ?? 'none'
        return talker.pressToken(token, { values: { goal: 'adoption', targetDate: '2027-05-22' } })
      }
    }),
    { numRuns: runs, endOnFailure: true },
  )
}

const gone = {
  name: 'down',
  reaches: false,
  act: (socket: { resetAndDestroy(): void }) => void socket.resetAndDestroy(),
}

/** There is a button, a question, or words to say next; and a card never hides what was not taken. */
export function showsTheWay({ text, actions, card }: SealedReply): void {
  expect(text.trim().length).toBeGreaterThan(10)
  expect(text).not.toMatch(/undefined|\[object|NaN/)
  const way =
    actions.length > 0 || /\?|say "|write to|ask (?:me|your)|Please|I will tell you here|go on in/i.test(text)
  expect(way, `no way forward in: ${text}`).toBe(true)
  const refused = /not taken: (.{10,60})/.exec(text)?.[1]
  if (refused && card)
    expect(JSON.stringify(card)).toContain(JSON.stringify(refused).slice(1, -1).slice(0, 30))
}
