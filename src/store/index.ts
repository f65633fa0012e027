/** The bot's memory: a PostgreSQL, embedded or a server's, and what the bot keeps in it. */
export { DirectoryInUse, MigrationFailed, NotADatabase } from './database/errors.ts'
export { openDatabase, type Database, type DatabasePlace } from './database/open.ts'
export { migrate } from './database/migrate.ts'
export { openMemory, openStore } from './store.ts'
export { openDutyMemory } from './duties/memory.ts'
export { verifyTrail } from './audit/trail.ts'
export type { Head } from './audit/chain.ts'
export { openLedger } from './reminders/ledger.ts'
