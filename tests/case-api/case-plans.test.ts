import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CasePlan } from '../../src/case-api/contract/case-plans.ts'
import * as entries from './entries.ts'
import { databaseKinds, openTown, today, type Agency, type Town } from './world.ts'

interface Told {
  code: string
  detail: string
  errors?: { pointer: string; detail: string }[]
}

describe.each(databaseKinds)('case plans, on %s PostgreSQL', (kind) => {
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

  const write = (caseId: string, body: object, as = 'worker-wi') =>
    agency.call(`/v1/cases/${caseId}/case-plans`, { as, body })
  const submit = ({ id, contentHash }: CasePlan, as = 'worker-wi') =>
    agency.call(`/v1/case-plans/${id}/submission`, { as, body: { contentHash } })
  const decide = ({ id, contentHash }: CasePlan, more: object, as = 'supervisor-wi') =>
    agency.call(`/v1/case-plans/${id}/approval`, { as, body: { contentHash, ...more } })
  const change = ({ id, version }: CasePlan, body: object, as = 'worker-wi') =>
    agency.call(`/v1/case-plans/${id}`, { as, method: 'PUT', ifMatch: `"${version}"`, body })
  const see = async (id: string) =>
    (await agency.call(`/v1/case-plans/${id}`, { as: 'worker-wi' })).json as CasePlan

  it('WI-R06 R10 R12 R41 R42: a plan is written, handed in, approved with today’s date, and takes the older one’s place', async () => {
    const begun = await write('wi-3001', entries.permanencyPlan({ planDate: '2026-12-01' }))
    const plan = begun.json as CasePlan
    expect([begun.status, plan.status, plan.names, begun.headers.get('ETag')]).toEqual([
      201,
      'pending',
      null,
      '"1"',
    ])
    const again = await write('wi-3001', entries.permanencyPlan())
    expect([again.status, (again.json as Told).code]).toEqual([409, 'plan-already-open'])

    const handedIn = await submit(plan)
    expect([handedIn.status, (handedIn.json as CasePlan).status]).toEqual([200, 'submitted'])
    expect((await change(handedIn.json, entries.permanencyPlan())).json).toMatchObject({
      code: 'plan-not-open',
    })

    const ahead = await decide(plan, { decision: 'approve' })
    expect([ahead.status, (ahead.json as Told).code]).toEqual([422, 'gate-not-met'])
    expect((ahead.json as Told).detail).toMatch(/future/)
    expect((await decide(plan, { decision: 'approve', planDate: '2026-10-04' })).json).toMatchObject({
      code: 'plan-date-not-today',
    })
    const approved = await decide(plan, { decision: 'approve', planDate: today })
    expect(approved.json).toMatchObject({
      status: 'approved',
      approvedOn: today,
      content: { planDate: today },
      names: { worker: 'Solveig Kettlewell', supervisor: 'Henrike Zabransky' },
    })
    expect(await see('wi-3001-plan-1')).toMatchObject({ status: 'superseded', supersededBy: plan.id })
    expect((await change(approved.json, entries.permanencyPlan())).json).toMatchObject({
      code: 'plan-not-open',
    })
  })

  it('returns a plan with a note, and takes it up again when it was corrected', async () => {
    const plan = (await write('wi-3001', entries.permanencyPlan())).json as CasePlan
    await submit(plan)
    expect((await decide(plan, { decision: 'return' })).json).toMatchObject({ code: 'field-missing' })
    const returned = (await decide(plan, { decision: 'return', note: 'Say who drives.' })).json as CasePlan
    expect(returned).toMatchObject({
      status: 'returned',
      decisions: [{ decision: 'return', note: 'Say who drives.' }],
    })
    expect((await submit(returned)).json).toMatchObject({ code: 'plan-not-open' })
    const stale = await change(plan, entries.permanencyPlan())
    expect([stale.status, (stale.json as Told).code]).toEqual([412, 'version-stale'])
    const corrected = (await change(returned, entries.permanencyPlan({ functioning: { child: 'Well.' } })))
      .json as CasePlan
    expect(corrected).toMatchObject({ status: 'pending', version: returned.version + 1 })
    expect((await submit(plan)).json).toMatchObject({ code: 'content-changed' })
    expect((await submit(corrected)).status).toBe(200)
    expect((await decide(plan, { decision: 'approve' })).json).toMatchObject({ code: 'content-changed' })
    expect((await decide(corrected, { decision: 'approve' })).status).toBe(200)
    expect((await decide(corrected, { decision: 'approve' })).json).toMatchObject({
      code: 'plan-not-submitted',
    })
  })

  it('WI-R16 R31 R32: names every unmet gate with the way to mend it', async () => {
    const cps = (await write('wi-3002', entries.cpsPlan())).json as CasePlan
    const refused = (await submit(cps)).json as Told
    expect(refused).toMatchObject({ code: 'gate-not-met' })
    expect(refused.detail).toMatch(/Safety Assessment/)
    expect(refused.errors).toHaveLength(1)

    const bare = entries.permanencyPlan({
      conditions: [entries.condition({ services: [entries.service({ cansItems: ['wi-3001-cans-1'] })] })],
      considered: [],
    })
    const plan = (await write('wi-3001', bare)).json as CasePlan
    const unmet = (await submit(plan)).json as Told
    expect(unmet.errors?.map(({ pointer }) => pointer)).toEqual([
      '/gates/wi-starred-items-served',
      '/gates/wi-child-items-dealt-with',
    ])
    expect((await see(plan.id)).status).toBe('pending')
    expect((await change(plan, entries.permanencyPlan())).status).toBe(200)
  })

  it('lets nobody approve who wrote on it, nobody but a supervisor of the unit, and of two supervisors one', async () => {
    const plan = (await agency.call('/v1/cases/wi-3001', { as: 'worker-wi' })).json as {
      onRecord: { casePlans: CasePlan[] }
    }
    const pending = plan.onRecord.casePlans.find(({ status }) => status === 'pending')!
    const people = {
      tenant: agency.tenant,
      state: 'wi' as const,
      unit: 'wi-tamarack-bend',
      role: 'supervisor' as const,
    }
    await town.db
      .insertInto('person')
      .values([
        { ...people, id: 'second', identity: 'second', name: 'Zelda Umbridge-Ash' },
        { ...people, id: 'third', identity: 'third', name: 'Yorick Quill' },
      ])
      .execute()
    await town.db
      .insertInto('assignment')
      .values({
        tenant: agency.tenant,
        case_id: 'wi-3001',
        person_id: 'third',
        since: '2026-01-01',
        until: null,
      })
      .execute()
    await submit(pending, 'third')
    expect((await decide(pending, { decision: 'approve' }, 'worker-wi')).json).toMatchObject({
      code: 'not-a-supervisor',
    })
    expect((await decide(pending, { decision: 'approve' }, 'third')).json).toMatchObject({ code: 'own-plan' })
    expect((await decide(pending, { decision: 'approve' }, 'supervisor-mo')).json).toMatchObject({
      code: 'not-found',
    })
    const race = await Promise.all(
      ['supervisor-wi', 'second'].map((as) => decide(pending, { decision: 'approve' }, as)),
    )
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('WI-R39: an import names the very content it was taken from', async () => {
    const { casePlans } = (
      (await agency.call('/v1/cases/wi-3001', { as: 'worker-wi' })).json as {
        onRecord: { casePlans: CasePlan[] }
      }
    ).onRecord
    const { id, contentHash } = casePlans.find((plan) => plan.status === 'approved')!
    const from = (importedFrom: object) =>
      entries.permanencyPlan({
        conditions: [entries.condition({ services: [entries.service({ importedFrom })] })],
      })
    const source = { plan: id, contentHash, condition: 1, service: 1 }
    for (const [spoilt, code] of [
      [{ ...source, contentHash: 'a'.repeat(64) }, 'import-changed'],
      [{ ...source, service: 9 }, 'not-of-this-case'],
      [{ ...source, plan: 'plan-of-nobody' }, 'not-of-this-case'],
    ] as const)
      expect((await write('wi-3001', from(spoilt))).json).toMatchObject({ code })
    const plan = await write('wi-3001', from(source))
    expect(plan.status).toBe(201)
  })

  it('WI-R08: a child without a person type has no plan, and a plan does not make one up', async () => {
    const body = entries.cpsPlan({ children: [{ ref: 'wi-3003-c1', personType: null }], conditions: [] })
    expect((await write('wi-3003', body)).json).toMatchObject({ code: 'gate-not-met' })
    const other = entries.cpsPlan({ children: [{ ref: 'wi-3002-c1', personType: 'not-cps' }] })
    expect((await write('wi-3002', other)).json).toMatchObject({ code: 'person-type-differs' })
  })

  it('MO-R20 to R28: Next Steps answer the four questions, and are approved like any plan', async () => {
    const short = entries.nextSteps()
    delete short['onTrack']
    expect((await write('mo-2002', short, 'worker-mo')).json).toMatchObject({
      code: 'field-missing',
      errors: [{ pointer: '/onTrack' }],
    })
    const plan = (await write('mo-2002', entries.nextSteps(), 'worker-mo')).json as CasePlan
    expect((await submit(plan, 'worker-mo')).status).toBe(200)
    expect((await decide(plan, { decision: 'approve' }, 'supervisor-mo')).json).toMatchObject({
      status: 'approved',
    })
  })
})
