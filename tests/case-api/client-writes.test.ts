import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OneWrite, WriteKind, WriteOutcome } from '../../src/bot/ports.ts'
import { createCaseApiClient } from '../../src/case-api/client/client.ts'
import * as entries from './entries.ts'
import { openTown, today, type Agency, type Town } from './world.ts'

describe('the client, for every kind of write', () => {
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

  const client = (over: { fetch?: typeof fetch } = {}) =>
    createCaseApiClient({ baseUrl: agency.url, tokenFor: agency.tokenFor, ...over })
  const caseIn = (of: string) => /[a-z]{2}-\d{4}/.exec(of)?.[0] ?? ''
  const send = (person: string, kind: WriteKind, of: string, body: unknown, more: Partial<OneWrite> = {}) =>
    client().write(person, randomUUID(), { kind, of, body, case: caseIn(of), child: null, ...more })
  const recordOf = (outcome: WriteOutcome): string => {
    if (outcome.type !== 'saved') throw new Error(JSON.stringify(outcome))
    return outcome.records[0]!
  }
  const planOf = async (id: string) => {
    const read = await client().case('worker-wi', 'wi-3001')
    if (!read.ok) throw new Error('The case could not be read.')
    return read.value.onRecord.casePlans.find((plan) => plan.id === id)!
  }

  it('saves goals, a concurrent plan and their closures', async () => {
    const of = 'mo-2001-c1'
    const goals = await send('worker-mo', 'permanency-goals', of, entries.moGoals())
    expect(goals).toMatchObject({
      type: 'saved',
      records: [expect.stringMatching(/^goal-/), expect.stringMatching(/^goal-/)],
    })
    const plan = recordOf(await send('worker-mo', 'concurrent-plan', of, entries.concurrentPlan()))
    const reason = { reason: 'The team decided so.' }
    expect(await send('worker-mo', 'concurrent-plan-closure', plan, reason, { ifMatch: '7' })).toMatchObject({
      type: 'refused',
      code: 'version-stale',
    })
    expect(
      await send('worker-mo', 'goal-closure', 'goal-mo-2006-1', reason, { case: 'mo-2006', ifMatch: '1' }),
    ).toEqual({ type: 'saved', records: ['goal-mo-2006-1'] })
  })

  it('saves a plan, its change, its submission and its approval', async () => {
    const id = recordOf(await send('worker-wi', 'case-plan', 'wi-3001', entries.permanencyPlan()))
    const changed = entries.permanencyPlan({ functioning: { family: 'Close.' } })
    const about = { case: 'wi-3001', ifMatch: '"1"' }
    expect(await send('worker-wi', 'case-plan-change', id, changed, about)).toEqual({
      type: 'saved',
      records: [id],
    })
    const { contentHash } = await planOf(id)
    expect(await send('worker-wi', 'case-plan-submission', id, { contentHash })).toEqual({
      type: 'saved',
      records: [id],
    })
    const approve = { decision: 'approve', contentHash }
    expect(await send('worker-wi', 'case-plan-approval', id, approve)).toMatchObject({
      type: 'refused',
      because: expect.stringMatching(/supervisor/),
    })
    expect(await send('supervisor-wi', 'case-plan-approval', id, approve)).toEqual({
      type: 'saved',
      records: [id],
    })
    expect(await planOf(id)).toMatchObject({ status: 'approved', names: { worker: 'Solveig Kettlewell' } })
  })

  it('saves a referral with its note, an outcome, a closing summary and a service plan goal', async () => {
    const referral = recordOf(await send('worker-mo', 'ces-referral', 'mo-2002', entries.referral()))
    await send('worker-mo', 'contact-note', 'mo-2002', entries.note({ kind: 'referral', referral }))
    const outcome = recordOf(
      await send('worker-mo', 'ces-outcome', referral, entries.outcome(), { case: 'mo-2002' }),
    )
    expect(
      await send('worker-mo', 'contact-note', 'mo-2002', entries.note({ kind: 'result', referral, outcome })),
    ).toMatchObject({ type: 'saved' })
    expect(await send('worker-mo', 'closing-summary', 'mo-2002', { housingSecured: true })).toEqual({
      type: 'saved',
      records: ['mo-2002'],
    })
    const goal = entries.familyGoal({ replaces: 'goal-ma-4003-f1' })
    expect(await send('worker-ma', 'service-plan-goal', 'ma-4003', goal)).toMatchObject({ type: 'saved' })
    const read = await client().case('worker-mo', 'mo-2002')
    expect(read).toMatchObject({
      ok: true,
      value: {
        onRecord: {
          cesReferrals: [{ status: 'connected', outcomes: [{ noted: true }] }],
          closingSummary: { housingSecured: true, version: 1 },
        },
      },
    })
  })

  it('gives a refusal in the rule’s own words, and sends nothing that is not complete', async () => {
    const twice = await send('worker-mo', 'ces-referral', 'mo-2002', entries.referral())
    expect(twice).toMatchObject({ type: 'refused', code: 'referral-already-open' })
    expect(await send('worker-mo', 'ces-referral', 'mo-2002', { county: 'Boone' })).toMatchObject({
      code: 'body-invalid',
    })
    expect(await send('worker-mo', 'contact-note', '../mo-2002', entries.note())).toMatchObject({
      code: 'body-invalid',
    })
  })

  it('calls nothing saved that answers about something else', async () => {
    const other: typeof fetch = async (address, init) => {
      const answer = await fetch(address, init)
      const text = (await answer.text()).replaceAll('mo-2005', 'mo-2006').replaceAll(today, '2026-10-04')
      return new Response(text, { status: answer.status, headers: answer.headers })
    }
    const write = {
      kind: 'contact-note',
      of: 'mo-2005',
      case: 'mo-2005',
      child: null,
      body: entries.note(),
    } as const
    expect(await client({ fetch: other }).write('worker-mo', randomUUID(), write)).toEqual({
      type: 'unsettled',
      reason: 'broken-answer',
      retryAfter: null,
    })
  })
})
