import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPeople, readDemo } from '../../src/case-api/demo/read.ts'
import { goal, goals, goalsOf, openTown, today, type Agency, type Town } from './world.ts'

const cases = readDemo(today).flatMap(({ unit, cases, people }) =>
  cases.map((file) => ({ ...file, unit, people })),
)
const children = cases.flatMap((file) =>
  file.participants
    .filter(({ role }) => role === 'child')
    .map(({ id }) => ({ file, child: `${file.id}-${id}` })),
)

/** Written out anew from the demo agency's own files: who may do what. */
function relation(person: string, file: (typeof cases)[number]): 'assigned' | 'supervises' | 'none' {
  if (file.assigned.includes(person)) return 'assigned'
  const supervises = file.people.some(({ id, role }) => id === person && role === 'supervisor')
  return supervises ? 'supervises' : 'none'
}

describe('who may do what', () => {
  let town: Town
  let agency: Agency
  beforeAll(async () => {
    town = await openTown()
    agency = await town.openAgency()
  })
  afterAll(async () => {
    await agency.close()
    await town.close()
  })

  const bad = { ...goal('adoption'), targetDate: today }

  async function statuses(person: string, file: string, child: string): Promise<number[]> {
    const answers = await Promise.all([
      agency.call(`/v1/cases/${file}`, { as: person }),
      agency.call(goalsOf(child), { as: person }),
      agency.call(goalsOf(child), { as: person, body: goals(bad) }),
    ])
    for (const answer of answers) expect(answer.status === 404 ? answer.text : '').not.toContain(child)
    return answers.map(({ status }) => status)
  }

  it('every person, every child: read, list, write', async () => {
    for (const person of demoPeople())
      for (const { file, child } of children) {
        const may = relation(person, file)
        const got = await statuses(person, file.id, child)
        const refusedByRule = got[2] === 422 || got[2] === 409
        if (may === 'none') expect(got).toEqual([404, 404, 404])
        else
          expect([got[0], got[1], may === 'assigned' ? refusedByRule : got[2]]).toEqual([
            200,
            200,
            may === 'assigned' || 403,
          ])
      }
  })

  it('random triples of worker, case and child never cross a case', async () => {
    const triple = fc.tuple(
      fc.constantFrom(...demoPeople()),
      fc.constantFrom(...cases),
      fc.constantFrom(...children),
    )
    await fc.assert(
      fc.asyncProperty(triple, async ([person, asked, { file, child }]) => {
        const got = await statuses(person, asked.id, child)
        expect(got[0] === 200).toBe(relation(person, asked) !== 'none')
        expect(got[1] === 200).toBe(relation(person, file) !== 'none')
        expect(got[2] === 404).toBe(relation(person, file) === 'none')
      }),
      { numRuns: 60 },
    )
  })

  it('lists exactly the cases that can be opened', async () => {
    for (const person of demoPeople()) {
      const listed = (await agency.call('/v1/cases?limit=100', { as: person })).json as {
        items: { id: string }[]
      }
      const allowed = cases.filter((file) => relation(person, file) !== 'none').map(({ id }) => id)
      expect(listed.items.map(({ id }) => id)).toEqual(allowed.sort())
    }
  })

  it('a right that was taken away ends with the next call, and one not begun does not count', async () => {
    const assignment = { tenant: agency.tenant, case_id: 'tn-1001', person_id: 'worker-tn-2' }
    const status = async () => (await agency.call('/v1/cases/tn-1001', { as: 'worker-tn-2' })).status
    await town.db
      .insertInto('assignment')
      .values({ ...assignment, since: '2026-10-06', until: null })
      .execute()
    expect(await status()).toBe(404)
    await town.db
      .insertInto('assignment')
      .values({ ...assignment, since: '2026-09-01', until: null })
      .execute()
    expect(await status()).toBe(200)
    await town.db
      .updateTable('assignment')
      .set({ until: today })
      .where('tenant', '=', agency.tenant)
      .where('person_id', '=', 'worker-tn-2')
      .where('case_id', '=', 'tn-1001')
      .execute()
    expect(await status()).toBe(404)
  })

  it('a goal of a strange case cannot be closed, and reads like one that does not exist', async () => {
    const close = (id: string, as: string) =>
      agency.call(`/v1/permanency-goals/${id}/closure`, { as, ifMatch: '"1"', body: { reason: 'Not mine.' } })
    const [strange, nowhere] = [
      await close('goal-tn-1003-1', 'worker-tn-2'),
      await close('goal-none', 'worker-tn-2'),
    ]
    expect([strange.status, strange.text]).toEqual([404, nowhere.text])
    expect((await close('goal-tn-1003-1', 'supervisor-tn')).json).toMatchObject({
      status: 403,
      code: 'not-assigned',
    })
  })

  it('agencies in one database do not see each other', async () => {
    const other = await town.openAgency()
    const body = goals(goal('reunification'))
    await other.call(goalsOf('tn-1001-c1'), { key: 'the-same-key', body })
    expect((await agency.call(goalsOf('tn-1001-c1'))).json).toMatchObject({ items: [] })
    expect((await agency.call(goalsOf('tn-1001-c1'), { key: 'the-same-key', body })).status).toBe(201)
    const foreign = { Authorization: `Bearer ${await other.tokenFor('worker-tn')}` }
    expect((await agency.call('/v1/me', { headers: foreign })).json).toMatchObject({
      status: 403,
      code: 'tenant-not-served',
    })
    await other.close()
  })
})
