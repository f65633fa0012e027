import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentHashOf } from '../../src/bot/plan-hash.ts'
import { hasConditions } from '../../src/bot/plan-on-record.ts'
import type { OnRecord } from '../../src/case-api/contract/on-record.ts'
import { dayFromWords } from '../../src/case-api/demo/day-words.ts'
import { loadDemo } from '../../src/case-api/demo/load.ts'
import { demoPeople, readDemo } from '../../src/case-api/demo/read.ts'
import { databaseKinds, now, openTown, today, type Agency, type Town } from './world.ts'

interface Seen {
  caseType: string
  facts: Record<string, unknown>
  participants: { id: string; role: string; dateOfBirth: string; guardianship: string; served: boolean }[]
  assignments: { person: string }[]
  onRecord: OnRecord
}

const age = (born: string, on = today) =>
  Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0)

describe.each(databaseKinds)('the demo agency, on %s PostgreSQL', (kind) => {
  let town: Town
  let agency: Agency
  beforeAll(async () => {
    town = await openTown(kind)
    agency = await town.openAgency()
  })
  afterAll(async () => {
    await agency.close()
    await town.close()
  })

  const see = async (id: string) =>
    (await agency.call(`/v1/cases/${id}`, { as: `supervisor-${id.slice(0, 2)}` })).json as Seen
  const goalsOf = async (child: string) =>
    (
      (await agency.call(`/v1/children/${child}/permanency-goals`, { as: `supervisor-${child.slice(0, 2)}` }))
        .json as { items: { goal: string; status: string }[] }
    ).items

  it.each<[string, string, number[], string[], string[]]>([
    ['tn-1001', 'custodial', [15, 8], ['none', 'none'], ['worker-tn']],
    ['tn-1002', 'non-custodial', [6], ['none'], ['worker-tn']],
    ['tn-1003', 'custodial', [10], ['full'], ['worker-tn']],
    ['tn-1004', 'probation-aftercare', [17], ['none'], ['worker-tn']],
    ['tn-1005', 'post-custody', [18], ['none'], ['worker-tn']],
    ['tn-1006', 'custodial', [12], ['none'], ['worker-tn']],
    ['tn-1007', 'custodial', [11], ['none'], ['worker-tn-2']],
    ['mo-2001', 'alternative-care', [4], ['none'], ['worker-mo']],
    ['mo-2002', 'alternative-care', [9], ['none'], ['worker-mo']],
    ['mo-2003', 'alternative-care', [7], ['none'], ['worker-mo']],
    ['mo-2004', 'alternative-care', [17], ['none'], ['worker-mo']],
    ['mo-2005', 'intact-family', [5], ['none'], ['worker-mo']],
    ['mo-2006', 'alternative-care', [6], ['none'], ['worker-mo']],
    ['wi-3001', 'out-of-home', [13, 9], ['none', 'none'], ['worker-wi']],
    ['wi-3002', 'in-home', [3], ['none'], ['worker-wi']],
    ['wi-3003', 'in-home', [12], ['none'], ['worker-wi']],
    ['ma-4001', 'in-home', [7], ['none'], ['worker-ma']],
    ['ma-4002', 'out-of-home', [15, 16], ['none', 'none'], ['worker-ma']],
    ['ma-4003', 'out-of-home', [0], ['none'], ['worker-ma']],
  ])('%s is %s with children of %j', async (id, caseType, ages, guardianships, workers) => {
    const found = await see(id)
    const children = found.participants.filter(({ role }) => role === 'child')
    expect(found.caseType).toBe(caseType)
    expect(children.map((child) => child.id)).toEqual(ages.map((_, i) => `${id}-c${i + 1}`))
    expect(children.map((child) => age(child.dateOfBirth))).toEqual(ages)
    expect(children.map((child) => child.guardianship)).toEqual(guardianships)
    expect(found.participants.map(({ served }) => served)).toEqual(
      found.participants.map(({ role }) => role === 'child'),
    )
    expect(found.assignments.map(({ person }) => person)).toEqual(workers)
  })

  it('has the goals on record that the situations speak of, and no others', async () => {
    const all = readDemo(today).flatMap(({ cases }) =>
      cases.flatMap((file) =>
        file.participants.filter(({ role }) => role === 'child').map(({ id }) => `${file.id}-${id}`),
      ),
    )
    const found = await Promise.all(
      all.map(async (child) => [child, (await goalsOf(child)).map(({ goal }) => goal)] as const),
    )
    expect(Object.fromEntries(found.filter(([, list]) => list.length > 0))).toEqual({
      'tn-1003-c1': ['adoption'],
      'tn-1006-c1': ['reunification', 'adoption'],
      'mo-2002-c1': ['reunification'],
      'mo-2003-c1': ['reunification'],
      'mo-2006-c1': ['adoption'],
    })
  })

  it('has the facts that later work asks for, dated from the first day', async () => {
    expect((await see('tn-1001')).participants.map(({ id }) => id)).toContain('tn-1001-p1')
    expect((await see('mo-2001')).facts).toMatchObject({ childCustodyOn: '2026-10-03' })
    expect((await see('mo-2002')).facts).toMatchObject({
      childCustodyOn: '2025-09-05',
      housing: { housingIsPrimaryBarrier: 'yes' },
    })
    expect((await see('mo-2003')).facts).toMatchObject({
      housing: { onTrialHomeVisit: 'yes', housingPreventsClosure: 'yes' },
    })
    expect((await see('mo-2004')).facts).toMatchObject({
      housing: { exitingToIndependence: 'yes', housingAtRisk: 'yes' },
    })
    expect((await see('wi-3001')).facts).toMatchObject({ removedOn: '2025-12-05' })
    expect((await see('ma-4002')).participants[0]!.dateOfBirth).toBe('2011-08-05')
  })

  it('has on record what plans and goals refer to', async () => {
    const onRecord = async (id: string) => (await see(id)).onRecord
    expect(await onRecord('wi-3002')).toMatchObject({
      personTypes: [{ child: 'wi-3002-c1', personType: 'cps' }],
      safetyAssessments: [],
    })
    expect((await onRecord('wi-3003')).personTypes).toEqual([{ child: 'wi-3003-c1', personType: null }])
    expect((await onRecord('wi-3001')).courtNumbers).toHaveLength(2)
    expect((await onRecord('ma-4001')).servicePlanGoals).toMatchObject([
      { goal: 'stabilization', scope: 'family', status: 'active', startDate: '2026-07-05' },
    ])
    expect((await onRecord('ma-4002')).servicePlanGoals).toMatchObject([{ goal: 'reunification' }])
    expect((await onRecord('ma-4003')).conferences).toMatchObject([{ heldOn: '2026-09-25' }])
  })

  it('has in wi-3001 a plan of eight months ago with two conditions and three services, and four assessment items', async () => {
    const { casePlans, cansItems } = (await see('wi-3001')).onRecord
    const [plan] = casePlans
    const conditions = hasConditions(plan!.content) ? plan!.content.conditions : []
    const services = conditions.flatMap((condition) => condition.services)
    expect([plan!.status, plan!.content.planDate, conditions.length]).toEqual(['approved', '2026-02-05', 2])
    expect(plan!.contentHash).toBe(contentHashOf(plan!.content))
    expect(plan!.names).toEqual({ worker: 'Solveig Kettlewell', supervisor: 'Henrike Zabransky' })
    expect(services.map(({ endDate }) => endDate)).toEqual([undefined, '2026-03-05', undefined])
    expect(cansItems.map(({ subject, starred }) => `${subject} ${starred}`)).toEqual([
      'child true',
      'child true',
      'child false',
      'caregiver false',
    ])
  })

  it('gives an older folder the records it did not have, with the days of its own first day', async () => {
    const of = { tenant: agency.tenant }
    const before = (await see('wi-3001')).onRecord
    for (const table of ['kept_record', 'case_plan', 'service_plan_goal'] as const)
      await town.db.deleteFrom(table).where('tenant', '=', of.tenant).execute()
    await town.db
      .updateTable('participant')
      .set({ person_type: null })
      .where('tenant', '=', of.tenant)
      .execute()
    await sql`update agency.demo_load set records_at = null where tenant = ${of.tenant}`.execute(town.db)
    const later = { tenant: of.tenant, now: '2027-01-01T00:00:00.000Z', today: '2027-01-01' }
    expect([await loadDemo(town.db, later), await loadDemo(town.db, later)]).toEqual([false, false])
    expect((await see('wi-3001')).onRecord).toEqual(before)
  })

  it('is loaded once: a second start changes nothing', async () => {
    await town.db
      .updateTable('person')
      .set({ name: 'Somebody Else' })
      .where('tenant', '=', agency.tenant)
      .where('id', '=', 'worker-tn')
      .execute()
    expect(
      await loadDemo(town.db, {
        tenant: agency.tenant,
        now: '2027-01-01T00:00:00.000Z',
        today: '2027-01-01',
      }),
    ).toBe(false)
    expect((await agency.call('/v1/me')).json).toMatchObject({ name: 'Somebody Else' })
    expect((await see('tn-1001')).participants[0]!.dateOfBirth).toBe('2011-06-05')
  })

  it('loads once when two start at the same moment', async () => {
    const at = { tenant: 'twins', now, today }
    expect((await Promise.all([loadDemo(town.db, at), loadDemo(town.db, at)])).sort()).toEqual([false, true])
  })
})

describe('the demo agency’s files', () => {
  it('name every worker and supervisor that scripts rely on', () => {
    const expected = ['tn', 'mo', 'wi', 'ma'].flatMap((state) => [
      `worker-${state}`,
      `worker-${state}-2`,
      `supervisor-${state}`,
    ])
    expect(demoPeople()).toEqual(expected)
  })

  it('carry no name twice, so that a leaked name tells where it came from', () => {
    const names = readDemo(today).flatMap(({ people, cases }) => [
      ...people.map(({ name }) => name),
      ...cases.flatMap(({ participants }) => participants.map(({ given }) => given)),
      ...cases.map(({ participants }) => participants[0]!.family),
    ])
    expect(new Set(names).size).toBe(names.length)
  })

  it.each([
    ['today', '2026-10-31', '2026-10-31'],
    ['8 months ago', '2026-10-31', '2026-02-28'],
    ['15 years 2 months ago', '2026-10-05', '2011-08-05'],
    ['in 4 months', '2026-10-31', '2027-02-28'],
    ['16 years ago', '2028-02-29', '2012-02-29'],
    ['1 year ago', '2028-02-29', '2027-02-28'],
    ['6 weeks ago', '2026-03-01', '2026-01-18'],
    ['2 days ago', '2026-01-01', '2025-12-30'],
  ])('%s, seen from %s, is %s', (words, from, day) => {
    expect(dayFromWords(words, from)).toBe(day)
  })

  it('say so when a day cannot be read', () => {
    for (const words of ['', ' ago', 'in', 'next week', '2 days'])
      expect(() => dayFromWords(words, today)).toThrow(/is no day/)
  })
})
