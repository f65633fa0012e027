/** The bot's memory: a PostgreSQL, embedded or a server's, and what the bot keeps in it. */
export { DirectoryInUse, MigrationFailed, NotADatabase } from './database/errors.ts'
export { openBoardMemory } from './board.ts'
export { openDatabase, type Database, type DatabasePlace } from './database/open.ts'
export { migrate } from './database/migrate.ts'
export { openMemory, openQuestions, openStore, tenantsOf } from './store.ts'
export { verifyTrail } from './audit/trail.ts'
export type { Head } from './audit/chain.ts'
