import type { Address, Inbound, OutboxItem, Refused, Saved } from '../bot/ports.ts'
import { claimDue, deliver } from './relay.ts'
import { show } from './show.ts'
import type { World } from './world.ts'

/** What was kept and is still not answered after this long is taken up again. Milliseconds. */
const forgotten = 30_000
/** How often what is out of time is erased. Milliseconds. */
const hour = 3_600_000

/** What the rounds need of the desk. */
export interface Hands {
  take(inbound: Inbound): void
  inLine(address: Address, job: () => Promise<unknown>): Promise<void>
  settleLater(item: OutboxItem, outcome: Saved | Refused): Promise<void>
  stopped(): boolean
}

export interface Rounds {
  /** Once, at the start: takes up what a stop left behind. */
  first(): Promise<void>
  /** Again and again, in this order. */
  each: readonly (() => Promise<void>)[]
}

/** What is done beside the conversations. */
export function roundsOf(world: World, { take, inLine, settleLater, stopped }: Hands): Rounds {
  const now = () => Date.parse(world.clock.now())
  const seldom = (every: number, last: number, job: () => Promise<void>) => {
    let next = last + every
    return async () => {
      if (now() < next) return
      next = now() + every
      await job()
    }
  }

  const deliverDue = async () => {
    for (const item of await claimDue(world)) {
      if (stopped()) return
      const delivery = await deliver(world, item)
      if (delivery.type === 'settled') await settleLater(item, delivery.outcome)
    }
  }
  /** What was kept and never shown: a process ended between the two, or the channel did not take it. */
  const showUnsent = async () => {
    for (const { address, reply, update, inbound } of await world.store.unsent(world.clock.now()))
      await inLine(address, () => show(world, { address, answers: [inbound], update }, reply))
  }
  /** A turn that failed, as when the database was away for a moment, is taken once more. */
  const takeForgotten = async () => {
    for (const inbound of await world.store.unanswered())
      if (Date.parse(inbound.at) <= now() - forgotten) take(inbound)
  }

  return {
    async first() {
      await showUnsent()
      for (const inbound of await world.store.unanswered()) take(inbound)
    },
    each: [
      deliverDue,
      showUnsent,
      seldom(forgotten, now(), takeForgotten),
      seldom(hour, 0, () => world.store.expire(world.clock.now())),
    ],
  }
}
