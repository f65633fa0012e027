import { setTimeout as pause } from 'node:timers/promises'
import type { Inbound, OutboxItem, Refused, Saved } from '../bot/ports.ts'
import type { Reply, SealedReply } from '../bot/reply.ts'
import { emptySession, type Session } from '../bot/session.ts'
import { untilWhen } from '../bot/turns/job.ts'
import { say, type Turned } from '../bot/turns/situation.ts'
import { turn } from '../bot/turns/turn.ts'
import { plainReply, unreachable } from '../bot/words/plain.ts'
import { channelHelp } from '../bot/words/talk.ts'
import { hear } from './hear.ts'
import { namesNobody } from './outbound.ts'
import { claim, deliver } from './relay.ts'
import { seal } from './seal.ts'
import { show } from './show.ts'
import { settleOnce } from './tell-outcome.ts'
import type { World } from './world.ts'

/** How long a reply waits for the case API before it says that the record is not saved yet. Milliseconds. */
const patience = 2500
/** A turn that lost a race against another device begins again, at most so often. */
const races = 8

type Later = (item: OutboxItem, outcome: Saved | Refused) => Promise<void>

/** Answers one arrival: understand, turn, keep, deliver, show; in this order, so that nothing is said before it is kept. */
export async function answer(world: World, inbound: Inbound, later: Later): Promise<void> {
  const done = await keepTurn(world, inbound)
  if (!done) return
  const update = inbound.said.type === 'pressed' ? (inbound.said.message ?? null) : null
  const reply =
    done.key === null ? done.reply : await deliverSoon(world, inbound, { ...done, key: done.key }, later)
  await show(world, inbound.address, inbound.id, reply, update)
}

/** A turn that is kept, with the reply that shows it and the one to give while its write is on the way. */
interface KeptTurn {
  reply: SealedReply
  waiting: SealedReply
  key: string | null
}

async function keepTurn(world: World, inbound: Inbound): Promise<KeptTurn | null> {
  for (let race = 0; race < races; race++) {
    const kept = await world.store.session(inbound.address)
    const { turned, waiting } = await takeTurn(world, inbound, kept?.session ?? emptySession)
    const sealed = seal(turned.reply)
    const key = turned.write && (turned.session.flow?.state.key ?? null)
    const now = world.clock.now()
    const result = await world.store.commit({
      address: inbound.address,
      inbound: inbound.id,
      revision: kept?.revision ?? 0,
      session: { ...turned.session, tokens: sealed.tokens },
      reply: sealed.reply,
      write:
        turned.write && key !== null
          ? { key, person: inbound.address.person, request: turned.write, giveUpAt: untilWhen(now) }
          : null,
      settles: null,
      draft: turned.draft,
      dropDraft: turned.dropDraft,
      audit: { person: turned.session.person?.id ?? inbound.address.person, ...turned.audit },
      now,
    })
    if (result === 'answered') return null
    if (result === 'kept') return { reply: sealed.reply, waiting: seal(waiting).reply, key }
  }
  throw new Error('A turn lost every race for its session')
}

async function takeTurn(
  world: World,
  inbound: Inbound,
  session: Session,
): Promise<{ turned: Turned; waiting: Reply }> {
  const heard = await hear(world, inbound, session)
  if (heard.type !== 'command') {
    const turned = say(session, heard.type === 'stranger' ? stranger : unreachable, heard.type)
    return { turned, waiting: turned.reply }
  }
  const turned = turn(heard.command, heard.session, heard.situation)
  const safe = inbound.address.kind === 'personal' || (await checked(world, inbound, turned))
  return {
    turned: safe ? turned : say(heard.session, channelHelp, 'withheld'),
    waiting: turned.write ? turn({ type: 'repeat' }, turned.session, heard.situation).reply : turned.reply,
  }
}

async function checked(world: World, { address }: Inbound, { reply }: Turned): Promise<boolean> {
  const cases = await world.caseApi.cases(address.person)
  return !cases.ok || namesNobody(address, reply, cases.value)
}

const stranger = plainReply(
  'We have not met',
  'I do not find you in the case system yet, so I cannot open any case. Please ask your administrator to add you, then write to me again.',
)

/** Offers a fresh write at once. What takes longer than the worker should wait is told later, in the same card. */
async function deliverSoon(
  world: World,
  { address }: Inbound,
  kept: KeptTurn & { key: string },
  later: Later,
): Promise<SealedReply> {
  const item = await claim(world, address.tenant, kept.key)
  if (!item) return kept.waiting
  const delivery = deliver(world, item)
  const soon = await Promise.race([delivery, pause(patience, null)])
  if (soon?.type === 'settled') return (await settleOnce(world, item, soon.outcome))?.reply ?? kept.waiting
  if (soon === null) {
    void delivery
      .then((slow) => (slow.type === 'settled' ? later(item, slow.outcome) : undefined))
      .catch(() => undefined)
  }
  return kept.waiting
}
