import { sql, type Transaction } from 'kysely'
import type { TurnCommit } from '../../bot/ports.ts'
import { storedKey } from '../keys.ts'
import type { Tables } from '../tables.ts'
import { canonical } from './canonical.ts'
import { genesis } from './chain.ts'

/** Begins the trail of a tenant that speaks for the first time. */
export async function beginTrail(tx: Transaction<Tables>, tenant: string): Promise<void> {
  await tx
    .insertInto('audit_head')
    .values({ tenant, seq: 0, hash: genesis(tenant) })
    .onConflict((known) => known.doNothing())
    .execute()
}

/**
 * Adds one entry. The head row is locked from here to the commit, so that the entries of a tenant follow one another;
 * that is why entries come last in a turn, and each is one statement.
 */
export async function appendAudit(
  tx: Transaction<Tables>,
  { audit, address, now }: Pick<TurnCommit, 'audit' | 'now'> & { address: { tenant: string } },
): Promise<void> {
  const tenant = storedKey(address.tenant)
  const { person, action, subject, detail } = audit
  const entry = canonical({ at: now, person, action, subject, detail })
  const { rows } = await sql`
    with head as (
      update waymark.audit_head set
        seq = seq + 1,
        hash = encode(sha256(convert_to(hash || chr(10) || (seq + 1) || chr(10) || ${entry}::text, 'UTF8')), 'hex')
      where tenant = ${tenant}
      returning seq, hash)
    insert into waymark.audit (tenant, seq, entry, hash)
    select ${tenant}::text, head.seq, ${entry}::text, head.hash from head
    returning seq`.execute(tx)
  if (rows.length !== 1) throw new Error('The audit trail of this tenant has no head.')
}
