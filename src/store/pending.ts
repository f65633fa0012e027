import type { Transaction } from 'kysely'
import { relayReplyId, type Address, type TurnCommit } from '../bot/ports.ts'
import { replyName, storedKey } from './keys.ts'
import type { Tables } from './tables.ts'
import { asTenant, type Memory } from './tenancy.ts'

/** Notes which reply tells of an earlier write as on its way. Like all that locks the outbox, before the session. */
export async function notePending(tx: Transaction<Tables>, turn: TurnCommit): Promise<void> {
  const { pending = null, address, write } = turn
  if (pending === null || pending === write?.key) return
  await tx
    .updateTable('outbox')
    .set({ told_in: toldIn(turn), message: null })
    .where((each) => each.and({ tenant: storedKey(address.tenant), key: storedKey(pending) }))
    .where('settled_at', 'is', null)
    .execute()
}

/** The name of the reply that a turn makes. */
export const toldIn = ({ address, inbound, revision }: TurnCommit): string =>
  replyName(address, inbound ?? relayReplyId(address.person, revision))

/** The message in which such a reply stands, once it went out. */
export async function noteTold(
  tx: Transaction<Tables>,
  address: Address,
  reply: string,
  message: string,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ message })
    .where((each) => each.and({ tenant: storedKey(address.tenant), told_in: replyName(address, reply) }))
    .where('settled_at', 'is', null)
    .execute()
}

export async function pendingMessage(memory: Memory, tenant: string, key: string): Promise<string | null> {
  const row = await asTenant(memory, storedKey(tenant), (tx) =>
    tx
      .selectFrom('outbox')
      .select('message')
      .where((each) => each.and({ tenant: storedKey(tenant), key: storedKey(key) }))
      .executeTakeFirst(),
  )
  return row?.message ?? null
}
