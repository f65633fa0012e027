import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { relayReplyId, type Address, type Store } from '../../src/bot/ports.ts'
import { emptySession } from '../../src/bot/session.ts'
import {
  after,
  arrival,
  databaseKinds,
  days,
  emptyWorld,
  noon,
  reply,
  someAddress,
  turn,
  writing,
  type World,
} from './world.ts'

describe.each(databaseKinds)('turns on the %s database', (kind) => {
  let world: World
  let store: Store
  beforeAll(async () => {
    world = await emptyWorld(kind)
    store = world.store
  })
  afterAll(() => world.close())

  const unsentTo = async (address: Address, now: string) =>
    (await store.unsent(now)).filter((each) => each.address.conversation === address.conversation)

  test('200 updates of one session at once: none is lost', async () => {
    const address = someAddress()
    const update = async (): Promise<boolean> => {
      const kept = await store.session(address)
      const misses = (kept?.session.misses ?? 0) + 1
      const revision = kept?.revision ?? 0
      return (
        (await store.commit(turn(address, { revision, session: { ...emptySession, misses } }))) === 'kept'
      )
    }
    const first = await Promise.all(Array.from({ length: 200 }, update))
    let open = first.filter((kept) => !kept).length
    expect(open).toBeGreaterThan(100)
    const clear = async () => {
      while (open > 0) {
        open -= 1
        if (!(await update())) open += 1
      }
    }
    await Promise.all(Array.from({ length: 6 }, clear))
    const kept = await store.session(address)
    expect([kept?.revision, kept?.session.misses]).toEqual([200, 200])
  })

  test('an arrival delivered 20 times at once is new once', async () => {
    const address = someAddress()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => store.receive(arrival(address, 'activity-1'))),
    )
    expect(answers.filter((each) => each === 'new')).toHaveLength(1)
    expect(await store.receive(arrival(someAddress({ tenant: address.tenant }), 'activity-1'))).toBe('new')
  })

  test('an arrival is answered once, and what it said is erased with the answer', async () => {
    const address = someAddress()
    const inbound = arrival(address, 'activity-1', 'Set the goal of Maribel Quandry to adoption')
    await store.receive(inbound)
    const waiting = (await store.unanswered()).filter((each) => each.address.tenant === address.tenant)
    expect(waiting).toEqual([inbound])

    const answer = turn(address, { inbound: 'activity-1', reply: reply('Which date?') })
    expect(await store.commit(answer)).toBe('kept')
    expect(await store.commit({ ...answer, revision: 1 })).toBe('answered')
    expect((await store.session(address))?.revision).toBe(1)
    expect((await store.unanswered()).some((each) => each.address.tenant === address.tenant)).toBe(false)
    expect(await everythingIn(world)).not.toContain('Quandry')
  })

  test('two answers to one arrival at once: one is kept', async () => {
    const address = someAddress()
    await store.receive(arrival(address, 'activity-1'))
    const answer = turn(address, { inbound: 'activity-1', reply: reply('one') })
    const answers = await Promise.all([store.commit(answer), store.commit(answer), store.commit(answer)])
    expect(answers.toSorted()).toEqual(['answered', 'answered', 'kept'])
    expect(await unsentTo(address, after(61))).toHaveLength(1)
  })

  test('a conflict keeps nothing at all', async () => {
    const address = someAddress()
    const key = randomUUID()
    await store.receive(arrival(address, 'activity-1'))
    await store.commit(turn(address))
    const before = await store.verifyAudit()
    const late = turn(address, {
      inbound: 'activity-1',
      reply: reply('never seen'),
      write: writing(key),
      draft: draftOf(address, 'draft-1'),
    })
    expect(await store.commit(late)).toBe('conflict')
    expect(await store.unsent(after(61))).not.toContainEqual(expect.objectContaining({ address }))
    expect(await store.claim(address.tenant, key, noon, after(30))).toBeNull()
    expect(await store.drafts(address.tenant, address.person)).toEqual([])
    expect(await store.verifyAudit()).toEqual(before)
    expect((await store.unanswered()).map((each) => each.address)).toContainEqual(address)
  })

  test('a statement that fails keeps nothing of its turn', async () => {
    const address = someAddress()
    const key = randomUUID()
    await store.receive(arrival(address, 'activity-1'))
    await store.commit(turn(address, { write: writing(key) }))
    const again = turn(address, {
      revision: 1,
      inbound: 'activity-1',
      reply: reply('never seen'),
      write: writing(key),
    })
    await expect(store.commit(again)).rejects.toThrow()
    expect((await store.session(address))?.revision).toBe(1)
    expect((await store.unanswered()).map((each) => each.address)).toContainEqual(address)
    expect(await unsentTo(address, after(61))).toEqual([])
  })

  test('a reply that was not sent comes back after its minute, once, until it is marked', async () => {
    const address = someAddress()
    await store.commit(turn(address, { inbound: 'activity-1', reply: reply('first'), update: 'message-7' }))
    await store.commit(turn(address, { revision: 1, reply: reply('second'), now: after(1) }))
    expect(await unsentTo(address, after(59))).toEqual([])
    const lost = await unsentTo(address, after(62))
    expect(lost.map((each) => [each.inbound, each.reply.text, each.update])).toEqual([
      ['activity-1', 'first', 'message-7'],
      [relayReplyId(address.person, 1), 'second', null],
    ])
    expect(await unsentTo(address, after(63))).toEqual([])
    for (const each of lost) await store.markSent(each.address, each.inbound, null)
    expect(await unsentTo(address, after(300))).toEqual([])
  })

  test('a reply older than a day is not sent any more', async () => {
    const address = someAddress()
    await store.commit(turn(address, { inbound: 'activity-1', reply: reply('yesterday') }))
    expect(await unsentTo(address, after(days(1)))).toEqual([])
    expect(await unsentTo(address, after(days(1) - 1))).toHaveLength(1)
  })

  test('the newest message is that of the newest turn, however late the older one is marked', async () => {
    const address = someAddress()
    expect(await store.newestMessage(address)).toBeNull()
    await store.commit(turn(address, { inbound: 'a', reply: reply('a') }))
    await store.commit(turn(address, { revision: 1, inbound: 'b', reply: reply('b') }))
    await store.markSent(address, 'b', 'message-b')
    await store.markSent(address, 'a', 'message-a')
    expect(await store.newestMessage(address)).toBe('message-b')
    await store.commit(turn(address, { revision: 2, reply: null }))
    expect(await store.newestMessage(address)).toBe('message-b')
  })

  test('drafts: saved, saved again, dropped, and erased after 30 days', async () => {
    const address = someAddress()
    const { tenant, person } = address
    await store.commit(turn(address, { draft: draftOf(address, 'draft-1') }))
    await store.commit(
      turn(address, { revision: 1, draft: { ...draftOf(address, 'draft-2'), savedAt: after(9) } }),
    )
    await store.commit(
      turn(address, { revision: 2, draft: { ...draftOf(address, 'draft-1'), case: 'tn-1002' } }),
    )
    expect((await store.drafts(tenant, person)).map((each) => [each.id, each.case])).toEqual([
      ['draft-2', 'tn-1001'],
      ['draft-1', 'tn-1002'],
    ])
    expect(await store.drafts(tenant, 'worker-tn-2')).toEqual([])
    await store.expire(after(days(30)))
    expect((await store.drafts(tenant, person)).map((each) => each.id)).toEqual(['draft-2'])
    await store.commit(turn(address, { dropDraft: 'draft-2', now: after(days(30)) }))
    expect(await store.drafts(tenant, person)).toEqual([])
  })

  test('any text and any id is kept as it is: NUL, half a surrogate pair, 100,000 characters', async () => {
    const long = '長'.repeat(100_000)
    const ids = ['nul \u0000', 'half \ud800 pair', long, `${long}!`, "'; drop table waymark.inbox; --"]
    for (const id of ids) {
      const address = someAddress({ conversation: `${randomUUID()}${id}`, person: id })
      const inbound = arrival(address, id, id)
      expect(await store.receive(inbound)).toBe('new')
      expect(await store.receive(inbound)).toBe('seen')
      expect(await store.unanswered()).toContainEqual(inbound)
      const said = { person: id, action: 'answer', subject: id, detail: { id } }
      expect(await store.commit(turn(address, { inbound: id, reply: reply(id), audit: said }))).toBe('kept')
      const [lost] = await unsentTo(address, after(61))
      expect(lost?.reply.text).toBe(id)
      await store.markSent(address, lost!.inbound, 'message')
      expect(await store.newestMessage(address)).toBe('message')
      expect(await unsentTo(address, after(300))).toEqual([])
    }
    expect(await store.verifyAudit()).toMatchObject({ ok: true })
  })

  test('what is done with is forgotten after 30 days, what is open is not', async () => {
    const done = someAddress()
    await store.receive(arrival(done, 'activity-1'))
    await store.commit(turn(done, { inbound: 'activity-1', reply: reply('Maribel Quandry') }))
    await store.expire(after(days(1)))
    expect(await everythingIn(world)).not.toContain('Quandry')
    expect(await store.receive(arrival(done, 'activity-1'))).toBe('seen')
    await store.commit(turn(done, { revision: 1, write: writing('still-open') }))
    await store.expire(after(days(31)))
    expect(await store.session(done)).toBeNull()
    expect(await store.claim(done.tenant, 'still-open', after(days(31)), after(days(32)))).not.toBeNull()
  })
})

const draftOf = (address: Address, id: string) => ({
  id,
  person: address.person,
  case: 'tn-1001',
  child: 'tn-1001-c1',
  state: {
    dialog: 'record-goal',
    version: 1,
    edition: null,
    status: 'asking' as const,
    answers: { goal: 'adoption' },
    wanted: [],
    skipped: [],
    order: ['goal'],
    seen: [],
    from: {},
    key: null,
  },
  savedAt: noon,
})

/** Every row of every table that may hold what somebody said. */
async function everythingIn({ database }: World): Promise<string> {
  const db = database.schema<Record<string, { [column: string]: unknown }>>('waymark')
  const tables = ['inbox', 'outbox', 'sessions', 'drafts', 'audit']
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  return JSON.stringify(rows)
}
