import type { Address, Channel } from '../../src/bot/ports.ts'
import type { SealedReply } from '../../src/bot/reply.ts'

/** One thing that the channel was told to show, in order. */
export interface Shown {
  how: 'sent' | 'updated'
  to: Address
  message: string
  reply: SealedReply
}

/** A channel that shows nothing and keeps everything, as Teams does with updates in place. */
export interface RecordingChannel extends Channel {
  readonly shown: readonly Shown[]
  /** What now stands in a message. */
  standing(message: string): SealedReply | null
  /** The newest message of a conversation; null before the first. */
  newest(conversation: string): Shown | null
}

export function recordingChannel(): RecordingChannel {
  const shown: Shown[] = []
  const last = (is: (one: Shown) => boolean) => shown.findLast(is) ?? null
  return {
    shown,
    standing: (message) => last((one) => one.message === message)?.reply ?? null,
    newest(conversation) {
      const sent = last((one) => one.how === 'sent' && one.to.conversation === conversation)
      return sent && last((one) => one.message === sent.message)
    },
    async send(to, reply) {
      const message = `message-${shown.length + 1}`
      shown.push({ how: 'sent', to, message, reply })
      return message
    },
    async update(to, message, reply) {
      if (!shown.some((one) => one.message === message)) throw new Error('There is no such message')
      shown.push({ how: 'updated', to, message, reply })
    },
  }
}
