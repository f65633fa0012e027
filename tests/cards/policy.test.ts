import { describe, expect, test } from 'vitest'
import { drawCard, mostBytes } from '../../src/cards/draw.ts'
import { action, card, citation, reply } from './replies.ts'
import { bytes, faults, ofType, press, words } from './schema.ts'

const passage = {
  quote: '“A child may have two goals.”',
  source: 'Source: Manual, section “How many” · public text',
}
const answer = (more: Parameters<typeof card>[0] = {}) =>
  reply({
    text: 'At most two.',
    card: card({
      title: 'What the rule says',
      subtitle: 'Tennessee · policy of 1 Apr 2018',
      body: 'At most two.',
      passages: [passage],
      foot: ['Say "why" for the exact words.'],
      ...more,
    }),
    citations: [citation()],
    actions: [
      action('Show the passage'),
      action('👍 Helpful'),
      action('👎 Not helpful'),
      action('Ask my supervisor'),
    ],
  })

describe('the card of a policy answer', () => {
  test('has the verdict, the quote and its place open, without a button to press first', () => {
    const drawn = drawCard(answer())
    expect(drawn && faults(drawn)).toEqual([])
    expect(words(drawn)).toEqual([
      'What the rule says',
      'Tennessee · policy of 1 Apr 2018',
      'At most two.',
      passage.quote,
      passage.source,
      'Say "why" for the exact words.',
    ])
    expect(ofType(drawn, 'Action.ToggleVisibility')).toEqual([])
    expect(press(drawn, 'Ask my supervisor')).toBeDefined()
  })

  test('stays within what Teams takes, however long the passages are', () => {
    const long = { quote: 'ü'.repeat(50_000), source: 's'.repeat(50_000) }
    const drawn = drawCard(
      answer({
        body: 'x\n'.repeat(20_000),
        passages: Array(50).fill(long),
        foot: Array(50).fill('f'.repeat(9000)),
      }),
    )
    expect(bytes(drawn)).toBeLessThan(mostBytes)
    expect(drawn && faults(drawn)).toEqual([])
  })
})
