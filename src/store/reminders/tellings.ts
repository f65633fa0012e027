import { sql, type RawBuilder, type SqlBool, type Transaction } from 'kysely'
import type { Ledger } from '../../bot/reminder-ports.ts'
import type { Hold, LedgerKey } from '../../reminders/types.ts'
import { storedKey } from '../keys.ts'
import type { Tables } from '../tables.ts'
import { asTenant, type Memory } from '../tenancy.ts'
import { batches } from './batches.ts'
import { abandoned } from './claims.ts'

type Tellings = Pick<Ledger, 'claim' | 'sending' | 'settle' | 'release'>

class NotOurs extends Error {}

/** Tellings in the hands of the one who makes them. */
export function tellings(memory: Memory): Tellings {
  return {
    claim: (keys, hold) =>
      ofOneTenant(memory, keys, async (tx, tenant) => {
        const claimed: LedgerKey[] = []
        for (const some of batches(sorted(keys))) claimed.push(...(await claimSome(tx, tenant, some, hold)))
        return claimed
      }),
    async sending(keys, hold) {
      try {
        await ofOneTenant(memory, keys, async (tx, tenant) => {
          const held = await change(
            tx,
            tenant,
            keys,
            { state: 'sending', since: hold.at },
            { by: hold.by, was: 'claimed' },
          )
          if (held < keys.length) throw new NotOurs()
          return []
        })
        return true
      } catch (error) {
        if (error instanceof NotOurs) return false
        throw error
      }
    },
    settle: async (keys, state, now, message) => {
      await ofOneTenant(memory, keys, async (tx, tenant) => {
        await change(tx, tenant, keys, { state, since: now, held_by: null, message: message ?? null }, null)
        return []
      })
    },
    release: async (keys, hold) => {
      await ofOneTenant(memory, keys, async (tx, tenant) => {
        for (const some of batches(sorted(keys))) {
          await take(tx, tenant, some)
          await tx
            .deleteFrom('reminder_ledger')
            .where('tenant', '=', tenant)
            .where('held_by', '=', hold.by)
            .where(oneOf(some))
            .execute()
        }
        return []
      })
    },
  }
}

async function claimSome(
  tx: Transaction<Tables>,
  tenant: string,
  keys: readonly LedgerKey[],
  hold: Hold,
): Promise<LedgerKey[]> {
  const held = { state: 'claimed' as const, held_by: hold.by, since: hold.at, message: null }
  const rows = await tx
    .insertInto('reminder_ledger')
    .values(keys.map((key) => ({ ...columnsOf(tenant, key), ...held })))
    .onConflict((known) =>
      known
        .columns(['tenant', 'deadline', 'due', 'checkpoint', 'recipient'])
        .doUpdateSet(held)
        .where(abandoned('reminder_ledger', hold)),
    )
    .returning(['deadline', 'due', 'checkpoint', 'recipient'])
    .execute()
  const won = new Set(rows.map((row) => nameOf([row.deadline, row.due, row.checkpoint, row.recipient])))
  return keys.filter((key) => {
    const row = columnsOf(tenant, key)
    return won.has(nameOf([row.deadline, row.due, row.checkpoint, row.recipient]))
  })
}

/** Changes the rows of these keys, and answers how many there were. */
async function change(
  tx: Transaction<Tables>,
  tenant: string,
  keys: readonly LedgerKey[],
  to: Partial<Pick<Tables['reminder_ledger'], 'state' | 'since' | 'held_by' | 'message'>>,
  held: { by: string; was: 'claimed' } | null,
): Promise<number> {
  let changed = 0
  for (const some of batches(sorted(keys))) {
    await take(tx, tenant, some)
    const query = tx.updateTable('reminder_ledger').set(to).where('tenant', '=', tenant).where(oneOf(some))
    const own = held ? query.where('held_by', '=', held.by).where('state', '=', held.was) : query
    changed += (await own.returning('deadline').execute()).length
  }
  return changed
}

const columnsOf = (tenant: string, { deadline, due, checkpoint, to }: LedgerKey) => ({
  tenant,
  deadline: storedKey(deadline),
  due,
  checkpoint,
  recipient: storedKey(to),
})

/**
 * Locks the rows of these keys, one after the other as they are given. Everybody locks in the order of `sorted`, so that two
 * who hold some of the same rows never wait for each other in a circle.
 */
async function take(tx: Transaction<Tables>, tenant: string, keys: readonly LedgerKey[]): Promise<void> {
  await sql`select 1 from waymark.reminder_ledger as kept
    join unnest(${asLists(keys)}) with ordinality as ours (deadline, due, checkpoint, recipient, place)
      using (deadline, due, checkpoint, recipient)
    where kept.tenant = ${tenant} order by ours.place for update of kept`.execute(tx)
}

const oneOf = (keys: readonly LedgerKey[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(deadline, due, checkpoint, recipient) in (select * from unnest(${asLists(keys)}))`

/** Keys as lists beside each other: a condition for each would take the database longer to read than to answer. */
function asLists(keys: readonly LedgerKey[]): RawBuilder<unknown> {
  const rows = keys.map((key) => columnsOf('', key))
  const list = (name: 'deadline' | 'due' | 'checkpoint' | 'recipient') =>
    sql`${rows.map((row): string => row[name])}::text[]`
  return sql`${list('deadline')}, ${list('due')}, ${list('checkpoint')}, ${list('recipient')}`
}

const nameOf = (columns: readonly string[]): string => JSON.stringify(columns)
const orderOf = ({ deadline, due, checkpoint, to }: LedgerKey) => nameOf([deadline, due, checkpoint, to])
/** The one order in which rows are claimed and locked. */
const sorted = (keys: readonly LedgerKey[]) => [...keys].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))

/** Nothing is asked of the database where there are no keys. */
async function ofOneTenant(
  memory: Memory,
  keys: readonly LedgerKey[],
  work: (tx: Transaction<Tables>, tenant: string) => Promise<LedgerKey[]>,
): Promise<LedgerKey[]> {
  const [first] = keys
  if (!first) return []
  const tenant = storedKey(first.tenant)
  return await asTenant(memory, tenant, (tx) => work(tx, tenant))
}
