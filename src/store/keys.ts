import { createHash } from 'node:crypto'
import type { Address } from '../bot/ports.ts'

const longest = 400

/** An id from outside as a key column can hold it: PostgreSQL takes no NUL character and no index row of 100,000 characters. */
export function storedKey(id: string): string {
  const text = id.toWellFormed().replaceAll('\0', '\uFFFD')
  return text.length <= longest ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`
}

export const conversationOf = ({ tenant, channel, conversation }: Address) => ({
  tenant: storedKey(tenant),
  channel,
  conversation: storedKey(conversation),
})

/** One name for a reply within its tenant: the arrival's id, or that of a turn without one, in its conversation. */
export const replyName = (address: Address, id: string): string => {
  const { channel, conversation } = conversationOf(address)
  return storedKey(JSON.stringify([channel, conversation, id]))
}

export const speakerOf = (address: Address) => ({
  ...conversationOf(address),
  person: storedKey(address.person),
})
