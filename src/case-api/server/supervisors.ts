import type { Kysely } from 'kysely'
import type { StateCode } from '../../policy/types.ts'
import { agencySchema } from './schema.ts'
import type { AgencyTables } from './tables.ts'

/** The supervisors of a state, by their ids at the identity provider: together they may see every case of it. */
export async function supervisorsOf(
  db: Kysely<AgencyTables>,
  tenant: string,
  state: StateCode,
): Promise<string[]> {
  const rows = await db
    .withSchema(agencySchema.schema)
    .selectFrom('person')
    .select('identity')
    .where('tenant', '=', tenant)
    .where('state', '=', state)
    .where('role', '=', 'supervisor')
    .orderBy('identity')
    .execute()
  return rows.map(({ identity }) => identity)
}
