import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asJson } from '../../src/store/database/values.ts'
import { openDatabase, type Database } from '../../src/store/index.ts'
import { databaseKinds, emptyWorld, type World } from './world.ts'

/** An expression of SQL and what every driver must read. */
const values: readonly [string, unknown][] = [
  [`date '2026-10-05'`, '2026-10-05'],
  [`date '0001-01-01'`, '0001-01-01'],
  [`array[date '2026-03-08', null]`, ['2026-03-08', null]],
  [`timestamptz '2026-10-05 09:30:00.5-05'`, '2026-10-05T14:30:00.500Z'],
  [`timestamptz '1999-12-31 23:59:59+05:30'`, '1999-12-31T18:29:59.000Z'],
  [`array[timestamptz '2026-10-05 09:30:00+00']`, ['2026-10-05T09:30:00.000Z']],
  [`timestamp '2026-10-05 09:30:00'`, '2026-10-05 09:30:00'],
  [`int8 '9007199254740991'`, Number.MAX_SAFE_INTEGER],
  [`count(*)`, 1],
  [`array[int8 '1', int8 '-2']`, [1, -2]],
  [`int4 '-7'`, -7],
  [`float8 '1.5'`, 1.5],
  [`numeric '1.50'`, '1.50'],
  [`true`, true],
  [`null::date`, null],
  [`interval '1 day 2 hours'`, '1 day 02:00:00'],
  [`text 'naïve 🙂'`, 'naïve 🙂'],
  [`array['a', 'b,"c"', null]`, ['a', 'b,"c"', null]],
  [`'{"b": [1, null], "a": "x"}'::json`, { b: [1, null], a: 'x' }],
  [`'{"b": [1, null], "a": "x"}'::jsonb`, { a: 'x', b: [1, null] }],
  [`'"text"'::jsonb`, 'text'],
  [`'\\x00ff'::bytea`, Uint8Array.of(0, 255)],
  [`'d9b2d63d-a233-4123-847a-7090b4a3b1a5'::uuid`, 'd9b2d63d-a233-4123-847a-7090b4a3b1a5'],
]

describe.each(databaseKinds)('values on the %s database', (kind) => {
  let world: World
  let database: Database
  beforeAll(async () => {
    world = await emptyWorld(kind)
    database = world.database
  })
  afterAll(() => world.close())

  test.each(values)('%s', async (expression, expected) => {
    const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(
      database.db,
    )
    expect(rows).toEqual([{ value: expected }])
  })

  test('a whole number that cannot be read exactly is refused, not rounded', async () => {
    await expect(sql`select 9007199254740993 as value`.execute(database.db)).rejects.toThrow(RangeError)
    await expect(sql`select 1 as value`.execute(database.db)).resolves.toMatchObject({ rows: [{ value: 1 }] })
  })

  test.each([[[1, 'two', null]], ['plain text'], [null], [true], [{ a: [{}] }], [''], [0]])(
    'JSON %j comes back as it went in',
    async (value) => {
      const { rows } = await sql<{ json: unknown; jsonb: unknown }>`
        select ${asJson(value)} as json, ${asJson(value)}::jsonb as jsonb`.execute(database.db)
      expect(rows).toEqual([{ json: value, jsonb: value }])
    },
  )

  test('instants and days go in as text and come back the same', async () => {
    const { rows } = await sql<{ day: string; at: string }>`
      select ${'2026-03-08'}::date as day, ${'2026-03-08T02:30:00.123Z'}::timestamptz as at`.execute(
      database.db,
    )
    expect(rows).toEqual([{ day: '2026-03-08', at: '2026-03-08T02:30:00.123Z' }])
  })

  test('an error says its code the same way', async () => {
    const twice = sql`insert into waymark.tenants values ('t'), ('t')`.execute(database.db)
    await expect(twice).rejects.toMatchObject({ code: '23505' })
  })
})

test('a server that cannot be reached is an error, soon', async () => {
  await expect(openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none' })).rejects.toThrow()
})
