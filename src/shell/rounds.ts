import type { Address, Inbound, OutboxItem } from '../bot/ports.ts'
import { claimDue, deliver, type Delivery } from './relay.ts'
import { show } from './show.ts'
import { tellNotice } from './tell-notice.ts'
import type { World } from './world.ts'

/** What was kept and is still not answered after this long is taken up again. Milliseconds. */
const forgotten = 30_000
/** How often what is out of time is erased. Milliseconds. */
const hour = 3_600_000

/** What the rounds need of the desk. */
export interface Hands {
  take(inbound: Inbound): void
  inLine(address: Address, job: () => Promise<unknown>): Promise<void>
  tellLater(item: OutboxItem, delivery: Delivery): Promise<void>
  stopped(): boolean
}

export interface Rounds {
  /** Once, at the start: takes up what a stop left behind. */
  first(): Promise<void>
  /** Again and again, in this order. */
  each: readonly (() => Promise<void>)[]
}

/** What is done beside the conversations. */
export function roundsOf(world: World, { take, inLine, tellLater, stopped }: Hands): Rounds {
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
      await tellLater(item, await deliver(world, item))
    }
  }
  const tellNotices = async () => {
    const until = new Date(now() + forgotten).toISOString()
    for (const item of await world.store.claimNotices(world.clock.now(), until, 10)) {
      if (stopped()) return
      await inLine(item.address, () => tellNotice(world, item))
    }
  }
  /** What was kept and never shown: a process ended between the two, or the channel did not take it. */
  const showUnsent = async () => {
    for (const { address, reply, update, announce, inbound } of await world.store.unsent(world.clock.now()))
      await inLine(address, () => show(world, { address, answers: [inbound], update, announce }, reply))
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
      tellNotices,
      showUnsent,
      seldom(forgotten, now(), takeForgotten),
      seldom(hour, 0, () => world.store.expire(world.clock.now())),
    ],
  }
}
