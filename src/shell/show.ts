import type { SealedReply } from '../bot/reply.ts'
import type { Address, Channel } from '../bot/ports.ts'
import type { World } from './world.ts'

/** Where a reply goes and which kept replies it stands for. */
export interface Showing {
  address: Address
  /** The names under which the store keeps what is now told. */
  answers: readonly string[]
  /** The message to replace in place; null for a new one. */
  update: string | null
  /** Also said in a new message, because the one to replace is not the newest. */
  announce?: boolean
  /** Said beside the newest message, which stays the newest. */
  aside?: boolean
}

/** Shows a reply and marks it as sent. Where its message cannot be updated any more, a new one is sent. */
export async function show(
  world: World,
  { address, answers, update, announce = false, aside = false }: Showing,
  reply: SealedReply,
): Promise<void> {
  const channel = world.channel(address)
  if (!channel) return
  const first =
    update === null
      ? await sentOnce(world, channel, address, reply)
      : await updated(world, channel, { address, reply, update })
  const message = announce && first === update ? await sentOnce(world, channel, address, reply) : first
  for (const name of answers) await world.store.markSent(address, name, aside ? null : message)
}

/** A message that may have arrived is not sent again, so that nobody reads it twice; null then. */
async function sentOnce(
  world: World,
  channel: Channel,
  address: Address,
  reply: SealedReply,
): Promise<string | null> {
  try {
    return await channel.send(address, reply)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'unclear')) throw error
    world.log.warn('message.unclear')
    return null
  }
}

async function updated(
  world: World,
  channel: Channel,
  { address, reply, update }: { address: Address; reply: SealedReply; update: string },
): Promise<string | null> {
  try {
    await channel.update(address, update, reply)
    return update
  } catch {
    world.log.warn('card.not-updated')
    return sentOnce(world, channel, address, reply)
  }
}
