import type { SealedReply } from '../bot/reply.ts'
import type { Address } from '../bot/ports.ts'
import type { World } from './world.ts'

/**
 * Shows a reply: in the message whose card was pressed, else as a new message. Where the message cannot be updated
 * any more, a new one is sent.
 */
export async function show(
  world: World,
  address: Address,
  inbound: string | null,
  reply: SealedReply,
  update: string | null,
): Promise<string> {
  const channel = world.channel(address)
  const message =
    update === null ? await channel.send(address, reply) : await updated(world, address, reply, update)
  if (inbound !== null) await world.store.markSent(address, inbound, message)
  return message
}

async function updated(world: World, address: Address, reply: SealedReply, message: string): Promise<string> {
  const channel = world.channel(address)
  try {
    await channel.update(address, message, reply)
    return message
  } catch {
    world.log.warn('card.not-updated')
    return channel.send(address, reply)
  }
}
