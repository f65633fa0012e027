import { relayReplyId, type OutboxItem, type Refused, type Saved } from '../bot/ports.ts'
import type { SealedReply } from '../bot/reply.ts'
import { emptySession } from '../bot/session.ts'
import { settle } from '../bot/turns/settle.ts'
import type { Turned } from '../bot/turns/situation.ts'
import type { Session } from '../bot/session.ts'
import { situationOf } from './gather.ts'
import { untilWon } from './races.ts'
import { seal, tokensAfter } from './seal.ts'
import { show } from './show.ts'
import type { World } from './world.ts'

/** Keeps what the case API said and tells it in the card that waits for it; where that is not the newest, in a new message. */
export async function tellOutcome(world: World, item: OutboxItem, outcome: Saved | Refused): Promise<void> {
  const kept = await world.store.session(item.address)
  const waits = kept?.session.last?.card?.tone === 'wait'
  const newest = waits ? await world.store.newestMessage(item.address) : null
  const told = await settleOnce(world, item, outcome, newest)
  if (!told) return
  const { reply, name, update, aside } = told
  await show(world, { address: item.address, answers: [name], update, aside }, reply)
}

/** What a settled write says, and the name under which the store keeps that reply until it is sent. */
export interface Told {
  reply: SealedReply
  name: string
  update: string | null
  aside: boolean
}

/** Settles an outbox row and its flow in one transaction; null where another replica was first. */
export function settleOnce(
  world: World,
  item: OutboxItem,
  outcome: Saved | Refused,
  waiting: string | null,
): Promise<Told | null> {
  return untilWon(async () => {
    const kept = await world.store.session(item.address)
    const revision = kept?.revision ?? 0
    const before = kept?.session ?? emptySession
    const turned = settledTurn(world, item, outcome, before)
    const { aside } = turned
    const update = aside ? null : waiting
    const sealed = seal(turned.reply)
    const result = await world.store.commit({
      address: item.address,
      inbound: null,
      revision,
      session: { ...turned.session, tokens: tokensAfter(before, turned, sealed) },
      reply: sealed.reply,
      update,
      write: null,
      settles: { key: item.key, outcome },
      draft: null,
      dropDraft: null,
      audit: { person: turned.session.person?.id ?? item.person, ...turned.audit },
      now: world.clock.now(),
    })
    if (result === 'conflict') return 'lost'
    const name = relayReplyId(item.address.person, revision)
    return result === 'answered' ? null : { reply: sealed.reply, name, update, aside }
  })
}

function settledTurn(world: World, item: OutboxItem, outcome: Saved | Refused, session: Session): Turned {
  const { person } = session
  if (!person) throw new Error('A write without the person it was made for')
  const known = { person, drafts: [] }
  const blind = { focus: { type: 'none' as const }, cases: null }
  return settle(
    item.key,
    item.request.child ?? item.request.case,
    outcome,
    session,
    situationOf(world, item.address, known, blind),
  )
}
