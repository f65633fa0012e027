import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../../src/store/database/migrate.ts'
import { MigrationFailed, openDatabase, openStore, type Database } from '../../src/store/index.ts'
import { emptyDatabase, postgresUrl } from '../world/postgres.ts'
import { arrival, databaseKinds, emptyWorld, someAddress, type World } from './world.ts'

const table = (name: string) => ({
  up: (db: Kysely<unknown>) => db.schema.createTable(name).addColumn('id', 'integer').execute(),
})

describe.each(databaseKinds)('migrations on the %s database', (kind) => {
  let world: World
  let database: Database
  beforeAll(async () => {
    world = await emptyWorld(kind)
    database = world.database
  })
  afterAll(() => world.close())

  const tablesOf = async (schema: string) => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = ${schema} and table_name not like 'kysely%' order by 1`.execute(database.db)
    return rows.map(({ name }) => name)
  }

  test('each runs once, in the order of its name, in its schema', async () => {
    const migrations = { '001-a': table('a') }
    await migrate(database.db, { schema: 'first', migrations })
    await migrate(database.db, { schema: 'first', migrations: { ...migrations, '002-b': table('b') } })
    await migrate(database.db, { schema: 'second', migrations })
    expect([await tablesOf('first'), await tablesOf('second')]).toEqual([['a', 'b'], ['a']])
  })

  test('one that fails leaves nothing of itself behind and may be tried again', async () => {
    const broken = {
      up: async (db: Kysely<unknown>) => (await table('half').up(db), Promise.reject(new Error('no'))),
    }
    await expect(migrate(database.db, { schema: 'third', migrations: { '001-a': broken } })).rejects.toThrow(
      MigrationFailed,
    )
    expect(await tablesOf('third')).toEqual([])
    await migrate(database.db, { schema: 'third', migrations: { '001-a': table('whole') } })
    expect(await tablesOf('third')).toEqual(['whole'])
  })

  test('a store that opens again finds what it kept', async () => {
    const address = someAddress()
    await world.store.receive(arrival(address, 'activity-1'))
    const again = await openStore({ database })
    expect(await again.receive(arrival(address, 'activity-1'))).toBe('seen')
  })
})

describe.skipIf(!postgresUrl())('several replicas start at once on one server', () => {
  test.each([1, 2, 3, 4, 5, 6])('round %i: all of them open, and one made the tables', async () => {
    const { url, drop } = await emptyDatabase(postgresUrl()!)
    const databases = await Promise.all(
      Array.from({ length: 4 }, () => openDatabase({ url, connections: 2 })),
    )
    try {
      const stores = await Promise.all(databases.map((database) => openStore({ database })))
      const address = someAddress()
      const answers = await Promise.all(stores.map((store) => store.receive(arrival(address, 'activity-1'))))
      expect(answers.toSorted()).toEqual(['new', 'seen', 'seen', 'seen'])
    } finally {
      await Promise.all(databases.map((database) => database.close()))
      await drop()
    }
  })
})
