import { relayReplyId, type OutboxItem, type TurnCommit } from '../bot/ports.ts'
import type { SealedReply } from '../bot/reply.ts'
import type { Session } from '../bot/session.ts'
import { progress, settle, type Settled } from '../bot/turns/settle.ts'
import type { Situation, Turned } from '../bot/turns/situation.ts'
import { remembered, situationOf } from './gather.ts'
import { untilWon } from './races.ts'
import type { Delivery } from './relay.ts'
import { seal, sealedSession } from './seal.ts'
import { show } from './show.ts'
import type { World } from './world.ts'

/** Keeps what the case API said and tells it in the card that waits for it; where that is not the newest, in a new message too. */
export async function tellDelivery(world: World, item: OutboxItem, delivery: Delivery): Promise<void> {
  const told =
    delivery.type === 'settled'
      ? await settleOnce(world, { item, ...delivery }, null)
      : await progressOnce(world, { item, done: delivery.done }, null)
  if (!told) return
  const { reply, name, ...how } = told
  await show(world, { address: item.address, answers: [name], ...how }, reply)
}

/** What is told of a write, and the name under which the store keeps that reply until it is sent. */
export interface Told {
  reply: SealedReply
  name: string
  update: string | null
  announce: boolean
  aside: boolean
}

interface Telling {
  item: OutboxItem
  /** The message whose card was pressed for it; where there is none, the one that tells it is on its way. */
  pressed: string | null
  keeps: Pick<TurnCommit, 'settles' | 'pending'>
  turned(before: Session, situation: Situation): Turned | null
}

/** Settles an outbox row and its flow in one transaction; null where another replica was first. */
export const settleOnce = (
  world: World,
  settled: Settled & { item: OutboxItem },
  pressed: string | null,
): Promise<Told | null> =>
  tellOnce(world, {
    item: settled.item,
    pressed,
    keeps: { settles: { key: settled.item.key, outcome: settled.outcome } },
    turned: (before, situation) => settle(settled, before, situation),
  })

/** Tells that some steps are recorded and the next is not; null where the worker knows, or has gone on to something else. */
export const progressOnce = (
  world: World,
  { item, done }: Omit<Settled, 'outcome'> & { item: OutboxItem },
  pressed: string | null,
): Promise<Told | null> =>
  tellOnce(world, {
    item,
    pressed,
    keeps: { settles: null, pending: item.key },
    turned: (before, situation) => progress({ item, done }, before, situation),
  })

function tellOnce(world: World, telling: Telling): Promise<Told | null> {
  const { item, pressed, keeps } = telling
  const { address } = item
  return untilWon(async () => {
    const { revision, session: before } = await remembered(world, address)
    const turned = telling.turned(before, situationFor(world, item, before))
    if (!turned) return null
    const { update, newest } = await placeFor(world, item, pressed)
    const announce = !keeps.pending && update !== null && (turned.aside || !newest)
    const sealed = seal(turned.reply)
    const result = await world.store.commit({
      address,
      inbound: null,
      revision,
      session: sealedSession(before, { ...turned, aside: turned.aside || !newest }, sealed),
      reply: sealed.reply,
      update,
      announce,
      write: null,
      ...keeps,
      draft: turned.draft,
      dropDraft: null,
      notices: turned.notices,
      audit: { person: turned.session.person?.id ?? item.person, ...turned.audit },
      now: world.clock.now(),
    })
    if (result !== 'kept') return result === 'conflict' ? 'lost' : null
    const name = relayReplyId(address.person, revision)
    return { reply: sealed.reply, name, update, announce, aside: turned.aside }
  })
}

/** The message that tells of a write as on its way, and whether it is the newest one; a new message always is. */
async function placeFor(world: World, { address, key }: OutboxItem, pressed: string | null) {
  const update = pressed ?? (await world.store.pendingMessage(address.tenant, key))
  const newest =
    update === pressed || update === null || update === (await world.store.newestMessage(address))
  return { update, newest }
}

function situationFor(world: World, { address }: OutboxItem, { person }: Session): Situation {
  if (!person) throw new Error('A write without the person it was made for')
  const blind = { focus: { type: 'none' as const }, cases: null }
  return situationOf(world, address, { person, drafts: [], waiting: [] }, blind)
}
