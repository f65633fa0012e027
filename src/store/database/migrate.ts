import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { MigrationFailed } from './errors.ts'

export interface SchemaMigrations {
  schema: string
  /** By name, in the order of their names. `up` gets a handle that already names the schema. */
  migrations: Readonly<Record<string, Pick<Migration, 'up'>>>
}

/**
 * Brings one schema up to date; does nothing when it is. Several processes may start at once: they wait for each
 * other. Throws `MigrationFailed`, with nothing changed.
 */
export async function migrate(db: Kysely<unknown>, { schema, migrations }: SchemaMigrations): Promise<void> {
  const inSchema = Object.entries(migrations).map(([name, { up }]): [string, Migration] => [
    name,
    { up: (all: Kysely<unknown>) => up(all.withSchema(schema)) },
  ])
  await db.connection().execute(async (connection) => {
    const lock = lockNumber(schema)
    await sql`select pg_advisory_lock(${lock})`.execute(connection)
    try {
      const migrator = new Migrator({
        db: connection,
        provider: { getMigrations: () => Promise.resolve(Object.fromEntries(inSchema)) },
        migrationTableSchema: schema,
      })
      const { error } = await migrator.migrateToLatest()
      if (error !== undefined) throw new MigrationFailed(schema, error)
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(connection)
    }
  })
}

const lockNumber = (schema: string): number =>
  createHash('sha256').update(`waymark migrations of ${schema}`).digest().readUIntBE(0, 6)
