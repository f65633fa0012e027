import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CaseApi, OneWrite } from '../../src/bot/ports.ts'
import { createCaseApiClient } from '../../src/case-api/client/client.ts'
import { faultyWire, refusing, unsettling, type Fault } from './faulty-wire.ts'
import { goal, goals, openTown, type Agency, type Town } from './world.ts'

const request: OneWrite = {
  kind: 'permanency-goals',
  of: 'tn-1001-c1',
  case: 'tn-1001',
  child: 'tn-1001-c1',
  body: goals(goal('adoption')),
}

describe('the client, when the case API fails', () => {
  let town: Town
  let agency: Agency
  let wire: Awaited<ReturnType<typeof faultyWire>>
  let client: CaseApi
  /** For faults that are never over. */
  let impatient: CaseApi
  let records: () => Promise<string[]>

  beforeAll(async () => {
    town = await openTown()
    agency = await town.openAgency()
    wire = await faultyWire(agency.url)
    const parts = { baseUrl: wire.url, tokenFor: agency.tokenFor }
    client = createCaseApiClient({ ...parts, timeout: 15_000 })
    impatient = createCaseApiClient({ ...parts, timeout: 300 })
    const ofChild = town.db
      .selectFrom('permanency_goal')
      .select('id')
      .where('tenant', '=', agency.tenant)
      .where('child_id', '=', request.of)
    records = async () => (await ofChild.execute()).map(({ id }) => id)
  })
  beforeEach(() => clear())
  afterAll(async () => {
    await wire.close()
    await agency.close()
    await town.close()
  })

  const clear = () =>
    town.db
      .deleteFrom('permanency_goal')
      .where('tenant', '=', agency.tenant)
      .where('child_id', '=', request.of)
      .execute()

  const through = (fault: Fault | null, key: string) => {
    wire.set(fault)
    return (fault?.endless ? impatient : client).write('worker-tn', key, request)
  }

  /** The same key again over a sound wire, for as long as the first is running: one record, and the client names it. */
  async function reconcile(key: string): Promise<void> {
    let outcome = await through(null, key)
    while (outcome.type === 'unsettled' && outcome.reason === 'busy') outcome = await through(null, key)
    expect(outcome).toEqual({ type: 'saved', records: await records() })
    expect(await records()).toHaveLength(1)
  }

  it.each(unsettling.map((fault) => [fault.name, fault] as const))(
    '%s: not called saved, and then written once',
    async (_, fault) => {
      const key = randomUUID()
      expect(await through(fault, key)).toMatchObject({ type: 'unsettled' })
      await expect.poll(records, { timeout: 10_000 }).toHaveLength(fault.reaches ? 1 : 0)
      await reconcile(key)
    },
  )

  it.each(refusing.map((fault) => [fault.name, fault] as const))(
    '%s: refused with a sentence, nothing written',
    async (name, fault) => {
      const outcome = await through(fault, randomUUID())
      expect(outcome).toEqual({
        type: 'refused',
        code: name.split(' ')[1],
        because: expect.stringMatching(/^[A-Z].{15,}\.$/) as string,
      })
      expect(await records()).toHaveLength(0)
    },
  )

  it('any row of failures ends with one record', async () => {
    const rows = fc.array(fc.constantFrom(...unsettling), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(rows, async (faults) => {
        await clear()
        const key = randomUUID()
        for (const fault of faults) expect((await through(fault, key)).type).toBe('unsettled')
        await reconcile(key)
      }),
      { numRuns: 12 },
    )
  })

  it('tells what it is: timeout, busy with the time asked for, broken answer, unreachable', async () => {
    const outcome = (name: string) =>
      through(
        unsettling.find((fault) => fault.name === name)!,
        randomUUID(),
      )
    expect(await outcome('never answers')).toEqual({ type: 'unsettled', reason: 'timeout', retryAfter: null })
    expect(await outcome('503 with Retry-After')).toEqual({
      type: 'unsettled',
      reason: 'busy',
      retryAfter: 7,
    })
    expect(await outcome('429 with Retry-After')).toEqual({
      type: 'unsettled',
      reason: 'busy',
      retryAfter: 3,
    })
    expect(await outcome('cut off')).toMatchObject({ reason: 'broken-answer' })
    expect(await outcome('reset at once')).toMatchObject({ reason: 'unreachable' })
    const nobody = createCaseApiClient({ baseUrl: 'http://127.0.0.1:9', tokenFor: agency.tokenFor })
    expect(await nobody.write('worker-tn', randomUUID(), request)).toMatchObject({
      type: 'unsettled',
      reason: 'unreachable',
    })
  })

  it('does not throw when no token can be made, and sends nothing that does not fit the contract', async () => {
    wire.set(null)
    const mute = createCaseApiClient({
      baseUrl: wire.url,
      tokenFor: () => Promise.reject(new Error('no key')),
    })
    expect(await mute.write('worker-tn', randomUUID(), request)).toMatchObject({ type: 'unsettled' })
    expect(await mute.me('worker-tn')).toEqual({ ok: false, failure: 'unreachable' })
    for (const body of [null, {}, goals(), { ...goals(goal('adoption')), extra: 1 }])
      expect(await client.write('worker-tn', randomUUID(), { ...request, body })).toMatchObject({
        type: 'refused',
        code: 'body-invalid',
      })
    expect(await client.write('worker-tn', randomUUID(), { ...request, of: '../cases' })).toMatchObject({
      type: 'refused',
    })
    expect(await client.case('worker-tn', '..')).toEqual({ ok: false, failure: 'not-found' })
    expect(await records()).toHaveLength(0)
  })

  it.each(
    [...unsettling, ...refusing]
      .filter(({ reaches }) => !reaches)
      .map((fault) => [fault.name, fault] as const),
  )('reading with %s fails without a throw', async (_, fault) => {
    wire.set(fault)
    const reader = fault.endless ? impatient : client
    const reads = await Promise.all([
      reader.me('worker-tn'),
      reader.cases('worker-tn'),
      reader.case('worker-tn', 'tn-1001'),
    ])
    for (const read of reads) expect(read).toMatchObject({ ok: false })
  })
})
