import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseApi } from '../../src/bot/ports.ts'
import { createCaseApiClient } from '../../src/case-api/client/client.ts'
import { goal, goals, openTown, type Agency, type Town } from './world.ts'

describe('the client, with a sound case API', () => {
  let town: Town
  let agency: Agency
  let client: CaseApi
  let calls: string[]

  beforeAll(async () => {
    town = await openTown()
    agency = await town.openAgency()
    calls = []
    const counting: typeof fetch = (input, init) => {
      calls.push(`${init?.method} ${new URL(input instanceof Request ? input.url : input).pathname}`)
      return fetch(input, init)
    }
    client = createCaseApiClient({ baseUrl: agency.url, tokenFor: agency.tokenFor, fetch: counting })
  })
  afterAll(async () => {
    await agency.close()
    await town.close()
  })

  it('knows who somebody is, and who nobody is', async () => {
    expect(await client.me('supervisor-tn')).toMatchObject({
      ok: true,
      value: { role: 'supervisor', state: 'tn' },
    })
    expect(await client.me('nobody')).toEqual({ ok: false, failure: 'not-known-here' })
    expect(await client.cases('nobody')).toEqual({ ok: false, failure: 'not-known-here' })
  })

  it('TN-R16: reads the workload, a case and its active goals', async () => {
    const cases = await client.cases('worker-tn')
    expect(cases.ok && cases.value.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `tn-100${n}`))
    expect(await client.case('worker-tn', 'tn-1001')).toMatchObject({
      ok: true,
      value: { caseType: 'custodial' },
    })
    expect(await client.case('worker-tn', 'tn-1007')).toEqual({ ok: false, failure: 'not-found' })
    const whole = await client.case('worker-tn', 'tn-1006')
    expect(whole.ok && whole.value.onRecord.goals.map(({ role }) => role)).toEqual(['primary', 'second'])
  })

  it('follows the cursors of a long list to its end', async () => {
    const files = Array.from({ length: 230 }, (_, i) => `long-${String(i).padStart(3, '0')}`)
    const tenant = agency.tenant
    await town.db
      .insertInto('case_file')
      .values(
        files.map((id) => ({
          tenant,
          id,
          state: 'wi',
          case_type: 'in-home',
          unit: 'wi-tamarack-bend',
          opened_on: '2026-01-01',
          facts: '{}',
        })),
      )
      .execute()
    const read = await client.cases('supervisor-wi')
    expect(read.ok && read.value.filter(({ id }) => id.startsWith('long-')).map(({ id }) => id)).toEqual(
      files,
    )
  })

  it('saves, names the records, and a refusal comes in the rule’s own words', async () => {
    const about = { case: 'tn-1001', child: 'tn-1001-c1', of: 'tn-1001-c1' }
    const request = { kind: 'permanency-goals' as const, ...about }
    const two = goals(goal('reunification'), goal('adoption', { role: 'second' }))
    const key = randomUUID()
    const outcome = await client.write('worker-tn', key, { ...request, body: two })
    expect(outcome).toMatchObject({ type: 'saved', records: [expect.any(String), expect.any(String)] })
    expect(await client.write('worker-tn', key, { ...request, body: two })).toEqual(outcome)
    expect(
      await client.write('worker-tn', randomUUID(), {
        ...request,
        body: goals(goal('permanent-guardianship', { role: 'second' })),
      }),
    ).toEqual({
      type: 'refused',
      code: 'goal-limit-reached',
      because: 'A child can have at most two goals.',
    })
  })

  it('reads at most twice, writes once, and never speaks to another host', async () => {
    const before = calls.length
    const down = createCaseApiClient({
      baseUrl: 'http://127.0.0.1:9',
      tokenFor: agency.tokenFor,
      fetch: (_, init) => (calls.push(init!.method!), Promise.reject(new TypeError('fetch failed'))),
    })
    await down.me('worker-tn')
    await down.write('worker-tn', randomUUID(), {
      kind: 'permanency-goals',
      case: 'tn-1001',
      child: 'tn-1001-c1',
      of: 'tn-1001-c1',
      body: goals(goal('adoption')),
    })
    expect(calls.slice(before)).toEqual(['GET', 'GET', 'POST'])
  })
})
