import { openMemory, verifyTrail } from '../../src/store/index.ts'
import { numbersFrom } from '../teams/tokens.ts'
import { emptyWorld, someAddress, turn } from '../store/world.ts'

const length = 40

export interface TamperReport {
  tried: number
  failures: readonly string[]
}

/**
 * Damages an audit trail in one place, `count` times: edits, deletions, swaps, copies and cuts. Each must be found, and the
 * first bad entry named. A cut that was sealed anew is found by whoever noted where the trail ended.
 */
export async function tamper(count: number, seed: number): Promise<TamperReport> {
  const world = await emptyWorld('embedded')
  const memory = await openMemory(world.database)
  const { db } = memory
  const address = someAddress()
  const { tenant } = address
  const failures: string[] = []
  const pick = numbersFrom(seed)
  try {
    for (let revision = 0; revision < length; revision++)
      await world.store.commit(turn(address, { revision, reply: null }))
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('tenant', '=', tenant)
      .orderBy('seq')
      .execute()
    const head = await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()
    const at = (seq: number) => rows[seq - 1]!
    const put = (seq: number, what: Partial<Pick<(typeof rows)[number], 'entry' | 'hash'>>) =>
      db.updateTable('audit').set(what).where('tenant', '=', tenant).where('seq', '=', seq).execute()
    const remove = (from: number, to: number) =>
      db
        .deleteFrom('audit')
        .where('tenant', '=', tenant)
        .where('seq', '>=', from)
        .where('seq', '<=', to)
        .execute()

    /** Each answers the first bad entry that must be named, and whether the noted head is needed to see it. */
    const damages = {
      edited: async (one: number) => {
        const { entry } = at(one)
        const place = pick(entry.length)
        const letter = entry[place] === 'x' ? 'y' : 'x'
        await put(one, { entry: `${entry.slice(0, place)}${letter}${entry.slice(place + 1)}` })
        return { first: one, noted: false }
      },
      deleted: async (one: number, other: number) => {
        await remove(Math.min(one, other), Math.max(one, other))
        return { first: Math.min(one, other), noted: false }
      },
      swapped: async (one: number, other: number) => {
        const second = one === other ? (one % length) + 1 : other
        const [a, b] = [at(one), at(second)]
        await put(one, { entry: b.entry, hash: b.hash })
        await put(second, { entry: a.entry, hash: a.hash })
        return { first: Math.min(one, second), noted: false }
      },
      added: async () => {
        const last = at(length)
        await db
          .insertInto('audit')
          .values({ ...last, seq: length + 1 })
          .execute()
        return { first: length + 1, noted: false }
      },
      'cut and sealed': async (one: number) => {
        const kept = Math.min(one, length - 1)
        await remove(kept + 1, length)
        const { seq, hash } = at(kept)
        await db.updateTable('audit_head').set({ seq, hash }).where('tenant', '=', tenant).execute()
        return { first: length, noted: true }
      },
    }
    const kinds = Object.keys(damages) as (keyof typeof damages)[]
    for (let n = 0; n < count; n++) {
      const kind = kinds[n % kinds.length]!
      const expected = await damages[kind](1 + pick(length), 1 + pick(length))
      const found = await verifyTrail(memory, expected.noted ? { seq: head.seq, hash: head.hash } : null)
      if (found.ok || found.firstBad !== expected.first)
        failures.push(
          `${kind}: ${found.ok ? 'not found' : `entry ${found.firstBad} named`}, not ${expected.first}`,
        )
      await db.deleteFrom('audit').where('tenant', '=', tenant).execute()
      await db.insertInto('audit').values(rows).execute()
      await db.updateTable('audit_head').set(head).where('tenant', '=', tenant).execute()
    }
    if (!(await verifyTrail(memory)).ok) failures.push('the whole trail is called broken')
    return { tried: count, failures }
  } finally {
    await world.close()
  }
}
