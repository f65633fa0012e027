import { sql, type Transaction } from 'kysely'
import type { TurnCommit } from '../bot/ports.ts'
import { asJson } from './database/values.ts'
import { storedKey } from './keys.ts'
import { shareWithNewcomer } from './notices/add.ts'
import type { Tables } from './tables.ts'

/** Notes where somebody speaks with the bot alone; their newest such conversation counts. */
export async function noteSpeaker(tx: Transaction<Tables>, turn: TurnCommit): Promise<void> {
  const { speaker = null, address, now } = turn
  if (!speaker) return
  const tenant = storedKey(address.tenant)
  const known = { role: speaker.role, unit: speaker.unit, address: asJson(address), seen_at: now }
  const row = await tx
    .insertInto('people')
    .values({ tenant, person: storedKey(speaker.id), ...known })
    .onConflict((person) =>
      person
        .columns(['tenant', 'person'])
        .doUpdateSet(known)
        .where(
          sql<boolean>`(people.role, people.unit, people.address::text) is distinct from (${speaker.role}, ${speaker.unit}, ${JSON.stringify(address)})
            or people.seen_at < ${now}::timestamptz - interval '1 day'`,
        ),
    )
    .returning(sql<boolean>`xmax = 0`.as('isNew'))
    .executeTakeFirst()
  if (row?.isNew && speaker.role === 'supervisor') await shareWithNewcomer(tx, turn, speaker)
}
