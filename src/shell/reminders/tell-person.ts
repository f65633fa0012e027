import type { Address } from '../../bot/ports.ts'
import type { Reply, SealedReply } from '../../bot/reply.ts'
import { say } from '../../bot/turns/situation.ts'
import type { Duty } from '../../reminders/owed.ts'
import type { LedgerKey } from '../../reminders/types.ts'
import { remembered } from '../gather.ts'
import { untilWon } from '../races.ts'
import { seal, sealedSession } from '../seal.ts'
import { sendingAfter, type Office, type Run, type Sending } from './office.ts'

/** What one person is to hear, as far as the claims go: those that somebody else holds are left out of it. */
export interface Telling {
  to: Address
  /** The person's id in the case system. */
  person: string
  keys: readonly LedgerKey[]
  /** Null where nothing of it is left to say. */
  reply(claimed: readonly LedgerKey[]): { reply: Reply; duties: readonly Duty[] } | null
}

/**
 * Tells one person something in their own conversation, once. Claimed before anything is made, and kept as being sent
 * before the channel is called; the buttons are kept in their session before the message shows them.
 */
export async function tellPerson(office: Office, run: Run, telling: Telling): Promise<Sending | 'told'> {
  const { ledger, clock, log, turnstile } = office
  const { to, keys } = telling
  const channel = office.channel(to)
  if (!channel || keys.length === 0) return 'later'
  await turnstile.pass(to.tenant, to.conversation)
  const hold = { by: run.id, at: clock.now() }
  const mine = await ledger.claim(keys, hold)
  const said = mine.length === 0 ? null : telling.reply(mine)
  if (!said) {
    await ledger.release(mine, hold)
    return 'told'
  }
  const sealed = await keepButtons(office, telling, said)
  if (!(await ledger.sending(mine, { by: run.id, at: clock.now() }))) {
    await ledger.release(mine, hold)
    return 'later'
  }
  try {
    const message = await channel.send(to, sealed)
    await ledger.settle(mine, 'sent', clock.now(), message)
    run.messages += 1
    return 'sent'
  } catch (error) {
    const sending = sendingAfter(error, log)
    if (sending === 'later') await ledger.release(mine, hold)
    else await ledger.settle(mine, sending === 'nowhere' ? 'dropped' : 'unclear', clock.now())
    return sending
  }
}

/** What somebody has in hand stays before them; "acknowledge 2" goes by what they were told last. */
function keepButtons(
  { store, clock }: Office,
  { to: address, person }: Telling,
  { reply, duties }: { reply: Reply; duties: readonly Duty[] },
): Promise<SealedReply> {
  return untilWon(async () => {
    const { revision, session: before } = await remembered({ store }, address)
    const inHand = before.flow !== null && before.flow.state.status !== 'saved'
    const turned = say(before, reply, 'reminded', { count: duties.length })
    const session = { ...(inHand ? before : turned.session), ...named(duties) }
    const sealed = seal(reply)
    const result = await store.commit({
      address,
      inbound: null,
      revision,
      session: sealedSession(before, { session, aside: inHand }, sealed),
      // Nothing to send again after a crash: that is the ledger's to say.
      reply: null,
      write: null,
      settles: null,
      draft: null,
      dropDraft: null,
      audit: { person, ...turned.audit },
      now: clock.now(),
    })
    return result === 'kept' ? sealed.reply : 'lost'
  })
}

const named = (duties: readonly Duty[]) => ({
  // What was spoken of before this message is not what "acknowledge" means after it.
  duty: null,
  duties: duties.map(({ deadline: { id, due, case: of, what } }) => ({
    deadline: id,
    due: due?.earliest ?? null,
    case: of,
    what,
  })),
})
