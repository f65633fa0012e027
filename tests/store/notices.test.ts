import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../src/bot/facts.ts'
import type { NewNotice } from '../../src/bot/notices.ts'
import type { Address, Store } from '../../src/bot/ports.ts'
import { openStore } from '../../src/store/index.ts'
import { after, databaseKinds, days, emptyWorld, reply, someAddress, turn, type World } from './world.ts'

const person = (id: string, role: Person['role'] = 'supervisor', unit = 'unit-1'): Person => ({
  id,
  name: id,
  role,
  state: 'wi',
  unit,
  supervisor: null,
})

describe.each(databaseKinds)('notices on the %s database', (kind) => {
  let world: World
  let store: Store
  let tenant: string
  beforeAll(async () => {
    world = await emptyWorld(kind)
    store = world.store
  })
  afterAll(() => world.close())

  const revisions = new Map<string, number>()
  /** A turn of somebody in their own conversation of this test's tenant. */
  const speaks = async (who: Person, more: Parameters<typeof turn>[1] = {}): Promise<Address> => {
    const address = someAddress({ tenant, conversation: `chat-${who.id}`, person: who.id })
    const revision = revisions.get(`${tenant} ${who.id}`) ?? 0
    const result = await store.commit(turn(address, { revision, speaker: who, ...more }))
    expect(result).toBe('kept')
    revisions.set(`${tenant} ${who.id}`, revision + 1)
    return address
  }
  const submitted = (plan = 'plan-1', named: string | null = null): NewNotice => ({
    id: randomUUID(),
    to: { type: 'supervisors', unit: 'unit-1', named },
    notice: { kind: 'plan-submitted', case: 'wi-1', plan, by: { id: 'author', name: 'An Author' } },
  })
  const decided = (plan = 'plan-1'): NewNotice => ({
    id: randomUUID(),
    to: { type: 'concerned', plan },
    notice: {
      kind: 'plan-decided',
      case: 'wi-1',
      plan,
      decision: 'approve',
      note: null,
      by: { id: 'chief-1', name: 'Chief' },
    },
  })
  const due = async (now: string, from = store) =>
    (await from.claimNotices(now, after(9999), 1000)).filter(({ address }) => address.tenant === tenant)
  const fresh = () => void (tenant = `tenant-${randomUUID()}`)

  test('reach every supervisor of the unit who ever spoke, and nobody else', async () => {
    fresh()
    for (const who of [person('chief-1'), person('chief-2'), person('other', 'supervisor', 'unit-2')])
      await speaks(who)
    await speaks(person('author', 'worker'), { notices: [submitted()] })
    const told = await due(after(1))
    expect(told.map(({ address }) => address.person).toSorted()).toEqual(['chief-1', 'chief-2'])
    expect(told[0]!.notice).toMatchObject({ kind: 'plan-submitted', plan: 'plan-1' })
  })

  test('wait for whoever never spoke, also where the case system names nobody', async () => {
    fresh()
    await speaks(person('author', 'worker'), {
      notices: [submitted('plan-1', 'chief-9'), submitted('plan-2')],
    })
    expect(await due(after(1))).toEqual([])
    const waiting = await store.waitingFor(tenant, person('chief-9'))
    expect(waiting.map(({ notice }) => 'plan' in notice && notice.plan)).toEqual(['plan-1', 'plan-2'])
    await speaks(person('chief-9'), { told: waiting.map(({ id }) => id) })
    expect(await due(after(2))).toEqual([])
    expect(await store.waitingFor(tenant, person('chief-9'))).toHaveLength(2)
    await speaks(person('chief-8'))
    expect((await due(after(3))).map(({ address }) => address.person)).toEqual(['chief-8', 'chief-8'])
  })

  test('are told once, whoever claims and tells them', async () => {
    fresh()
    const address = await speaks(person('chief-1'))
    await speaks(person('author', 'worker'), { notices: [submitted()] })
    const other = await openStore({ database: await world.replica() })
    const claims = await Promise.all([due(after(1)), due(after(1), other), due(after(1))])
    expect(claims.flat()).toHaveLength(1)
    const [item] = claims.flat()
    const tell = (revision: number) =>
      store.commit(turn(address, { revision, reply: reply('It waits.'), told: [item!.id] }))
    expect(await tell(1)).toBe('kept')
    expect(await tell(2)).toBe('answered')
    expect(await due(after(20_000))).toEqual([])
  })

  test('a decision ends the wait of all, and goes to the author and the others', async () => {
    fresh()
    for (const who of [person('chief-1'), person('chief-2'), person('author', 'worker')]) await speaks(who)
    await speaks(person('author', 'worker'), { notices: [submitted()] })
    await speaks(person('chief-1'), { notices: [decided()] })
    const told = await due(after(1))
    expect(told.map(({ address, notice }) => [address.person, notice.kind]).toSorted()).toEqual([
      ['author', 'plan-decided'],
      ['chief-2', 'plan-decided'],
    ])
    expect(await store.waitingFor(tenant, person('chief-1'))).toEqual([])
  })

  test('the message that told of a plan is known, so that it can be changed in its place', async () => {
    fresh()
    const address = await speaks(person('chief-1'))
    await speaks(person('author', 'worker'), { notices: [submitted()] })
    const [item] = await due(after(1))
    await store.commit(turn(address, { revision: 1, reply: reply('It waits.'), told: [item!.id] }))
    expect(await store.planMessage(tenant, 'chief-1', 'plan-1')).toBeNull()
    await store.markSent(address, 'relay:chief-1:1', 'message-7')
    expect(await store.planMessage(tenant, 'chief-1', 'plan-1')).toBe('message-7')
  })

  test('one that is postponed comes at its time; a silent person’s address and old notices go', async () => {
    fresh()
    await speaks(person('chief-1'))
    await speaks(person('author', 'worker'), { notices: [submitted()] })
    const [item] = await due(after(1))
    await store.postponeNotice(item!, after(100))
    expect(await due(after(99))).toEqual([])
    expect(await due(after(100))).toHaveLength(1)
    await store.expire(after(days(181)))
    expect(await due(after(days(182)))).toEqual([])
    expect(await store.waitingFor(tenant, person('chief-1'))).toEqual([])
  })
})
