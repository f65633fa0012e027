import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Access } from '../../src/case-api/contract/audit.ts'
import type { CasePlan } from '../../src/case-api/contract/case-plans.ts'
import type { CesReferral } from '../../src/case-api/contract/ces-referrals.ts'
import * as entries from './entries.ts'
import { databaseKinds, openTown, type Agency, type Sent, type Town } from './world.ts'

describe.each(databaseKinds)('whose records they are, on %s PostgreSQL', (kind) => {
  let town: Town
  let agency: Agency
  let plan: CasePlan
  let referral: CesReferral
  beforeAll(async () => {
    town = await openTown(kind)
    agency = await town.openAgency()
    plan = (
      await agency.call('/v1/cases/wi-3001/case-plans', { as: 'worker-wi', body: entries.permanencyPlan() })
    ).json
    referral = (
      await agency.call('/v1/cases/mo-2002/ces-referrals', { as: 'worker-mo', body: entries.referral() })
    ).json
  })
  afterAll(async () => {
    await agency.close()
    await town.close()
  })

  const closing = { method: 'PUT', ifMatch: '"0"', body: { housingSecured: true } } satisfies Sent
  /** Every address about one case, as somebody without the case sends it. */
  const addresses = (): [string, Sent][] => [
    ['/v1/children/mo-2002-c1/concurrent-plans', {}],
    ['/v1/children/mo-2002-c1/concurrent-plans', { body: entries.concurrentPlan() }],
    ['/v1/cases/wi-3001/case-plans', {}],
    ['/v1/cases/wi-3001/case-plans', { body: entries.permanencyPlan() }],
    [`/v1/case-plans/${plan.id}`, {}],
    [`/v1/case-plans/${plan.id}`, { method: 'PUT', ifMatch: '"1"', body: entries.permanencyPlan() }],
    [`/v1/case-plans/${plan.id}/submission`, { body: { contentHash: plan.contentHash } }],
    [`/v1/case-plans/${plan.id}/approval`, { body: { contentHash: plan.contentHash, decision: 'approve' } }],
    ['/v1/cases/ma-4002/service-plan-goals', {}],
    ['/v1/cases/ma-4002/service-plan-goals', { body: entries.familyGoal() }],
    ['/v1/cases/mo-2002/ces-referrals', {}],
    ['/v1/cases/mo-2002/ces-referrals', { body: entries.referral() }],
    [`/v1/ces-referrals/${referral.id}/outcomes`, { body: entries.outcome() }],
    ['/v1/cases/mo-2002/contact-notes', {}],
    ['/v1/cases/mo-2002/contact-notes', { body: entries.note() }],
    ['/v1/cases/mo-2002/closing-summary', {}],
    ['/v1/cases/mo-2002/closing-summary', closing],
  ]

  it('answers "not yours" and "does not exist" with the same bytes, whoever asks', async () => {
    const texts = new Set<string>()
    for (const as of ['worker-tn', 'supervisor-tn', 'worker-mo-2', 'worker-wi-2', 'worker-ma-2'])
      for (const [path, sent] of addresses()) {
        const answer = await agency.call(path, { ...sent, as })
        expect(answer.status, `${as} ${path}`).toBe(404)
        texts.add(answer.text)
      }
    for (const path of [
      '/v1/case-plans/plan-0',
      '/v1/cases/case-0/ces-referrals',
      '/v1/children/child-0/concurrent-plans',
    ])
      texts.add((await agency.call(path)).text)
    expect(texts.size).toBe(1)
  })

  it('lets a supervisor read and decide, and write nothing', async () => {
    for (const [path, sent] of addresses()) {
      if (path.endsWith('/approval')) continue
      const state =
        /(?:cases|children)\/(mo|wi|ma)/.exec(path)?.[1] ?? (path.includes(referral.id) ? 'mo' : 'wi')
      const { status } = await agency.call(path, { ...sent, as: `supervisor-${state}` })
      if (sent.body) expect(status, path).toBe(403)
      else expect([200, 404], path).toContain(status)
    }
  })

  it('shows who looked at or changed a case to those it belongs to, newest first, page by page', async () => {
    const trail = async (as: string, more = '') =>
      (await agency.call(`/v1/audit?limit=5${more}`, { as })).json as { items: Access[]; next: string | null }
    await agency.call('/v1/cases/mo-2003', { as: 'worker-mo' })
    const { items, next } = await trail('worker-mo')
    expect(items[0]).toMatchObject({ case: 'mo-2003', person: 'worker-mo', action: 'getCase', status: 200 })
    const more = await trail('worker-mo', `&cursor=${next}`)
    expect(Number(more.items[0]!.id)).toBeLessThan(Number(items.at(-1)!.id))
    const tried = (await trail('supervisor-mo', '&case=mo-2002')).items
    expect(tried.map(({ person }) => person)).toContain('supervisor-mo')
    expect((await trail('worker-mo-2')).items).toEqual([])
    expect((await agency.call('/v1/audit?cursor=x', { as: 'worker-mo' })).json).toMatchObject({
      code: 'cursor-invalid',
    })
  })

  it('notes refused attempts of strangers too', async () => {
    await agency.call('/v1/cases/mo-2004', { as: 'worker-tn' })
    const { items } = (await agency.call('/v1/audit?case=mo-2004', { as: 'worker-mo' })).json as {
      items: Access[]
    }
    expect(items).toMatchObject([{ person: 'worker-tn', status: 404 }])
  })
})
