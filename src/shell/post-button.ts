import type { Command } from '../bot/command.ts'
import type { Inbound } from '../bot/ports.ts'
import { roomOf } from '../bot/room.ts'
import type { Session } from '../bot/session.ts'
import type { World } from './world.ts'

/** What a pressed button of a channel's shared post means; null for what is in the presser's own session, or nowhere. */
export async function postButton(
  { duties }: World,
  { address, said }: Inbound,
  { tokens }: Session,
): Promise<Command | null> {
  if (said.type !== 'pressed' || address.kind !== 'channel') return null
  if (Object.hasOwn(tokens, said.token)) return null
  const found = await duties.button(address.tenant, roomOf(address).conversation, said.token)
  if (!found) return null
  return found.current ? found.command : { type: 'old-post' }
}
