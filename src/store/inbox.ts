import type { Transaction } from 'kysely'
import { relayReplyId, type Address, type Inbound, type TurnCommit, type UnsentReply } from '../bot/ports.ts'
import { asJson } from './database/values.ts'
import { conversationOf, storedKey } from './keys.ts'
import { free } from './leases.ts'
import { noteNoticeTold } from './notices/waiting.ts'
import { noteTold } from './pending.ts'
import { hours, later, seconds } from './instants.ts'
import { noteMessage } from './sessions.ts'
import type { Tables } from './tables.ts'
import { asTenant, forEachTenant, type Memory } from './tenancy.ts'

/** How long a reply belongs to whoever committed it before another one sends it. */
const sending = seconds(60)
/** A reply later than this would only puzzle. */
export const staleReply = hours(24)

export async function receive(memory: Memory, inbound: Inbound): Promise<'new' | 'seen'> {
  const conversation = conversationOf(inbound.address)
  return await asTenant(memory, conversation.tenant, async (tx) => {
    const added = await tx
      .insertInto('inbox')
      .values({
        ...conversation,
        id: storedKey(inbound.id),
        arrival: asJson(inbound),
        received_at: inbound.at,
      })
      .onConflict((known) => known.doNothing())
      .returning('id')
      .executeTakeFirst()
    return added ? 'new' : 'seen'
  })
}

export async function unanswered(memory: Memory): Promise<Inbound[]> {
  const arrivals = await forEachTenant(memory, async (tx, tenant) => {
    const rows = await tx
      .selectFrom('inbox')
      .select(['arrival', 'received_at'])
      .where('tenant', '=', tenant)
      .where('answered_at', 'is', null)
      .execute()
    return rows
  })
  return arrivals
    .sort((a, b) => a.received_at.localeCompare(b.received_at))
    .flatMap(({ arrival }) => arrival ?? [])
}

/** Marks the arrival as answered, forgets what it said and keeps the reply until it is sent. False: answered before. */
export async function answer(tx: Transaction<Tables>, holder: string, turn: TurnCommit): Promise<boolean> {
  const { address, inbound, reply, now } = turn
  if (inbound === null && reply === null) return true
  const answered = {
    arrival: null,
    answered_at: now,
    address: reply && asJson(address),
    reply: reply && asJson(reply),
    replaces: turn.update ?? null,
    announce: turn.announce ?? false,
    revision: turn.revision + 1,
    sender: holder,
    sender_until: later(now, sending),
  }
  const id = storedKey(inbound ?? relayReplyId(address.person, turn.revision))
  const row = await tx
    .insertInto('inbox')
    .values({ ...conversationOf(address), id, received_at: now, ...answered })
    .onConflict((known) =>
      known
        .columns(['tenant', 'channel', 'conversation', 'id'])
        .doUpdateSet(answered)
        .where('inbox.answered_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function unsent(memory: Memory, now: string): Promise<UnsentReply[]> {
  const rows = await forEachTenant(memory, (tx, tenant) =>
    tx
      .updateTable('inbox')
      .set({ sender: memory.holder, sender_until: later(now, sending) })
      .where('tenant', '=', tenant)
      .where('reply', 'is not', null)
      .where('answered_at', '>', later(now, -staleReply))
      .where(free(memory, now, { until: 'sender_until', by: 'sender' }))
      .returning(['id', 'address', 'reply', 'replaces', 'announce', 'answered_at'])
      .execute(),
  )
  return rows
    .sort((a, b) => (a.answered_at ?? '').localeCompare(b.answered_at ?? ''))
    .flatMap(({ id, address, reply, replaces, announce }) =>
      address && reply ? { inbound: id, address, reply, update: replaces, announce } : [],
    )
}

export async function markSent(
  memory: Memory,
  address: Address,
  inbound: string,
  message: string | null,
): Promise<void> {
  const conversation = conversationOf(address)
  await asTenant(memory, conversation.tenant, async (tx) => {
    if (message !== null) await noteTold(tx, address, inbound, message)
    if (message !== null) await noteNoticeTold(tx, address, inbound, message)
    const sent = await tx
      .updateTable('inbox')
      .set({ reply: null, address: null, sender: null, sender_until: null })
      .where((row) => row.and({ ...conversation, id: storedKey(inbound) }))
      .returning('revision')
      .executeTakeFirst()
    if (message !== null && sent) await noteMessage(tx, address, message, sent.revision ?? 0)
  })
}
