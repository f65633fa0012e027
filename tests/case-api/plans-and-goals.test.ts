import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConcurrentPlan } from '../../src/case-api/contract/concurrent-plans.ts'
import type { Goal } from '../../src/case-api/contract/permanency-goals.ts'
import type { ServicePlanGoal } from '../../src/case-api/contract/service-plan-goals.ts'
import * as entries from './entries.ts'
import { databaseKinds, openTown, today, type Agency, type Town } from './world.ts'

describe.each(databaseKinds)('goals and plans of every state, on %s PostgreSQL', (kind) => {
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

  const as = 'worker-mo'
  const record = (child: string, body: object, who = as) =>
    agency.call(`/v1/children/${child}/permanency-goals`, { as: who, body })
  const plan = (child: string, body: object) =>
    agency.call(`/v1/children/${child}/concurrent-plans`, { as, body })
  const close = (path: string, version: number, reason = 'The team decided so.') =>
    agency.call(`${path}/closure`, { as, ifMatch: `"${version}"`, body: { reason } })
  const serve = (caseId: string, body: object) =>
    agency.call(`/v1/cases/${caseId}/service-plan-goals`, { as: 'worker-ma', body })

  it('MO-R03 R05 R07: goal and concurrent goal with the meeting that decided them, without a target date', async () => {
    const alone = { ...entries.moGoals(), goals: entries.moGoals().goals.slice(0, 1) }
    const early = {
      ...alone,
      goals: alone.goals.map((goal) => ({ ...goal, decidedAt: { forum: 'fst-72', date: '2020-06-01' } })),
    }
    const [decided] = entries.moGoals().goals
    const { decidedAt: _, ...undecided } = decided!
    expect((await record('mo-2001-c1', { ...alone, goals: [undecided] })).json).toMatchObject({
      code: 'field-missing',
    })
    expect((await record('mo-2001-c1', early)).json).toMatchObject({ code: 'field-missing' })
    const both = await record('mo-2001-c1', entries.moGoals())
    expect(both.status).toBe(201)
    const { items } = both.json as { items: Goal[] }
    expect(
      items.map(({ role, targetDate, decidedAt }) => [role, targetDate, decidedAt?.forum]).sort(),
    ).toEqual([
      ['concurrent', null, 'fst-72'],
      ['primary', null, 'fst-72'],
    ])
  })

  it('TN: uses no concurrent role, and asks for a target date', async () => {
    const goal = { goal: 'adoption', role: 'concurrent', startDate: today, targetDate: '2027-05-22' }
    const send = (one: object) =>
      record('tn-1001-c1', { goals: [one], edition: 'tn@2018-04-01' }, 'worker-tn')
    expect((await send(goal)).json).toMatchObject({ code: 'role-not-used' })
    expect((await send({ goal: 'adoption', role: 'primary', startDate: today })).json).toMatchObject({
      code: 'target-missing',
    })
  })

  it('MO-R07 R08 R13: a concurrent plan beside reunification, one at a time, replaced by name', async () => {
    const first = await plan('mo-2001-c1', entries.concurrentPlan())
    expect(first.status).toBe(201)
    expect((await plan('mo-2001-c1', entries.concurrentPlan())).json).toMatchObject({
      code: 'concurrent-plan-already-active',
    })
    const { id } = first.json as ConcurrentPlan
    const second = await plan(
      'mo-2001-c1',
      entries.concurrentPlan({
        replaces: id,
        relatives: { considered: false, contraryToWelfareReason: 'None is safe.' },
      }),
    )
    expect(second.status).toBe(201)
    const all = (
      (await agency.call('/v1/children/mo-2001-c1/concurrent-plans', { as })).json as {
        items: ConcurrentPlan[]
      }
    ).items
    expect(all.map(({ status }) => status).sort()).toEqual(['active', 'closed'])
  })

  it('MO-R10: a concurrent plan can be closed when the rules no longer ask for a concurrent goal', async () => {
    await plan('mo-2002-c1', entries.concurrentPlan())
    const [standing] = (
      (await agency.call('/v1/children/mo-2002-c1/concurrent-plans', { as })).json as {
        items: ConcurrentPlan[]
      }
    ).items
    const path = `/v1/concurrent-plans/${standing!.id}`
    expect((await close(path, 1)).json).toMatchObject({ code: 'concurrent-plan-still-required' })
    await close('/v1/permanency-goals/goal-mo-2002-1', 1)
    const adoption = {
      goal: 'guardianship',
      role: 'primary',
      startDate: today,
      decidedAt: { forum: 'pprt', date: today },
    }
    expect((await record('mo-2002-c1', { goals: [adoption], edition: 'mo@2021-07-02' })).status).toBe(201)
    expect((await close(path, 9)).json).toMatchObject({ code: 'version-stale' })
    expect((await close(path, 1)).json).toMatchObject({
      status: 'closed',
      closedReason: 'The team decided so.',
    })
    expect((await close(path, 2)).json).toMatchObject({ code: 'already-closed' })
  })

  it('WI: adoption names rationale and efforts', async () => {
    const goal = { goal: 'adoption', role: 'primary', startDate: today }
    const send = (one: object) =>
      record('wi-3001-c1', { goals: [one], edition: 'wi@2014-02-01' }, 'worker-wi')
    expect((await send(goal)).json).toMatchObject({
      code: 'field-missing',
      errors: [{ pointer: '/rationale' }],
    })
    expect(
      (await send({ ...goal, rationale: 'No return is likely.', efforts: 'Two families were asked.' }))
        .status,
    ).toBe(201)
    const second = { ...goal, goal: 'return-home', role: 'second' }
    expect((await send(second)).json).toMatchObject({ code: 'goal-limit-reached' })
  })

  it('MA-R02 R03 R09: one goal for the family, another for a child with its reason', async () => {
    expect((await serve('ma-4003', entries.familyGoal())).json).toMatchObject({
      code: 'service-plan-goal-already-active',
    })
    const changed = await serve('ma-4003', entries.familyGoal({ replaces: 'goal-ma-4003-f1' }))
    expect(changed.status).toBe(201)
    const own = entries.familyGoal({
      scope: 'child',
      children: ['ma-4002-c2'],
      goal: 'adoption',
      reasonForChild: 'He wishes it.',
    })
    expect((await serve('ma-4002', own)).status).toBe(201)
    expect((await serve('ma-4002', own)).json).toMatchObject({ code: 'service-plan-goal-already-active' })
    const list = (await agency.call('/v1/cases/ma-4003/service-plan-goals', { as: 'worker-ma' })).json as {
      items: ServicePlanGoal[]
    }
    expect(list.items.map(({ goal, status }) => [goal, status]).sort()).toEqual([
      ['adoption', 'active'],
      ['reunification', 'closed'],
    ])
  })

  it.each<[string, string, object, string, RegExp]>([
    [
      'MA-R20: APPLA below sixteen',
      'ma-4002',
      { scope: 'child', children: ['ma-4002-c1'], reasonForChild: 'x', goal: 'appla' },
      'goal-not-allowed',
      /16/,
    ],
    [
      'MA-R21: APPLA with one left',
      'ma-4002',
      {
        scope: 'child',
        children: ['ma-4002-c2'],
        reasonForChild: 'x',
        goal: 'appla',
        ruledOut: [{ goal: 'adoption', reason: 'No.' }],
      },
      'requirement-missing',
      /Not ruled out yet/,
    ],
    ['MA-R09: no conference', 'ma-4002', { conference: undefined }, 'field-missing', /Conference/],
    ['MA-R14: nothing ruled out', 'ma-4002', { goal: 'guardianship' }, 'field-missing', /./],
    [
      'MA-R17: kin without a licence',
      'ma-4002',
      { goal: 'care-with-kin', kin: { relation: 'blood', licensed: 'not-licensed' } },
      'gate-not-met',
      /licen/,
    ],
    [
      'MA-R18: no such relation',
      'ma-4002',
      { goal: 'care-with-kin', kin: { relation: 'neighbour', licensed: 'licensed' } },
      'code-not-known',
      /./,
    ],
    [
      'MA-R06: placed for protection',
      'ma-4002',
      { goal: 'stabilization', nonProtectivePlacement: false, conference: undefined },
      'gate-not-met',
      /./,
    ],
    ['an alternative plan at home', 'ma-4001', {}, 'goal-not-known', /./],
    [
      'a conference to come',
      'ma-4002',
      { conference: { date: '2026-10-06', reason: 'x' } },
      'day-in-future',
      /future/,
    ],
    ['a family goal for one child', 'ma-4002', { children: ['ma-4002-c1'] }, 'contradiction', /./],
    [
      'a child of another case',
      'ma-4002',
      { scope: 'child', children: ['ma-4003-c1'], reasonForChild: 'x' },
      'not-of-this-case',
      /./,
    ],
    [
      'a parent',
      'ma-4002',
      { scope: 'child', children: ['ma-4002-p1'], reasonForChild: 'x' },
      'not-a-served-child',
      /./,
    ],
  ])('refuses %s', async (_, caseId, more, code, says) => {
    const refused = await serve(caseId, entries.familyGoal(more as Record<string, unknown>))
    expect(refused.json).toMatchObject({ code, detail: expect.stringMatching(says) })
  })
})
