import type { Transaction } from 'kysely'
import type { Address, Kept, TurnCommit } from '../bot/ports.ts'
import { asJson } from './database/values.ts'
import { speakerOf } from './keys.ts'
import type { Tables } from './tables.ts'
import { asTenant, type Memory } from './tenancy.ts'

export async function session(memory: Memory, address: Address): Promise<Kept | null> {
  const speaker = speakerOf(address)
  const row = await asTenant(memory, speaker.tenant, (tx) =>
    tx
      .selectFrom('sessions')
      .select(['revision', 'session'])
      .where((each) => each.and(speaker))
      .executeTakeFirst(),
  )
  return row ?? null
}

/** The newest message that was sent to this address; null where none is known. */
export async function newestMessage(memory: Memory, address: Address): Promise<string | null> {
  const speaker = speakerOf(address)
  const row = await asTenant(memory, speaker.tenant, (tx) =>
    tx
      .selectFrom('sessions')
      .select('message')
      .where((each) => each.and(speaker))
      .executeTakeFirst(),
  )
  return row?.message ?? null
}

/** Notes the channel's id of a message that went out, unless that of a later turn is noted already. */
export async function noteMessage(
  tx: Transaction<Tables>,
  address: Address,
  message: string,
  revision: number,
): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ message, message_revision: revision })
    .where((each) => each.and(speakerOf(address)))
    .where('message_revision', '<=', revision)
    .execute()
}

/** Compare-and-set: writes the session only where it still stands at the revision that the turn started from. */
export async function replaceSession(tx: Transaction<Tables>, turn: TurnCommit): Promise<boolean> {
  const speaker = speakerOf(turn.address)
  const next = {
    revision: turn.revision + 1,
    session: asJson(turn.session),
    touched_at: turn.now,
  }
  const written =
    turn.revision === 0
      ? await tx
          .insertInto('sessions')
          .values({ ...speaker, ...next })
          .onConflict((known) => known.doNothing())
          .returning('revision')
          .executeTakeFirst()
      : await tx
          .updateTable('sessions')
          .set(next)
          .where((each) => each.and({ ...speaker, revision: turn.revision }))
          .returning('revision')
          .executeTakeFirst()
  return written !== undefined
}
