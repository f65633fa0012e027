import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ledger } from '../../src/bot/reminder-ports.ts'
import type { Hold, LedgerKey } from '../../src/reminders/types.ts'
import { openLedger, openMemory } from '../../src/store/index.ts'
import { after, arrival, databaseKinds, emptyWorld, noon, someAddress, type World } from './world.ts'

const hold = (by: string, at = noon): Hold => ({ by, at })

describe.each(databaseKinds)('the ledger of reminders on the %s database', (kind) => {
  let world: World
  let ledger: Ledger
  let replica: Ledger
  beforeAll(async () => {
    world = await emptyWorld(kind)
    ledger = openLedger(await openMemory(world.database))
    replica = openLedger(await openMemory(await world.replica()))
  })
  afterAll(() => world.close())

  const keys = async (count = 1): Promise<LedgerKey[]> => {
    const address = someAddress()
    await world.store.receive(arrival(address, 'a'))
    const one = (n: number): LedgerKey => ({
      tenant: address.tenant,
      deadline: `mo-cs-1-first mo-2001 ${n}`,
      due: '2026-10-12',
      checkpoint: 'worker',
      to: 'worker-mo',
    })
    return Array.from({ length: count }, (_, n) => one(n))
  }

  it('gives a telling to the first who claims it, and to nobody after', async () => {
    const some = await keys(3)
    expect(await ledger.claim(some.slice(0, 2), hold('one'))).toEqual(some.slice(0, 2))
    expect(await replica.claim(some, hold('two'))).toEqual(some.slice(2))
    expect(await ledger.claim(some, hold('one'))).toEqual([])
  })

  it('gives each of many to exactly one of several that claim in the same moment', async () => {
    const some = await keys(300)
    const all = await Promise.all(
      [ledger, replica, ledger, replica].map((each, n) =>
        each.claim(n % 2 === 0 ? some : [...some].reverse(), hold(`run-${n}`)),
      ),
    )
    expect(all.flat()).toHaveLength(300)
    expect(new Set(all.flat().map(({ deadline }) => deadline)).size).toBe(300)
  })

  it('goes through while others claim the same in the same moment', async () => {
    for (let round = 0; round < 12; round++) {
      const some = await keys(400)
      const own = hold(`own-${round}`)
      // Kept in another order than the one in which they are claimed.
      for (const from of [300, 200, 100, 0]) await ledger.claim(some.slice(from, from + 100), own)
      const settled = async () => {
        await ledger.sending(some, own)
        await ledger.settle(some, 'sent', after(1), 'a message')
      }
      const others = [replica, ledger, replica].map((each, n) => each.claim(some, hold(`other-${n}`)))
      expect((await Promise.all([settled(), ...others])).flat()).toEqual([undefined])
    }
  })

  it('takes up a claim that was left behind, and only one of the two holders may send', async () => {
    const some = await keys()
    await ledger.claim(some, hold('slow'))
    expect(await replica.claim(some, hold('early', after(60)))).toEqual([])
    expect(await replica.claim(some, hold('late', after(600)))).toEqual(some)
    expect(await ledger.sending(some, hold('slow', after(601)))).toBe(false)
    expect(await replica.sending(some, hold('late', after(602)))).toBe(true)
    expect(await replica.sending(some, hold('late', after(603)))).toBe(false)
  })

  it('takes up a claim of a clock that was ahead', async () => {
    const some = await keys()
    await ledger.claim(some, hold('ahead', after(86_400 * 365)))
    expect(await replica.claim(some, hold('right'))).toEqual(some)
    expect(await ledger.sending(some, hold('ahead'))).toBe(false)
  })

  it('sends all of a message or none: one that was taken away stops it', async () => {
    const some = await keys(3)
    await ledger.claim(some, hold('slow'))
    await replica.claim(some.slice(1, 2), hold('late', after(600)))
    expect(await ledger.sending(some, hold('slow'))).toBe(false)
    const states = (
      await ledger.told(
        some[0]!.tenant,
        some.map(({ deadline }) => deadline),
      )
    ).map(({ state }) => state)
    expect(states).toEqual(['claimed', 'claimed', 'claimed'])
    await ledger.release(some, hold('slow'))
    expect(
      await ledger.told(
        some[0]!.tenant,
        some.map(({ deadline }) => deadline),
      ),
    ).toMatchObject([{ deadline: some[1]!.deadline }])
  })

  it('never gives out again what was being sent, sent, unclear or dropped', async () => {
    const some = await keys(4)
    await ledger.claim(some, hold('one'))
    await ledger.sending(some, hold('one'))
    await ledger.settle(some.slice(1, 2), 'sent', noon, 'm1')
    await ledger.settle(some.slice(2, 3), 'unclear', noon)
    await ledger.settle(some.slice(3), 'dropped', noon)
    expect(await replica.claim(some, hold('two', after(86_400 * 30)))).toEqual([])
  })

  it('finds once what a process left in the middle of a send, and says it is unclear', async () => {
    const some = await keys(2)
    await ledger.claim(some, hold('dead'))
    await ledger.sending(some, hold('dead'))
    await ledger.settle(some.slice(1), 'sent', noon)
    const { tenant } = some[0]!
    expect(await ledger.findUnclear(tenant, after(-60))).toEqual([])
    const found = await Promise.all([ledger, replica].map((each) => each.findUnclear(tenant, after(600))))
    expect(found.flat()).toMatchObject([{ deadline: some[0]!.deadline, state: 'unclear' }])
    expect(await ledger.stuck(tenant, after(-60))).toHaveLength(1)
    expect(await ledger.stuck(tenant, after(60))).toEqual([])
  })

  it('has one post a team and day, whoever makes it, and knows the one before', async () => {
    const [{ tenant }] = (await keys()) as [LedgerKey]
    const post = { tenant, conversation: '19:team', on: '2026-10-05' }
    const claims = await Promise.all(
      [ledger, replica].map((each, n) => each.claimPost(post, hold(`run-${n}`))),
    )
    expect([...claims].sort()).toEqual(['claimed', 'taken'])
    const winner = claims.indexOf('claimed')
    expect(await ledger.sendingPost(post, hold(`run-${1 - winner}`))).toBe(false)
    expect(await ledger.sendingPost(post, hold(`run-${winner}`))).toBe(true)
    await ledger.settlePost({ ...post, state: 'sent', message: 'm1', shows: 'abc' }, noon)
    expect(await replica.post(tenant, '19:team', '2026-10-05')).toEqual({
      ...post,
      state: 'sent',
      message: 'm1',
      shows: 'abc',
    })
    expect(await replica.postBefore(tenant, '19:team', '2026-10-06')).toMatchObject({ on: '2026-10-05' })
    expect(await replica.postBefore(tenant, '19:team', '2026-10-05')).toBeNull()
    expect(await replica.claimPost(post, hold('again', after(86_400)))).toBe('taken')
  })

  it('remembers the last run, and forgets runs before what was told', async () => {
    const some = await keys()
    const { tenant } = some[0]!
    const report = {
      tenant,
      startedAt: noon,
      endedAt: after(1),
      looked: 2,
      unread: 0,
      posts: 1,
      messages: 3,
      unclear: 0,
      failed: 0,
    }
    await ledger.ranAt({ ...report, endedAt: after(-600), posts: 9 })
    await ledger.ranAt(report)
    expect(await replica.lastRun(tenant)).toEqual(report)
    await ledger.claim(some, hold('one'))
    await ledger.forget(after(86_400 * 100))
    expect(await replica.lastRun(tenant)).toBeNull()
    expect(
      await ledger.told(
        tenant,
        some.map(({ deadline }) => deadline),
      ),
    ).toHaveLength(1)
  })

  it('lets a telling out once, whatever order claims, deaths and clocks come in', async () => {
    const step = fc.record({
      who: fc.nat(3),
      what: fc.constantFrom('claim' as const, 'send' as const, 'die' as const),
      at: fc.integer({ min: -86_400, max: 86_400 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const some = await keys()
        let sent = 0
        for (const { who, what, at } of steps) {
          const own = hold(`run-${who}`, after(at))
          const on = who % 2 === 0 ? ledger : replica
          if (what === 'claim') await on.claim(some, own)
          if (what === 'send' && (await on.sending(some, own))) sent += 1
          if (what === 'die') await on.findUnclear(some[0]!.tenant, after(at))
        }
        expect(sent).toBeLessThanOrEqual(1)
      }),
      { numRuns: 60 },
    )
  })
})
