import type { Ledger } from '../../bot/reminder-ports.ts'
import type { LedgerEntry } from '../../reminders/types.ts'
import { storedKey } from '../keys.ts'
import type { Tables } from '../tables.ts'
import { asTenant, type Memory } from '../tenancy.ts'
import { batches } from './batches.ts'

/** Tellings as they are remembered. */
export function toldBefore(memory: Memory): Pick<Ledger, 'told' | 'findUnclear' | 'stuck'> {
  return {
    async told(tenant, deadlines) {
      const stored = storedKey(tenant)
      return await asTenant(memory, stored, async (tx) => {
        const found: LedgerEntry[] = []
        for (const some of batches([...new Set(deadlines)])) {
          const rows = await tx
            .selectFrom('reminder_ledger')
            .selectAll()
            .where('tenant', '=', stored)
            .where('deadline', 'in', some.map(storedKey))
            .execute()
          found.push(...rows.map((row) => entryOf(tenant, row)))
        }
        return found
      })
    },
    async findUnclear(tenant, before) {
      const stored = storedKey(tenant)
      const rows = await asTenant(memory, stored, (tx) =>
        tx
          .updateTable('reminder_ledger')
          .set({ state: 'unclear', held_by: null })
          .where('tenant', '=', stored)
          .where('state', '=', 'sending')
          .where('since', '<=', before)
          .returningAll()
          .execute(),
      )
      return rows.map((row) => entryOf(tenant, row))
    },
    async stuck(tenant, since) {
      const stored = storedKey(tenant)
      const rows = await asTenant(memory, stored, (tx) =>
        tx
          .selectFrom('reminder_ledger')
          .selectAll()
          .where('tenant', '=', stored)
          .where('state', '=', 'unclear')
          .where('since', '>', since)
          .orderBy('since')
          .execute(),
      )
      return rows.map((row) => entryOf(tenant, row))
    },
  }
}

const entryOf = (
  tenant: string,
  { deadline, due, checkpoint, recipient, state, since }: Tables['reminder_ledger'],
): LedgerEntry => ({ tenant, deadline, due, checkpoint, to: recipient, state, since })
