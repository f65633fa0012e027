import type { Transaction } from 'kysely'
import type { Draft, TurnCommit } from '../bot/ports.ts'
import { asJson } from './database/values.ts'
import { days, later } from './instants.ts'
import { storedKey } from './keys.ts'
import type { Tables } from './tables.ts'
import { asTenant, type Memory } from './tenancy.ts'

/** A draft names a child, so it does not stay for ever. */
const kept = days(30)

/** The newest first. */
export async function drafts(memory: Memory, tenant: string, person: string): Promise<Draft[]> {
  const owner = { tenant: storedKey(tenant), person: storedKey(person) }
  const rows = await asTenant(memory, owner.tenant, (tx) =>
    tx
      .selectFrom('drafts')
      .select('draft')
      .where((each) => each.and(owner))
      .orderBy('saved_at', 'desc')
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ draft }) => draft)
}

export async function changeDrafts(tx: Transaction<Tables>, turn: TurnCommit): Promise<void> {
  const tenant = storedKey(turn.address.tenant)
  if (turn.dropDraft !== null)
    await tx
      .deleteFrom('drafts')
      .where((each) => each.and({ tenant, id: storedKey(turn.dropDraft ?? '') }))
      .execute()
  if (turn.draft) await keep(tx, tenant, turn.draft)
  if (turn.shared) await keep(tx, tenant, turn.shared)
}

async function keep(tx: Transaction<Tables>, tenant: string, draft: Draft): Promise<void> {
  const row = {
    person: storedKey(draft.person),
    draft: asJson(draft),
    saved_at: draft.savedAt,
    expires_at: later(draft.savedAt, kept),
  }
  await tx
    .insertInto('drafts')
    .values({ tenant, id: storedKey(draft.id), ...row })
    .onConflict((known) => known.columns(['tenant', 'id']).doUpdateSet(row))
    .execute()
}
