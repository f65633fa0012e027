import { setTimeout as pause } from 'node:timers/promises'
import type { Address, Inbound, OutboxItem, Saved, TurnCommit } from '../bot/ports.ts'
import type { SealedReply } from '../bot/reply.ts'
import type { Session } from '../bot/session.ts'
import { untilWhen } from '../bot/turns/job.ts'
import { say, unreached, type Turned } from '../bot/turns/situation.ts'
import { doneOf } from '../bot/saga.ts'
import { turn } from '../bot/turns/turn.ts'
import { plainReply, somethingBroke } from '../bot/words/plain.ts'
import { teamWelcome } from '../bot/words/duties/team.ts'
import { channelHelp } from '../bot/words/talk.ts'
import { caseList, remembered } from './gather.ts'
import { hear, type Heard } from './hear.ts'
import { namesNobody } from './outbound.ts'
import { deskChange, noticesOf } from './policy-desk.ts'
import { untilWon } from './races.ts'
import { claim, deliver, type Delivery } from './relay.ts'
import { seal, sealedSession } from './seal.ts'
import { show } from './show.ts'
import { progressOnce, settleOnce, type Told } from './tell-outcome.ts'
import type { World } from './world.ts'

/** How long a reply waits for the case API before it says that the record is not saved yet. Milliseconds. */
const patience = 2500

type Later = (item: OutboxItem, delivery: Delivery) => Promise<void>

/** Answers one arrival: understand, turn, keep, deliver, show; in this order, so that nothing is said before it is kept. */
export async function answer(world: World, inbound: Inbound, later: Later): Promise<void> {
  const done = await keepTurn(world, inbound)
  if (!done) return
  const told = done.key === null ? null : await deliverSoon(world, inbound, done.key, later)
  const { reply, update, aside } = told ?? done
  const answers = told ? [inbound.id, told.name] : [inbound.id]
  if (reply) await show(world, { address: inbound.address, answers, update, aside }, reply)
}

/** Whether a button of this person's own was pressed; a post that everybody shares is nobody's to replace. */
const isOwn = ({ said }: Inbound, { tokens }: Session) =>
  said.type === 'pressed' && Object.hasOwn(tokens, said.token)

/** The message whose card was pressed: it is updated in place. */
const pressedMessage = ({ said }: Inbound) => (said.type === 'pressed' ? (said.message ?? null) : null)

/** The message that the answer takes the place of; null for a new one. */
const replaced = (inbound: Inbound, before: Session): string | null =>
  isReceipt(before) || !isOwn(inbound, before) ? null : pressedMessage(inbound)

/** A card that says "saved" stays for the worker to look up; what is pressed on it is answered below it. */
const isReceipt = ({ last }: Session) => last?.card?.tone === 'good'

/** A turn that is kept: what it says, and the key of the write it made. */
interface KeptTurn {
  /** Null where nothing is said here. */
  reply: SealedReply | null
  update: string | null
  aside: boolean
  key: string | null
}

function keepTurn(world: World, inbound: Inbound): Promise<KeptTurn | null> {
  const { address } = inbound
  return untilWon(async () => {
    const { revision, session: before } = await remembered(world, address)
    const turned = await takeTurn(world, inbound, before).catch((error) => failed(world, before, error))
    const { aside } = turned
    const update = aside ? null : replaced(inbound, before)
    const sealed = seal(turned.reply)
    const reply = turned.silent ? null : sealed.reply
    const now = world.clock.now()
    const write = writeOf(turned, address.person, now)
    const result = await world.store.commit({
      address,
      inbound: inbound.id,
      revision,
      session: turned.silent ? before : sealedSession(before, turned, sealed),
      reply,
      update,
      pending: pendingIn(turned),
      write,
      settles: null,
      ...changesOf(world, turned, address, now),
      speaker: address.kind === 'personal' ? turned.session.person : null,
      audit: { person: turned.session.person?.id ?? address.person, ...turned.audit },
      now,
    })
    if (result === 'conflict') return 'lost'
    if (result === 'kept' && showsElsewhere(turned)) world.dutiesChanged?.(address.tenant)
    return result === 'answered' ? null : { reply, key: write?.key ?? null, update, aside }
  })
}

/** What was done about a duty, and what a supervisor decided about a channel, is seen on its post. */
const showsElsewhere = ({ duties }: Turned) => duties?.marks !== undefined || duties?.team !== undefined

/** What a turn changes beside the conversation itself. */
function changesOf(world: World, turned: Turned, address: Address, now: string) {
  const { draft, shared = null, dropDraft, told, duties, questions = [] } = turned
  return {
    ...{ draft, shared, dropDraft, told },
    notices: noticesOf(world, turned, now),
    questions: questions.map((one) => ({ ...one, tenant: address.tenant })),
    desk: deskChange(turned, address),
    ...(duties && { duties }),
  }
}

/** The key of the write that a reply tells to be on its way. */
const pendingIn = ({ reply, session: { flow } }: Turned): string | null =>
  reply.card?.tone === 'wait' && flow?.state.status === 'saving' ? flow.state.key : null

/** The confirmed record for the outbox, under the key that its flow carries; what is recorded of it is not sent again. */
function writeOf({ write, session: { flow } }: Turned, person: string, now: string): TurnCommit['write'] {
  const key = flow?.state.key ?? null
  if (!write || !flow || key === null) return null
  return { key, person, request: write, giveUpAt: untilWhen(now), done: doneOf(flow.half), flow: flow.state }
}

/** What is broken in the bot itself is said as such; nothing of the turn counts. */
function failed(world: World, session: Session, error: unknown): Turned {
  world.log.error('turn.failed', { kind: error instanceof Error ? error.name : 'unknown' })
  return say(session, somethingBroke, 'failed')
}

async function takeTurn(world: World, inbound: Inbound, session: Session): Promise<Turned> {
  const heard = await hear(world, inbound, session)
  if (heard.type === 'unreachable') return unreached(session, { type: 'hello' }, heard.type)
  if (heard.type !== 'command' && joinsOthers(inbound)) return say(session, teamWelcome(null), 'hello')
  if (heard.type !== 'command') return say(session, refusals[heard.type], heard.type)
  const turned = await calculated(world, inbound.address, heard)
  const safe = inbound.address.kind === 'personal' || (await checked(world, inbound, turned))
  return safe ? turned : say(heard.session, channelHelp, 'withheld')
}

/** Put into a team by somebody whom the case system does not know. */
const joinsOthers = ({ said, address }: Inbound) => said.type === 'joined' && address.kind !== 'personal'

/** The case list is read for a turn that looks at it, and for no other: a turn is pure, so it is calculated once more. */
async function calculated(
  world: World,
  address: Address,
  { command, session, situation, listed }: Extract<Heard, { type: 'command' }>,
): Promise<Turned> {
  if (listed || !situation.private) return turn(command, session, situation)
  const looked = { at: false }
  const unread = Object.defineProperty({ ...situation }, 'cases', {
    get: () => {
      looked.at = true
      return null
    },
  })
  const turned = turn(command, session, unread)
  return looked.at ? turn(command, session, { ...situation, cases: await caseList(world, address) }) : turned
}

/** Where it cannot be told whether a reply names somebody, it is withheld. */
async function checked(world: World, { address }: Inbound, { reply }: Turned): Promise<boolean> {
  const cases = await caseList(world, address)
  return cases !== null && namesNobody(address, reply, cases)
}

const refusals = {
  stranger: plainReply(
    'We have not met',
    'I do not find you in the case system yet, so I cannot open any case. Please ask your administrator to add you, then write to me again.',
  ),
  'no-rules': plainReply(
    'No rules for your state yet',
    'I do not have the rules of your state yet, so I cannot help with a case. Nothing was changed.',
  ),
}

/**
 * Offers a fresh write at once. Null where it takes longer than the worker should wait: they are told that it is not
 * saved yet, and the outcome follows in the same card. What is recorded of a row of writes is told as such.
 */
async function deliverSoon(world: World, inbound: Inbound, key: string, later: Later): Promise<Told | null> {
  const item = await claim(world, inbound.address.tenant, key)
  if (!item) return null
  const done: Saved[] = [...item.done]
  const delivery = deliver(world, item, done)
  const soon = await Promise.race([delivery, pause(patience, null)])
  const pressed = pressedMessage(inbound)
  if (soon?.type === 'settled') return settleOnce(world, { item, ...soon }, pressed)
  if (soon === null) void delivery.then((slow) => later(item, slow)).catch(() => undefined)
  return progressOnce(world, { item, done: [...done] }, pressed)
}
