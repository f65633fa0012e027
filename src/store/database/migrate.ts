import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { MigrationFailed } from './errors.ts'

export interface SchemaMigrations {
  schema: string
  /** By name, in the order of their names. `up` gets a handle that already names the schema. */
  migrations: Readonly<Record<string, Pick<Migration, 'up'>>>
}

/**
 * Brings one schema up to date; does nothing when it is. Several processes may start at once: Kysely's lock on the
 * database lets one of them work and the others find it done. Throws `MigrationFailed`, with nothing changed.
 */
export async function migrate(db: Kysely<unknown>, { schema, migrations }: SchemaMigrations): Promise<void> {
  const inSchema = Object.entries(migrations).map(([name, { up }]): [string, Migration] => [
    name,
    { up: (all: Kysely<unknown>) => up(all.withSchema(schema)) },
  ])
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(Object.fromEntries(inSchema)) },
    migrationTableSchema: schema,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw new MigrationFailed(schema, error)
}
