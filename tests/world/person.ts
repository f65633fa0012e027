import { randomUUID } from 'node:crypto'
import type { Address, Inbound } from '../../src/bot/ports.ts'
import type { SealedAction, SealedReply } from '../../src/bot/reply.ts'
import type { Desk } from '../../src/shell/desk.ts'
import type { RecordingChannel, Shown } from './channel.ts'

export interface Press {
  /** The message whose card is pressed; the newest of the conversation where it is not given. */
  message?: string
  values?: { readonly [field: string]: unknown }
}

/** Somebody in one conversation. Every act resolves when it is answered, with what was shown meanwhile. */
export interface Talker {
  address: Address
  say(text: string): Promise<readonly Shown[]>
  /** Presses the button of this label, of the message or of one of its rows. */
  press(label: string, press?: Press): Promise<readonly Shown[]>
  pressToken(token: string, press?: Press): Promise<readonly Shown[]>
  join(): Promise<readonly Shown[]>
  /** Delivers anything, such as the same thing twice. */
  deliver(inbound: Inbound): Promise<readonly Shown[]>
  /** An arrival that was not delivered yet. */
  arrival(said: Inbound['said'], id?: string): Inbound
  newest(): SealedReply
  /** The newest message's words. */
  words(): string
  token(label: string): string
}

interface Behind {
  channel: RecordingChannel
  now(): string
  desk(): Pick<Desk, 'receive' | 'idle'>
}

export function talker(address: Address, { channel, now, desk }: Behind): Talker {
  const arrival = (said: Inbound['said'], id: string = randomUUID()): Inbound => ({
    id,
    address,
    said,
    at: now(),
  })
  const deliver = async (inbound: Inbound) => {
    const before = channel.shown.length
    await desk().receive(inbound)
    await desk().idle()
    return channel.shown.slice(before).filter(({ to }) => to.conversation === address.conversation)
  }
  const shown = () => {
    const newest = channel.newest(address.conversation)
    if (!newest) throw new Error('Nothing was said here yet')
    return newest
  }
  const pressToken = (token: string, { message, values = {} }: Press = {}) =>
    deliver(arrival({ type: 'pressed', token, values, message: message ?? shown().message }))
  const token = (label: string) => tokenOf(shown().reply, label)
  return {
    address,
    arrival,
    deliver,
    pressToken,
    token,
    say: (text) => deliver(arrival({ type: 'text', text })),
    join: () => deliver(arrival({ type: 'joined' })),
    press: (label, press = {}) => {
      const { message = shown().message } = press
      const standing = channel.standing(message)
      if (!standing) throw new Error(`There is no message ${message}`)
      return pressToken(tokenOf(standing, label), { ...press, message })
    },
    newest: () => shown().reply,
    words: () => shown().reply.text,
  }
}

export const buttonsOf = ({ card, actions }: SealedReply): readonly SealedAction[] => [
  ...actions,
  ...(card?.rows ?? []).flatMap(({ change }) => (change ? [change] : [])),
  ...(card?.rows ?? []).flatMap(({ remove }) => (remove ? [remove] : [])),
]

function tokenOf(reply: SealedReply, label: string): string {
  const all = buttonsOf(reply)
  const found = all.find((one) => one.label === label) ?? all.find((one) => one.label.includes(label))
  if (!found) throw new Error(`No button "${label}" among ${all.map((one) => one.label).join(', ')}`)
  return found.token
}
