import type { Transaction } from 'kysely'
import type { BoardMemory, DraftsLeft, PlanWaiting } from '../bot/board-ports.ts'
import type { Person } from '../bot/facts.ts'
import type { Database } from './database/open.ts'
import { storedKey } from './keys.ts'
import { openMemory } from './store.ts'
import type { Tables } from './tables.ts'
import { asTenant, type Memory } from './tenancy.ts'

/** What a board asks of the bot's memory in an opened database. Reads only. Throws `MigrationFailed`. */
export async function openBoardMemory({ database }: { database: Database }): Promise<BoardMemory> {
  const memory = await openMemory(database)
  return {
    draftsLeft: (tenant, units) => draftsLeft(memory, storedKey(tenant), units),
    draftsOf: (tenant, person) => draftsOf(memory, storedKey(tenant), person),
    plansWaiting: (tenant, person) => plansWaiting(memory, storedKey(tenant), person),
  }
}

/** Counts only: what is in a draft names a child. */
const counted = (tx: Transaction<Tables>, tenant: string) =>
  tx
    .selectFrom('drafts')
    .select((each) => [
      'drafts.person',
      each.fn.countAll<string>().as('count'),
      each.fn.min('drafts.saved_at').as('oldest'),
    ])
    .where('drafts.tenant', '=', tenant)
    .groupBy('drafts.person')
    .orderBy('oldest')

const leftOf = ({
  person,
  count,
  oldest,
}: {
  person: string
  count: string
  oldest: string
}): DraftsLeft => ({
  person,
  count: Number(count),
  oldest: new Date(oldest).toISOString(),
})

async function draftsLeft(memory: Memory, tenant: string, units: readonly string[]): Promise<DraftsLeft[]> {
  if (units.length === 0) return []
  const rows = await asTenant(memory, tenant, (tx) =>
    counted(tx, tenant)
      .innerJoin('people', (join) =>
        join.onRef('people.tenant', '=', 'drafts.tenant').onRef('people.person', '=', 'drafts.person'),
      )
      .where('people.unit', 'in', units)
      .execute(),
  )
  return rows.map(leftOf)
}

async function draftsOf(memory: Memory, tenant: string, person: string): Promise<DraftsLeft | null> {
  const row = await asTenant(memory, tenant, (tx) =>
    counted(tx, tenant).where('drafts.person', '=', storedKey(person)).executeTakeFirst(),
  )
  return row ? leftOf(row) : null
}

async function plansWaiting(memory: Memory, tenant: string, { id, unit }: Person): Promise<PlanWaiting[]> {
  const rows = await asTenant(memory, tenant, (tx) =>
    tx
      .selectFrom('notices')
      .select(['subject', 'notice', 'created_at'])
      .where((each) => each.and({ tenant, kind: 'plan-submitted' }))
      .where('withdrawn_at', 'is', null)
      .where((each) => {
        const ofUnit = each.and([each('unit', '=', unit), each('author', '!=', id)])
        return each.or([each('person', '=', storedKey(id)), ofUnit])
      })
      .orderBy('created_at')
      .execute(),
  )
  const once = new Map<string, PlanWaiting>()
  for (const { subject, notice, created_at } of rows)
    if (notice?.kind === 'plan-submitted' && !once.has(subject)) {
      const since = new Date(created_at).toISOString()
      once.set(subject, { case: notice.case, plan: notice.plan, by: notice.by, since })
    }
  return [...once.values()]
}
