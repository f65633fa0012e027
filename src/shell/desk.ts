import type { Address, Inbound, OutboxItem } from '../bot/ports.ts'
import type { TeamEvent } from '../bot/reminder-ports.ts'
import { roomOf } from '../bot/room.ts'
import type { SealedForm } from '../bot/reply.ts'
import { answer } from './answer.ts'
import { queues } from './queue.ts'
import { roundsOf } from './rounds.ts'
import type { Delivery } from './relay.ts'
import { tellDelivery } from './tell-outcome.ts'
import { conversationKey, type World } from './world.ts'

/** How often the outbox is looked through. Milliseconds. */
const beat = 1000

export interface Desk {
  /** Keeps what arrived; resolves once it cannot be lost. The answer follows in its own time. */
  receive(inbound: Inbound): Promise<void>
  /** The bot was put into a team, or taken out of it; resolves once that is kept. */
  team(event: TeamEvent): Promise<void>
  /** The form that a button of the newest card opens; null where the button is an old one. Reads only. */
  form(address: Address, token: string): Promise<SealedForm | null>
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

  const inLine = (address: Address, job: () => Promise<unknown>) =>
    lines.run(conversationKey(address), () => guarded(world, job))
  const tellLater = (item: OutboxItem, delivery: Delivery) =>
    inLine(item.address, () => tellDelivery(world, item, delivery))
  const inHand = new Set<string>()
  const take = (inbound: Inbound) => {
    const name = JSON.stringify([conversationKey(inbound.address), inbound.id])
    if (inHand.has(name) || !world.channel(inbound.address)) return
    inHand.add(name)
    void inLine(inbound.address, () => answer(world, inbound, tellLater)).finally(() => inHand.delete(name))
  }

  const rounds = roundsOf(world, { take, inLine, tellLater, stopped: () => stopped })

  return {
    async receive(inbound) {
      if (inbound.address.kind === 'channel') await world.duties.rememberTeam(roomOf(inbound.address))
      if ((await world.store.receive(inbound)) === 'new') take(inbound)
    },
    team: (event) =>
      event.type === 'here'
        ? world.duties.rememberTeam(event.team)
        : world.duties.teamGone(event.tenant, event.conversation, event.gone),
    async form(address, token) {
      const kept = await world.store.session(address)
      const form = kept?.session.form ?? null
      return form?.open.token === token ? form : null
    },
    idle: () => lines.idle(),
    async start() {
      await rounds.first()
      const tick = async () => {
        for (const round of rounds.each) await guarded(world, round)
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
