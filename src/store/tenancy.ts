import { sql, type Kysely, type Transaction } from 'kysely'
import { appRole, type Tables } from './tables.ts'

/** What the rooms of the store are handed: the tables, this process's own name, and whether it is alone. */
export interface Memory {
  db: Kysely<Tables>
  /** Marks what this process holds, so that it never lets go of what another one holds. */
  holder: string
  alone: boolean
}

/**
 * One transaction that can see and write the rows of this tenant only. Every query of the store goes through here.
 * What `work` throws undoes it all. With `snapshot` it sees one moment from beginning to end.
 */
export async function asTenant<T>(
  { db }: Pick<Memory, 'db'>,
  tenant: string,
  work: (tx: Transaction<Tables>) => Promise<T>,
  view?: 'snapshot',
): Promise<T> {
  const transaction = db.transaction()
  const begun = view ? transaction.setIsolationLevel('repeatable read') : transaction
  return await begun.execute(async (tx) => {
    await sql`select set_config('role', ${appRole}, true), set_config('waymark.tenant', ${tenant}, true)`.execute(
      tx,
    )
    return await work(tx)
  })
}

/** Every tenant that ever spoke, in the order of their names. */
export async function tenants({ db }: Pick<Memory, 'db'>): Promise<string[]> {
  const rows = await db.selectFrom('tenants').select('tenant').orderBy('tenant').execute()
  return rows.map(({ tenant }) => tenant)
}

/** Does the same for every tenant, one after the other, and joins what it answers. */
export async function forEachTenant<T>(
  memory: Pick<Memory, 'db'>,
  work: (tx: Transaction<Tables>, tenant: string) => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = []
  for (const tenant of await tenants(memory))
    all.push(...(await asTenant(memory, tenant, (tx) => work(tx, tenant))))
  return all
}
