import type { OutboxItem, Refused, Saved } from '../bot/ports.ts'
import { emptySession } from '../bot/session.ts'
import { settle } from '../bot/turns/settle.ts'
import type { Turned } from '../bot/turns/situation.ts'
import type { Session } from '../bot/session.ts'
import { situationOf } from './gather.ts'
import { seal, type Sealed } from './seal.ts'
import { show } from './show.ts'
import type { World } from './world.ts'

const races = 8

/** Keeps what the case API said and tells it in the newest message of the conversation. */
export async function tellOutcome(world: World, item: OutboxItem, outcome: Saved | Refused): Promise<void> {
  const sealed = await settleOnce(world, item, outcome)
  if (!sealed) return
  const card = await world.store.newestMessage(item.address)
  await show(world, item.address, null, sealed.reply, card)
}

/** Settles an outbox row and its flow in one transaction; null where another replica was first. */
export async function settleOnce(
  world: World,
  item: OutboxItem,
  outcome: Saved | Refused,
): Promise<Sealed | null> {
  for (let race = 0; race < races; race++) {
    const kept = await world.store.session(item.address)
    const turned = settledTurn(world, item, outcome, kept?.session ?? emptySession)
    const sealed = seal(turned.reply)
    const result = await world.store.commit({
      address: item.address,
      inbound: null,
      revision: kept?.revision ?? 0,
      session: { ...turned.session, tokens: sealed.tokens },
      reply: sealed.reply,
      write: null,
      settles: { key: item.key, outcome },
      draft: null,
      dropDraft: null,
      audit: { person: turned.session.person?.id ?? item.person, ...turned.audit },
      now: world.clock.now(),
    })
    if (result === 'kept') return sealed
    if (result === 'answered') return null
  }
  throw new Error('An outcome lost every race for its session')
}

function settledTurn(world: World, item: OutboxItem, outcome: Saved | Refused, session: Session): Turned {
  const { person } = session
  if (!person) throw new Error('A write without the person it was made for')
  const known = { type: 'known' as const, person, cases: null, drafts: [], live: false }
  return settle(
    item.key,
    item.request.child,
    outcome,
    session,
    situationOf(world, item.address, known, { type: 'none' }),
  )
}
