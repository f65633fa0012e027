import type { Ledger } from '../../bot/reminder-ports.ts'
import type { Memory } from '../tenancy.ts'
import { posts } from './posts.ts'
import { runs } from './runs.ts'
import { tellings } from './tellings.ts'

/** The ledger of reminders in an opened memory. Its tenants are known: a team was remembered for each. */
export const openLedger = (memory: Memory): Ledger => ({
  ...tellings(memory),
  ...posts(memory),
  ...runs(memory),
})
