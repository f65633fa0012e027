import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseApiParts } from '../../src/case-api/server/context.ts'
import { DeadlineList } from '../../src/case-api/contract/deadlines.ts'
import type { Deadline } from '../../src/reminders/types.ts'
import { databaseKinds, duties, now, openTown, type Agency, type Town } from './world.ts'

describe.each(databaseKinds)('what is due is kept, on %s PostgreSQL', (kind) => {
  let town: Town
  beforeAll(async () => {
    town = await openTown(kind)
  })
  afterAll(() => town.close())

  const dueIn = async (agency: Agency, as: string, more = ''): Promise<Deadline[]> => {
    const { status, json } = await agency.call(`/v1/deadlines?limit=100${more}`, { as })
    expect(status).toBe(200)
    return DeadlineList.parse(json).items
  }
  /** The same agency in the hands of another process. */
  const again = (agency: Agency, overrides: Partial<CaseApiParts>) =>
    town.openAgency({ tenant: agency.tenant, ...overrides })
  const rulesOf = (items: readonly Deadline[]) => items.map(({ rule }) => rule)

  it('a day that lay ahead comes, and the duty that waited for it is there without a write', async () => {
    const first = await town.openAgency()
    await town.db
      .updateTable('case_file')
      .set({ facts: JSON.stringify({ removedOn: '2026-10-20', openedOn: '2026-10-01' }) })
      .where('tenant', '=', first.tenant)
      .where('id', '=', 'mo-2001')
      .execute()
    const ahead = await dueIn(first, 'worker-mo', '&case=mo-2001')
    expect(ahead.find(({ rule }) => rule === 'mo-d1-goal')?.problem?.kind).toBe('trigger-in-future')
    const later = await again(first, { clock: { now: () => '2026-10-20T15:00:00.000Z' } })
    const come = await dueIn(later, 'worker-mo', '&case=mo-2001')
    expect(come.find(({ rule }) => rule === 'mo-d1-goal')?.due?.earliest).toBe('2026-10-23')
    await Promise.all([first.close(), later.close()])
  })

  it('other rules or another calendar: every case is worked out anew, once', async () => {
    const first = await town.openAgency()
    const before = await dueIn(first, 'supervisor-mo')
    let asked = 0
    const bookFor: typeof duties.bookFor = (state) => {
      asked += 1
      const book = duties.bookFor(state)
      if (!book) return null
      const without = (rules: readonly { id: string }[]) => rules.filter(({ id }) => id !== 'mo-d8-pprt')
      return {
        ...book,
        sets: book.sets.map((set) => ({
          ...set,
          edition: { ...set.edition, rules: without(set.edition.rules) as typeof set.edition.rules },
        })),
      }
    }
    const second = await again(first, { duties: { ...duties, bookFor, fingerprint: 'others' } })
    const after = await dueIn(second, 'supervisor-mo')
    expect(rulesOf(before)).toContain('mo-d8-pprt')
    expect(rulesOf(after)).not.toContain('mo-d8-pprt')
    const once = asked
    expect(await dueIn(second, 'supervisor-mo')).toEqual(after)
    expect(asked).toBe(once)
    await Promise.all([first.close(), second.close()])
  })

  it('two processes that start at the same moment keep one list', async () => {
    const first = await town.openAgency()
    const second = await again(first, {})
    const lists = await Promise.all([first, second, first, second].map((one) => dueIn(one, 'supervisor-tn')))
    expect(new Set(lists.map((list) => JSON.stringify(list))).size).toBe(1)
    await Promise.all([first.close(), second.close()])
  })

  it('a write that is refused leaves what is due as it was', async () => {
    const agency = await town.openAgency({ clock: { now: () => now } })
    const before = await dueIn(agency, 'worker-tn')
    const body = {
      goals: [{ goal: 'no-such-goal', role: 'primary', startDate: '2026-10-05' }],
      edition: 'tn@2018-04-01',
    }
    const { status } = await agency.call('/v1/children/tn-1001-c1/permanency-goals', {
      as: 'worker-tn',
      body,
    })
    expect(status).toBe(422)
    expect(await dueIn(agency, 'worker-tn')).toEqual(before)
    await agency.close()
  })

  it('the demo agency is alive: overdue, due this week, in hours, to consider, and without its day', async () => {
    const agency = await town.openAgency()
    const of = async (state: string) => dueIn(agency, `supervisor-${state}`)
    const [mo, tn, wi, ma] = await Promise.all(['mo', 'tn', 'wi', 'ma'].map(of))
    for (const items of [mo, tn, wi, ma]) {
      const days = (items ?? []).flatMap(({ due }) => (due ? [due] : []))
      expect(days.some(({ latest }) => latest < '2026-10-05')).toBe(true)
      expect(days.some(({ earliest }) => earliest >= '2026-10-05' && earliest <= '2026-10-12')).toBe(true)
    }
    expect(mo?.some(({ due }) => due?.hours)).toBe(true)
    expect(mo?.some(({ kind }) => kind === 'advisory')).toBe(true)
    for (const items of [mo, tn, ma])
      expect(items?.some(({ problem }) => problem?.kind === 'no-trigger')).toBe(true)
    await agency.close()
  })
})
