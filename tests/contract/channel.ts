import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Address, Channel } from '../../src/bot/ports.ts'
import type { SealedReply } from '../../src/bot/reply.ts'

/** A channel to hold to the contract. */
export interface ChannelUnderTest {
  channel: Channel
  to: Address
  /** All that a person there has been shown so far, as text: words, cards, whatever the channel makes of them. */
  shown(): string
  close(): Promise<void>
}

const words: SealedReply = { text: 'First line.\nSecond line.', card: null, actions: [], citations: [] }
const card: SealedReply = {
  text: 'Permanency goals. Goal: Adoption.',
  card: {
    title: 'Permanency goals',
    subtitle: 'A.B. · case',
    tone: 'plain',
    progress: null,
    body: 'Check each line.',
    rows: [
      {
        label: 'Goal',
        value: 'Adoption',
        note: null,
        change: { label: 'Change goal', token: 'token-of-the-row' },
        remove: null,
      },
    ],
    fields: [],
    notices: [],
  },
  actions: [{ label: 'Confirm', token: 'token-of-confirm', style: 'primary' }],
  citations: [],
}

/** What every channel must do; run it against yours. */
export function channelContract(name: string, open: () => Promise<ChannelUnderTest>): void {
  describe(`the channel contract: ${name}`, () => {
    let under: ChannelUnderTest
    beforeAll(async () => {
      under = await open()
    })
    afterAll(() => under.close())

    it('shows every line of a message', async () => {
      await under.channel.send(under.to, words)
      expect(under.shown()).toContain('First line.')
      expect(under.shown()).toContain('Second line.')
    })

    it('shows what a card says, with its buttons', async () => {
      await under.channel.send(under.to, card)
      for (const part of ['Goal', 'Adoption', 'Confirm']) expect(under.shown()).toContain(part)
    })

    it('names each message by an id of its own, by which it can be replaced', async () => {
      const first = await under.channel.send(under.to, card)
      const second = await under.channel.send(under.to, card)
      expect(first).not.toBe('')
      expect(second).not.toBe(first)
      await under.channel.update(under.to, second, {
        ...card,
        text: 'Saved.',
        card: card.card && { ...card.card, body: 'Saved.' },
      })
      expect(under.shown()).toContain('Saved.')
    })

    it('takes the longest message there can be', async () => {
      await under.channel.send(under.to, { ...words, text: 'long '.repeat(40_000) })
      expect(under.shown()).toContain('long long')
    })
  })
}
