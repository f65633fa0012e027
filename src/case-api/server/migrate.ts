import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import * as casesAndGoals from './migrations/001-cases-and-goals.ts'
import type { AgencyTables } from './tables.ts'

const migrations = { '001-cases-and-goals': casesAndGoals }

/** Brings the schema `agency` of this database up to date; safe to run at every start and by several at once. */
export async function migrateAgency(db: Kysely<AgencyTables>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableSchema: 'agency',
    migrationTableName: 'agency_migration',
    migrationLockTableName: 'agency_migration_lock',
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
