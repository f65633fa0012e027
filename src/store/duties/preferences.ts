import type { Transaction } from 'kysely'
import type { Address } from '../../bot/ports.ts'
import type { Preferences } from '../../reminders/types.ts'
import { asJson } from '../database/values.ts'
import { storedKey } from '../keys.ts'
import type { Tables } from '../tables.ts'
import { asTenant, type Memory } from '../tenancy.ts'

/** Of somebody who never said anything about it. */
const usual: Preferences = { zone: null, digest: false, awayUntil: null }

export async function preferences(memory: Memory, tenant: string, person: string): Promise<Preferences> {
  const of = { tenant: storedKey(tenant), person: storedKey(person) }
  const row = await asTenant(memory, of.tenant, (tx) =>
    tx
      .selectFrom('person_preferences')
      .select('preferences')
      .where((each) => each.and(of))
      .executeTakeFirst(),
  )
  return { ...usual, ...row?.preferences }
}

export async function changePreferences(
  tx: Transaction<Tables>,
  tenant: string,
  { person, value }: { person: string; value: Preferences },
): Promise<void> {
  const row = { preferences: asJson(value) }
  await tx
    .insertInto('person_preferences')
    .values({ tenant, person: storedKey(person), ...row })
    .onConflict((known) => known.columns(['tenant', 'person']).doUpdateSet(row))
    .execute()
}

/** Where somebody speaks with the bot alone; null where they never did. */
export async function privately(memory: Memory, tenant: string, person: string): Promise<Address | null> {
  const of = { tenant: storedKey(tenant), person: storedKey(person) }
  const row = await asTenant(memory, of.tenant, (tx) =>
    tx
      .selectFrom('people')
      .select('address')
      .where((each) => each.and(of))
      .executeTakeFirst(),
  )
  return row?.address ?? null
}
