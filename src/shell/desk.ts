import type { Address, Inbound, OutboxItem, Refused, Saved } from '../bot/ports.ts'
import { answer } from './answer.ts'
import { queues } from './queue.ts'
import { claimDue, deliver } from './relay.ts'
import { show } from './show.ts'
import { tellOutcome } from './tell-outcome.ts'
import { conversationKey, type World } from './world.ts'

/** How often the outbox is looked through. Milliseconds. */
const beat = 1000
/** What was kept and is still not answered after this long is taken up again. Milliseconds. */
const forgotten = 30_000

export interface Desk {
  /** Keeps what arrived; resolves once it cannot be lost. The answer follows in its own time. */
  receive(inbound: Inbound): Promise<void>
  /** Resolves when all that was received has been answered. Waiting retries do not count. */
  idle(): Promise<void>
  /** Takes up what a stop left behind, then delivers the outbox until stopped. */
  start(): Promise<void>
  /** Finishes what is in hand and stops. */
  stop(): Promise<void>
}

/** The imperative shell: one queue for each conversation, and a relay that brings confirmed records to the case API. */
export function createDesk(world: World): Desk {
  const lines = queues()
  let timer: NodeJS.Timeout | null = null
  let beating: Promise<void> = Promise.resolve()
  let stopped = false
  let nextExpiry = ''
  let nextLook = 0

  const inLine = (address: Address, job: () => Promise<unknown>) =>
    lines.run(conversationKey(address), () => guarded(world, job))
  const settleLater = (item: OutboxItem, outcome: Saved | Refused) =>
    inLine(item.address, () => tellOutcome(world, item, outcome))
  const inHand = new Set<string>()
  const take = (inbound: Inbound) => {
    const name = JSON.stringify([conversationKey(inbound.address), inbound.id])
    if (inHand.has(name) || !world.channel(inbound.address)) return
    inHand.add(name)
    void inLine(inbound.address, () => answer(world, inbound, settleLater)).finally(() => inHand.delete(name))
  }

  /** What was kept and never shown: a process ended between the two, or the channel did not take it. */
  const showUnsent = async () => {
    for (const { address, reply, update, inbound } of await world.store.unsent(world.clock.now()))
      await inLine(address, () => show(world, { address, answers: [inbound], update }, reply))
  }
  /** Erases what is out of time, once an hour. */
  const expire = async () => {
    const now = world.clock.now()
    if (now < nextExpiry) return
    nextExpiry = new Date(Date.parse(now) + 3_600_000).toISOString()
    await world.store.expire(now)
  }
  /** A turn that failed, as when the database was away for a moment, is taken once more. */
  const takeForgotten = async () => {
    const now = Date.parse(world.clock.now())
    if (now < nextLook) return
    nextLook = now + forgotten
    for (const inbound of await world.store.unanswered())
      if (Date.parse(inbound.at) <= now - forgotten) take(inbound)
  }
  const relay = async () => {
    for (const item of await claimDue(world)) {
      if (stopped) return
      const delivery = await deliver(world, item)
      if (delivery.type === 'settled') await settleLater(item, delivery.outcome)
    }
  }

  return {
    async receive(inbound) {
      if ((await world.store.receive(inbound)) === 'new') take(inbound)
    },
    idle: () => lines.idle(),
    async start() {
      await showUnsent()
      for (const inbound of await world.store.unanswered()) take(inbound)
      nextLook = Date.parse(world.clock.now()) + forgotten
      const tick = async () => {
        await guarded(world, relay)
        await guarded(world, showUnsent)
        await guarded(world, takeForgotten)
        await guarded(world, expire)
        if (!stopped) timer = setTimeout(() => void (beating = tick()), beat)
      }
      beating = tick()
    },
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await beating
      await lines.idle()
    },
  }
}

/** What goes wrong in one conversation is logged by its kind and stops nothing else. */
async function guarded(world: World, job: () => Promise<unknown>): Promise<void> {
  try {
    await job()
  } catch (error) {
    world.log.error('shell.failed', { kind: error instanceof Error ? error.name : 'unknown' })
  }
}
