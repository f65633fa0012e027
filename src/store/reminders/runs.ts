import type { Ledger } from '../../bot/reminder-ports.ts'
import type { RunReport } from '../../reminders/types.ts'
import { asJson } from '../database/values.ts'
import { storedKey } from '../keys.ts'
import { days, later } from '../instants.ts'
import { asTenant, forEachTenant, type Memory } from '../tenancy.ts'

const remembered = days(90)
/** Longer than a duty stays open, so that an old one is not told as if it were new. */
const toldFor = days(1500)

/** When the reminders ran and what they did, in counts. */
export function runs(memory: Memory): Pick<Ledger, 'ranAt' | 'lastRun' | 'forget'> {
  return {
    async ranAt(report) {
      const tenant = storedKey(report.tenant)
      await asTenant(memory, tenant, (tx) =>
        tx
          .insertInto('reminder_runs')
          .values({ tenant, ended_at: report.endedAt, run: memory.holder, report: asJson(report) })
          .onConflict((known) => known.doNothing())
          .execute(),
      )
    },
    async lastRun(tenant): Promise<RunReport | null> {
      const stored = storedKey(tenant)
      const row = await asTenant(memory, stored, (tx) =>
        tx
          .selectFrom('reminder_runs')
          .select('report')
          .where('tenant', '=', stored)
          .orderBy('ended_at', 'desc')
          .executeTakeFirst(),
      )
      return row?.report ?? null
    },
    async forget(now) {
      const { old, ancient } = { old: later(now, -remembered), ancient: later(now, -toldFor) }
      await forEachTenant(memory, async (tx, tenant) => {
        await tx
          .deleteFrom('reminder_runs')
          .where('tenant', '=', tenant)
          .where('ended_at', '<=', old)
          .execute()
        await tx.deleteFrom('reminder_posts').where('tenant', '=', tenant).where('since', '<=', old).execute()
        await tx
          .deleteFrom('reminder_ledger')
          .where('tenant', '=', tenant)
          .where('since', '<=', ancient)
          .execute()
        return []
      })
    },
  }
}
