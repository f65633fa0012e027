import fc from 'fast-check'
import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMemory, verifyTrail } from '../../src/store/index.ts'
import { link } from '../../src/store/audit/chain.ts'
import { canonical } from '../../src/store/audit/canonical.ts'
import type { Tables } from '../../src/store/tables.ts'
import { databaseKinds, emptyWorld, someAddress, turn, type World } from './world.ts'

type Memory = Awaited<ReturnType<typeof openMemory>>
const length = 12

describe.each(databaseKinds)('the audit trail on the %s database', (kind) => {
  let world: World
  let memory: Memory
  /** A superuser's hands. */
  let db: Kysely<Tables>
  const address = someAddress()
  const { tenant } = address
  beforeAll(async () => {
    world = await emptyWorld(kind)
    memory = await openMemory(world.database)
    db = memory.db
    for (let revision = 0; revision < length; revision++)
      await world.store.commit(turn(address, { revision }))
  })
  afterAll(() => world.close())

  const entryAt = (seq: number) =>
    db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '=', seq)
      .where('tenant', '=', tenant)
      .executeTakeFirstOrThrow()
  const change = (seq: number, what: Partial<Tables['audit']>) =>
    db.updateTable('audit').set(what).where('seq', '=', seq).where('tenant', '=', tenant).execute()
  const remove = (from: number, to = from) =>
    db
      .deleteFrom('audit')
      .where('seq', '>=', from)
      .where('seq', '<=', to)
      .where('tenant', '=', tenant)
      .execute()

  /** Verifies after the damage, then heals it, so that every example starts from the same whole trail. */
  const afterDamage = async (
    damage: () => Promise<unknown>,
    noted: Parameters<typeof verifyTrail>[1] = null,
  ) => {
    const rows = await db.selectFrom('audit').selectAll().where('tenant', '=', tenant).execute()
    const head = await db
      .selectFrom('audit_head')
      .selectAll()
      .where('tenant', '=', tenant)
      .executeTakeFirstOrThrow()
    await damage()
    const found = await verifyTrail(memory, noted)
    await db.deleteFrom('audit').where('tenant', '=', tenant).execute()
    await db.insertInto('audit').values(rows).execute()
    await db.updateTable('audit_head').set(head).where('tenant', '=', tenant).execute()
    expect(await verifyTrail(memory)).toEqual({ ok: true, entries: length })
    return found
  }

  const seqs = fc.integer({ min: 1, max: length })
  const runs = { numRuns: 30 }

  test('an edited entry is found and named', async () => {
    await fc.assert(
      fc.asyncProperty(seqs, fc.nat(), fc.constantFrom('0', '"', ' ', 'é'), async (seq, at, put) => {
        const { entry } = await entryAt(seq)
        const place = at % entry.length
        const edited = entry.slice(0, place) + put + entry.slice(place + 1)
        fc.pre(edited !== entry)
        expect(await afterDamage(() => change(seq, { entry: edited }))).toMatchObject({
          ok: false,
          firstBad: seq,
        })
      }),
      runs,
    )
  })

  test('a deleted stretch is found and its first entry named, at the end too', async () => {
    await fc.assert(
      fc.asyncProperty(seqs, fc.nat({ max: length }), async (from, more) => {
        const found = await afterDamage(() => remove(from, from + more))
        expect(found).toMatchObject({ ok: false, firstBad: from })
      }),
      runs,
    )
  })

  test('two entries that changed places are found', async () => {
    await fc.assert(
      fc.asyncProperty(seqs, seqs, async (one, other) => {
        fc.pre(one !== other)
        const [a, b] = [await entryAt(one), await entryAt(other)]
        const swap = async () => {
          await change(one, { entry: b.entry, hash: b.hash })
          await change(other, { entry: a.entry, hash: a.hash })
        }
        expect(await afterDamage(swap)).toMatchObject({ ok: false, firstBad: Math.min(one, other) })
      }),
      runs,
    )
  })

  test('an entry that was added is found, wherever it stands', async () => {
    const { entry, hash } = await entryAt(length)
    for (const seq of [-3, 0, length + 1, length + 9]) {
      const added = { tenant, seq, entry, hash: link(hash, seq, entry) }
      const found = await afterDamage(() => db.insertInto('audit').values(added).execute())
      expect(found).toMatchObject({ ok: false, firstBad: seq === length + 9 ? length + 1 : seq })
    }
  })

  test('a changed hash, a changed head and a missing head are found', async () => {
    const other = 'f'.repeat(64)
    expect(await afterDamage(() => change(5, { hash: other }))).toMatchObject({ ok: false, firstBad: 5 })
    const head = (what: Partial<Tables['audit_head']>) => () =>
      db.updateTable('audit_head').set(what).where('tenant', '=', tenant).execute()
    expect(await afterDamage(head({ hash: other }))).toMatchObject({ ok: false, firstBad: length })
    expect(await afterDamage(head({ seq: length - 1 }))).toMatchObject({ ok: false, firstBad: length })
    expect(await afterDamage(head({ seq: length + 1 }))).toMatchObject({ ok: false, firstBad: length + 1 })
  })

  test('a forger who makes one hash fit is given away by the next', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: length }), async (seq) => {
        const [before, { entry }] = [await entryAt(seq - 1), await entryAt(seq)]
        const forged = entry.replace('answer', 'nothing')
        const found = await afterDamage(() =>
          change(seq, { entry: forged, hash: link(before.hash, seq, forged) }),
        )
        expect(found).toMatchObject({ ok: false, firstBad: Math.min(seq + 1, length) })
      }),
      runs,
    )
  })

  test('a trail cut off and sealed anew looks whole, but not to who noted its head', async () => {
    const [noted, sealed] = [await entryAt(length), await entryAt(length - 4)]
    const cut = async () => {
      await remove(length - 3, length)
      const { seq, hash } = sealed
      await db.updateTable('audit_head').set({ seq, hash }).where('tenant', '=', tenant).execute()
    }
    expect(await afterDamage(cut)).toEqual({ ok: true, entries: length - 4 })
    expect(await afterDamage(cut, noted)).toMatchObject({ ok: false, firstBad: length })
    expect(await verifyTrail(memory, noted)).toEqual({ ok: true, entries: length })
  })

  test('the export says every entry in order, readable, and ends with the head to keep', async () => {
    const exported: Record<string, unknown>[] = []
    for await (const each of world.store.auditEntries()) exported.push(each as Record<string, unknown>)
    expect(exported).toHaveLength(length + 1)
    expect(exported.slice(0, -1).map(({ seq }) => seq)).toEqual(Array.from({ length }, (_, i) => i + 1))
    expect(exported[0]).toMatchObject({
      tenant,
      person: 'worker-tn',
      action: 'answer',
      detail: { goal: 'adoption' },
    })
    const { seq, hash } = await entryAt(length)
    expect(exported.at(-1)).toEqual({ tenant, head: { seq, hash } })
  })

  test('entries written at once by many conversations of one tenant make one chain', async () => {
    const crowd = someAddress()
    const talks = Array.from({ length: 40 }, (_, i) => ({ ...crowd, conversation: `talk-${i}` }))
    await Promise.all(talks.map((each) => world.store.commit(turn(each))))
    expect(await verifyTrail(memory)).toEqual({ ok: true, entries: length + 40 })
    await sql`select set_config('waymark.tenant', '', false)`.execute(db)
    const chain = await db.selectFrom('audit').select('seq').where('tenant', '=', crowd.tenant).execute()
    expect(new Set(chain.map(({ seq }) => seq)).size).toBe(40)
    await db.deleteFrom('audit').where('tenant', '=', crowd.tenant).execute()
    await db.deleteFrom('audit_head').where('tenant', '=', crowd.tenant).execute()
    expect(await verifyTrail(memory)).toMatchObject({ ok: false, firstBad: 1 })
  })
})

test('canonical JSON does not depend on the order in which fields were set', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonical(turned)).toBe(canonical(value))
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
