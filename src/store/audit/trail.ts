import type { Transaction } from 'kysely'
import type { Store } from '../../bot/ports.ts'
import type { Tables } from '../tables.ts'
import { asTenant, tenants, type Memory } from '../tenancy.ts'
import { chainCheck, type AuditRow, type Flaw, type Head } from './chain.ts'

const pageSize = 500

const pageOf = (tx: Transaction<Tables>, tenant: string, after: number | null): Promise<AuditRow[]> => {
  const rows = tx.selectFrom('audit').select(['seq', 'entry', 'hash']).where('tenant', '=', tenant)
  const rest = after === null ? rows : rows.where('seq', '>', after)
  return rest.orderBy('seq').limit(pageSize).execute()
}

const headOf = async (tx: Transaction<Tables>, tenant: string): Promise<Head | null> => {
  const head = tx.selectFrom('audit_head').select(['seq', 'hash']).where('tenant', '=', tenant)
  return (await head.executeTakeFirst()) ?? null
}

interface Checked {
  entries: number
  flaw: Flaw | null
  /** Whether the entry that was noted elsewhere stands in this trail. */
  found: boolean
}

async function checkTenant(tx: Transaction<Tables>, tenant: string, noted: Head | null): Promise<Checked> {
  const check = chainCheck(tenant)
  const head = await headOf(tx, tenant)
  let [entries, found, after]: [number, boolean, number | null] = [0, false, null]
  for (let rows = await pageOf(tx, tenant, after); rows.length > 0; rows = await pageOf(tx, tenant, after))
    for (const row of rows) {
      const flaw = check.next(row)
      if (flaw) return { entries, flaw, found }
      found ||= row.seq === noted?.seq && row.hash === noted.hash
      entries += 1
      after = row.seq
    }
  return { entries, flaw: check.end(head), found }
}

/**
 * Checks every entry of every tenant. `noted` is where some trail ended earlier, kept elsewhere: only with it is a trail
 * found out that somebody cut off and sealed anew.
 */
export async function verifyTrail(
  memory: Memory,
  noted: Head | null = null,
): ReturnType<Store['verifyAudit']> {
  let [entries, found] = [0, noted === null]
  for (const tenant of await tenants(memory)) {
    const checked = await asTenant(memory, tenant, (tx) => checkTenant(tx, tenant, noted), 'snapshot')
    entries += checked.entries
    found ||= checked.found
    if (checked.flaw) {
      const because = `In the trail of ${tenant}, ${checked.flaw.because}.`
      return { ok: false, entries, firstBad: checked.flaw.seq, because }
    }
  }
  if (noted && !found) {
    const because = `Entry ${noted.seq} is not the one that was noted.`
    return { ok: false, entries, firstBad: noted.seq, because }
  }
  return { ok: true, entries }
}

/** Every entry with its number and hash, tenant by tenant, each followed by where its trail ends. */
export async function* auditEntries(memory: Memory): AsyncGenerator<unknown> {
  for (const tenant of await tenants(memory)) {
    const read = (after: number | null) => asTenant(memory, tenant, (tx) => pageOf(tx, tenant, after))
    const head = await asTenant(memory, tenant, (tx) => headOf(tx, tenant))
    for (let rows = await read(null); rows.length > 0; rows = await read(rows.at(-1)?.seq ?? null))
      for (const { seq, entry, hash } of rows) yield { tenant, seq, ...readable(entry), hash }
    yield { tenant, head }
  }
}

/** An entry that somebody damaged is shown as it stands. */
function readable(entry: string): object {
  try {
    const fields: unknown = JSON.parse(entry)
    return typeof fields === 'object' && fields !== null ? fields : { damaged: entry }
  } catch {
    return { damaged: entry }
  }
}
