import type { Selectable, Transaction } from 'kysely'
import type { OutboxItem, Saved, TurnCommit } from '../bot/ports.ts'
import { asJson } from './database/values.ts'
import { storedKey } from './keys.ts'
import { free } from './leases.ts'
import { toldIn } from './pending.ts'
import type { Tables } from './tables.ts'
import { asTenant, tenants, type Memory } from './tenancy.ts'

/** Throws when the key is taken: one confirmed record, one key. */
export async function addWrite(tx: Transaction<Tables>, turn: TurnCommit): Promise<void> {
  const { write, address, now } = turn
  if (!write) return
  await tx
    .insertInto('outbox')
    .values({
      tenant: storedKey(address.tenant),
      key: storedKey(write.key),
      person: write.person,
      address: asJson(address),
      request: asJson(write.request),
      done: asJson(write.done ?? []),
      flow: write.flow ? asJson(write.flow) : null,
      told_in: turn.pending === write.key ? toldIn(turn) : null,
      created_at: now,
      next_at: now,
      give_up_at: write.giveUpAt,
    })
    .execute()
}

/** Ends a write and forgets what it said: the case API has it, or nobody should. False: it ended before. */
export async function settleWrite(tx: Transaction<Tables>, turn: TurnCommit): Promise<boolean> {
  const { settles, address, now } = turn
  if (!settles) return true
  const row = await tx
    .updateTable('outbox')
    .set({
      settled_at: now,
      outcome: asJson(settles.outcome),
      address: null,
      request: null,
      flow: null,
      leased_by: null,
      leased_until: null,
    })
    .where((each) => each.and({ tenant: storedKey(address.tenant), key: storedKey(settles.key) }))
    .where('settled_at', 'is', null)
    .returning('key')
    .executeTakeFirst()
  return row !== undefined
}

export async function advance(
  memory: Memory,
  tenant: string,
  key: string,
  done: readonly Saved[],
  until: string,
): Promise<void> {
  const stored = storedKey(tenant)
  await asTenant(memory, stored, (tx) =>
    tx
      .updateTable('outbox')
      .set({ done: asJson(done), leased_until: until })
      .where((each) => each.and({ tenant: stored, key: storedKey(key), leased_by: memory.holder }))
      .where('settled_at', 'is', null)
      .execute(),
  )
}

interface Lease {
  now: string
  until: string
}

export async function claimDue(memory: Memory, lease: Lease, limit: number): Promise<OutboxItem[]> {
  const claimed: OutboxItem[] = []
  for (const tenant of await tenants(memory)) {
    if (claimed.length >= limit) break
    claimed.push(...(await claimOf(memory, tenant, lease, limit - claimed.length)))
  }
  return claimed
}

const claimOf = (memory: Memory, tenant: string, lease: Lease, limit: number): Promise<OutboxItem[]> =>
  asTenant(memory, tenant, async (tx) => {
    // Read first: inside the update, PostgreSQL may run a limited subquery more than once and claim too many.
    const due = await tx
      .selectFrom('outbox')
      .select('key')
      .where('tenant', '=', tenant)
      .where('settled_at', 'is', null)
      .where('next_at', '<=', lease.now)
      .where(free(memory, lease.now, leaseColumns))
      .orderBy('next_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute()
    if (due.length === 0) return []
    const keys = due.map(({ key }) => key)
    const rows = await leaseTo(tx, memory, tenant, lease).where('key', 'in', keys).execute()
    return rows.sort((a, b) => a.next_at.localeCompare(b.next_at)).flatMap(item)
  })

export async function claim(
  memory: Memory,
  tenant: string,
  key: string,
  lease: Lease,
): Promise<OutboxItem | null> {
  const stored = storedKey(tenant)
  const rows = await asTenant(memory, stored, (tx) =>
    leaseTo(tx, memory, stored, lease)
      .where('key', '=', storedKey(key))
      .where('settled_at', 'is', null)
      .where(free(memory, lease.now, leaseColumns))
      .execute(),
  )
  return rows.flatMap(item)[0] ?? null
}

export async function postpone(memory: Memory, tenant: string, key: string, nextAt: string): Promise<void> {
  const stored = storedKey(tenant)
  await asTenant(memory, stored, (tx) =>
    tx
      .updateTable('outbox')
      .set({ next_at: nextAt, leased_by: null, leased_until: null })
      .where((each) => each.and({ tenant: stored, key: storedKey(key), leased_by: memory.holder }))
      .where('settled_at', 'is', null)
      .execute(),
  )
}

const leaseColumns = { until: 'leased_until', by: 'leased_by' } as const

const leaseTo = (tx: Transaction<Tables>, memory: Memory, tenant: string, { until }: Lease) =>
  tx
    .updateTable('outbox')
    .set((row) => ({ leased_by: memory.holder, leased_until: until, attempts: row('attempts', '+', 1) }))
    .where('tenant', '=', tenant)
    .returningAll()

const item = (row: Selectable<Tables['outbox']>): OutboxItem[] =>
  row.address && row.request
    ? [
        {
          key: row.key,
          person: row.person,
          address: row.address,
          request: row.request,
          done: row.done,
          flow: row.flow,
          attempts: row.attempts,
          createdAt: row.created_at,
          nextAt: row.next_at,
          giveUpAt: row.give_up_at,
        },
      ]
    : []
