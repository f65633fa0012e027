import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Store } from '../../src/bot/ports.ts'
import { openDatabase, openStore } from '../../src/store/index.ts'
import { postgresUrl } from '../world/postgres.ts'
import {
  after,
  databaseKinds,
  emptyWorld,
  noon,
  reply,
  request,
  someAddress,
  turn,
  writing,
  type World,
} from './world.ts'

describe.each(databaseKinds)('the outbox on the %s database', (kind) => {
  let world: World
  let store: Store
  beforeAll(async () => {
    world = await emptyWorld(kind)
    store = world.store
  })
  afterAll(() => world.close())

  /** A write on its way, in a conversation at revision 1. */
  const oneWrite = async () => {
    const address = someAddress()
    const key = randomUUID()
    await store.commit(turn(address, { write: writing(key) }))
    return { address, key, tenant: address.tenant }
  }

  const dueOf = async (tenant: string, now: string, until: string, from = store) =>
    (await from.claimDue(now, until, 1000)).filter(({ address }) => address.tenant === tenant)

  test('a claimed write is exactly what was asked for', async () => {
    const { address, key, tenant } = await oneWrite()
    expect(await store.claim(tenant, key, after(1), after(30))).toEqual({
      key,
      person: 'worker-tn',
      address,
      request,
      done: [],
      flow: null,
      attempts: 1,
      createdAt: noon,
      nextAt: noon,
      giveUpAt: after(3600),
    })
  })

  test('of 20 claims at once one gets the write, from any replica', async () => {
    const { key, tenant } = await oneWrite()
    const other = await openStore({ database: await world.replica() })
    const claims = Array.from({ length: 20 }, (_, i) =>
      (i % 2 === 0 ? store : other).claim(tenant, key, noon, after(30)),
    )
    expect((await Promise.all(claims)).filter((each) => each !== null)).toHaveLength(1)
    expect(await dueOf(tenant, after(29), after(59))).toEqual([])
    expect(await dueOf(tenant, after(29), after(59), other)).toEqual([])
  })

  test('the lease of whoever crashed runs out', async () => {
    const { key, tenant } = await oneWrite()
    await store.claim(tenant, key, noon, after(30))
    expect(await dueOf(tenant, after(30), after(60))).toMatchObject([{ key, attempts: 2 }])
  })

  test('a postponed write is due at its time and not before; asked for by key it comes at once', async () => {
    const { key, tenant } = await oneWrite()
    await store.claim(tenant, key, noon, after(30))
    await store.postpone(tenant, key, after(100))
    expect(await dueOf(tenant, after(99), after(130))).toEqual([])
    expect(await store.claim(tenant, key, after(50), after(60))).toMatchObject({ nextAt: after(100) })
    expect(await dueOf(tenant, after(100), after(130))).toMatchObject([{ key, attempts: 3 }])
  })

  test('many due writes are shared out, the oldest first, and no one twice', async () => {
    const address = someAddress()
    const keys = Array.from({ length: 30 }, () => randomUUID())
    for (const [revision, key] of keys.entries())
      await store.commit(turn(address, { revision, write: writing(key), now: after(revision) }))
    await store.claimDue(after(-1), after(0), 1)
    const other = await openStore({ database: await world.replica() })
    const shares = await Promise.all(
      [store, other, store].map((each) => dueOf(address.tenant, after(1000), after(1030), each)),
    )
    expect(
      shares
        .flat()
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(keys.toSorted())
    for (const share of shares)
      expect(share.map(({ createdAt }) => createdAt)).toEqual(
        share.map(({ createdAt }) => createdAt).toSorted(),
      )
  })

  test('no more are claimed than asked for', async () => {
    const address = someAddress()
    for (let revision = 0; revision < 12; revision++)
      await store.commit(turn(address, { revision, write: writing(randomUUID()) }))
    for (let round = 1; round < 6; round++)
      expect(await store.claimDue(after(90_000 * round), after(90_000 * round + 1), 5)).toHaveLength(5)
  })

  test('a settled write is never claimed again, and what it said is erased', async () => {
    const { address, key, tenant } = await oneWrite()
    await store.claim(tenant, key, noon, after(30))
    const settles = { key, outcome: { type: 'saved' as const, records: ['g-1'] } }
    expect(await store.commit(turn(address, { revision: 1, settles }))).toBe('kept')
    expect(await store.claim(tenant, key, after(60), after(90))).toBeNull()
    expect(await dueOf(tenant, after(60), after(90))).toEqual([])
    const db = world.database.schema<{ outbox: { tenant: string; request: unknown; address: unknown } }>(
      'waymark',
    )
    expect(
      await db.selectFrom('outbox').select(['request', 'address']).where('tenant', '=', tenant).execute(),
    ).toEqual([{ request: null, address: null }])
  })

  test('a write is settled once: the relay that comes later is told so and says nothing', async () => {
    const { address, key } = await oneWrite()
    const settles = { key, outcome: { type: 'saved' as const, records: ['g-1'] } }
    const turns = [1, 1, 1].map((revision) => store.commit(turn(address, { revision, settles })))
    expect((await Promise.all(turns)).toSorted()).toEqual(['answered', 'answered', 'kept'])
    expect(await store.commit(turn(address, { revision: 2, settles }))).toBe('answered')
    const spoken = turn(address, { revision: 2, inbound: 'activity-9', settles })
    expect(await store.commit(spoken)).toBe('kept')
    expect((await store.session(address))?.revision).toBe(3)
  })
})

describe.skipIf(!postgresUrl())('a lease between two replicas on one server', () => {
  test('who no longer holds a write cannot postpone it', async () => {
    const world = await emptyWorld('server')
    onTestFinished(() => world.close())
    const other = await openStore({ database: await world.replica() })
    const address = someAddress()
    await world.store.commit(turn(address, { write: writing('key-1') }))
    await world.store.claim(address.tenant, 'key-1', noon, after(10))
    expect(await other.claim(address.tenant, 'key-1', after(9), after(40))).toBeNull()
    expect(await other.claim(address.tenant, 'key-1', after(10), after(40))).toMatchObject({ attempts: 2 })
    await world.store.postpone(address.tenant, 'key-1', after(11))
    expect(await world.store.claimDue(after(39), after(60), 10)).toEqual([])
  })

  test('a reply that one replica is sending is not sent by the other', async () => {
    const world = await emptyWorld('server')
    onTestFinished(() => world.close())
    const other = await openStore({ database: await world.replica() })
    await world.store.commit(turn(someAddress(), { inbound: 'activity-1', reply: reply('hello') }))
    expect(await other.unsent(after(59))).toEqual([])
    const taken = await Promise.all([other, world.store].map((each) => each.unsent(after(61))))
    expect(taken.flat()).toHaveLength(1)
  })
})

test('alone in its directory, a store takes up at once what a process that is gone held', async () => {
  const directory = join(await mkdtemp(join(tmpdir(), 'waymark-leases-')), 'database')
  onTestFinished(() => rm(dirname(directory), { recursive: true, force: true }))
  const address = someAddress()
  const before = await openDatabase({ directory })
  const gone = await openStore({ database: before })
  await gone.commit(turn(address, { write: writing('key-1'), inbound: 'activity-1', reply: reply('hello') }))
  await gone.claim(address.tenant, 'key-1', noon, after(3000))
  await before.close()
  const database = await openDatabase({ directory })
  onTestFinished(() => database.close())
  const store = await openStore({ database })
  expect(await store.unsent(noon)).toMatchObject([{ inbound: 'activity-1', update: null }])
  expect(await store.claimDue(noon, after(30), 10)).toMatchObject([{ key: 'key-1', attempts: 2 }])
  expect([await store.unsent(noon), await store.claimDue(noon, after(30), 10)]).toEqual([[], []])
})
