import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../../src/store/database/migrate.ts'
import { MigrationFailed, openDatabase, openStore, type Database } from '../../src/store/index.ts'
import { emptyDatabase, postgresUrl } from '../world/postgres.ts'
import {
  after,
  arrival,
  databaseKinds,
  emptyWorld,
  request,
  someAddress,
  turn,
  writing,
  type World,
} from './world.ts'

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

  /** What the first migration made. */
  const first = ['tenants', 'sessions', 'inbox', 'outbox', 'drafts', 'audit', 'audit_head']

  test('a write that waited before entries became rows of writes waits on, under its key', async () => {
    const old = await emptyWorld(kind)
    const { db } = old.database
    const address = someAddress()
    await old.store.commit(turn(address, { write: writing('old-key') }))
    const { steps, ...about } = request
    const before = JSON.stringify({ ...about, kind: steps[0]?.kind, body: steps[0]?.body })
    await sql`update waymark.outbox set request = ${before}::json`.execute(db)
    await sql`drop index waymark.outbox_told`.execute(db)
    await sql`alter table waymark.outbox drop column done, drop column flow, drop column told_in, drop column message`.execute(
      db,
    )
    await sql`alter table waymark.inbox drop column announce`.execute(db)
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'waymark' and tablename not like 'kysely%'`.execute(
      db,
    )
    for (const { name } of rows.filter((row) => !first.includes(row.name)))
      await sql`drop table ${sql.id('waymark', name)} cascade`.execute(db)
    await sql`delete from waymark.kysely_migration where name > '001-memory-of-the-bot'`.execute(db)
    const again = await openStore({ database: old.database })
    expect(await again.claim(address.tenant, 'old-key', after(1), after(30))).toMatchObject({
      request,
      done: [],
    })
    await old.close()
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
