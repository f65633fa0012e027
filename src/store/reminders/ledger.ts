import type { Ledger } from '../../bot/reminder-ports.ts'
import { knownTenants } from '../store.ts'
import type { Memory } from '../tenancy.ts'
import { posts } from './posts.ts'
import { runs } from './runs.ts'
import { tellings } from './tellings.ts'
import { toldBefore } from './told.ts'

/** The ledger of reminders in an opened memory. */
export function openLedger(memory: Memory): Ledger {
  const known = knownTenants(memory)
  const kept = runs(memory)
  return {
    ...tellings(memory),
    ...toldBefore(memory),
    ...posts(memory),
    ...kept,
    // A run is noted even where no team was ever remembered: nothing else would tell that reminders run.
    ranAt: async (report) => {
      await known.add(report.tenant)
      await kept.ranAt(report)
    },
  }
}
