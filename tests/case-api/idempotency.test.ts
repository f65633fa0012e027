import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../src/case-api/server/answers.ts'
import { idempotent } from '../../src/case-api/server/idempotency.ts'
import {
  databaseKinds,
  goal,
  goals,
  goalsOf,
  now,
  openTown,
  rulesFor,
  today,
  type Agency,
  type Town,
} from './world.ts'

describe.each(databaseKinds)('one write for one key, on %s PostgreSQL', (kind) => {
  let town: Town
  beforeAll(async () => {
    town = await openTown(kind)
  })
  afterAll(() => town.close())

  const child = goalsOf('tn-1001-c1')
  const body = goals(goal('reunification'))
  const countOf = async (agency: Agency) =>
    ((await agency.call(child)).json as { items: unknown[] }).items.length

  it('32 at once: one record; whoever is too early is told to come again, and gets the same bytes', async () => {
    const agency = await town.openAgency()
    const all = await Promise.all(
      Array.from({ length: 32 }, () => agency.call(child, { key: 'pressed-32-times', body })),
    )
    const late = await agency.call(child, { key: 'pressed-32-times', body })
    expect(late.status).toBe(201)
    for (const answer of all) {
      if (answer.status === 201) expect(answer.text).toBe(late.text)
      else
        expect([answer.json, answer.headers.get('Retry-After')]).toEqual([
          expect.objectContaining({ status: 409, code: 'request-still-running' }),
          '1',
        ])
    }
    expect(await countOf(agency)).toBe(1)
    await agency.close()
  })

  it('while the first is running, the same key is told to come again and does no work', async () => {
    const agency = await town.openAgency()
    const runOnce = idempotent(() => Promise.resolve())
    const scope = { db: town.db, tenant: agency.tenant, now, today, touched: new Set<string>() }
    const keyed = { person: 'worker-tn', key: 'still-running', fingerprint: 'the-same' }
    let finish = () => {}
    const held = new Promise<void>((resolve) => (finish = resolve))
    let worked = 0
    const work = () => held.then(() => answer(201, { worked: ++worked }))
    const first = runOnce(scope, keyed, work)
    const second = await runOnce(scope, keyed, work)
    expect([second.status, second.headers['Retry-After']]).toEqual([409, '1'])
    finish()
    expect((await first).text).toBe('{"worked":1}')
    expect((await runOnce(scope, keyed, work)).text).toBe('{"worked":1}')
    await agency.close()
  })

  it('a failure keeps neither the record nor the key, so that the same request can still be written', async () => {
    let broken = true
    const agency = await town.openAgency({
      rulesFor: (state, on) => {
        if (broken) throw new Error('Zephyrine Brockelhurst must not be seen')
        return rulesFor(state, on)
      },
    })
    const failed = await agency.call(child, { key: 'fails-at-first', body })
    expect([failed.status, failed.text.includes('Zephyrine')]).toEqual([500, false])
    expect(await countOf(agency)).toBe(0)
    broken = false
    expect((await agency.call(child, { key: 'fails-at-first', body })).status).toBe(201)
    expect(await countOf(agency)).toBe(1)
    await agency.close()
  })

  it('a body whose keys were stored in another order is the same body', async () => {
    const agency = await town.openAgency()
    const first = await agency.call(child, { key: 'another-order', body })
    const turned = {
      edition: body.edition,
      goals: body.goals.map((of) => Object.fromEntries(Object.entries(of).reverse())),
    }
    const again = await agency.call(child, { key: 'another-order', body: turned })
    expect([again.status, again.text]).toEqual([201, first.text])
    await agency.close()
  })

  it('a key belongs to its worker: a colleague with the same key writes for themselves', async () => {
    const agency = await town.openAgency()
    await town.db
      .insertInto('assignment')
      .values({
        tenant: agency.tenant,
        case_id: 'tn-1001',
        person_id: 'worker-tn-2',
        since: '2026-01-01',
        until: null,
      })
      .execute()
    await agency.call(child, { key: 'a-shared-key', body })
    const second = goals(goal('adoption', { role: 'second' }))
    expect((await agency.call(child, { as: 'worker-tn-2', key: 'a-shared-key', body: second })).status).toBe(
      201,
    )
    expect(await countOf(agency)).toBe(2)
    await agency.close()
  })

  it('the same key on another child is refused', async () => {
    const agency = await town.openAgency()
    await agency.call(child, { key: 'another-address', body })
    const answer = await agency.call(goalsOf('tn-1001-c2'), { key: 'another-address', body })
    expect(answer.json).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
    await agency.close()
  })

  it('a closure repeated gets the same bytes and the same ETag', async () => {
    const agency = await town.openAgency()
    const sent = { key: 'close-it-once', ifMatch: '"1"', body: { reason: 'Adopted.' } }
    const path = '/v1/permanency-goals/goal-tn-1003-1/closure'
    const [first, again] = [await agency.call(path, sent), await agency.call(path, sent)]
    expect([first.status, first.headers.get('ETag')]).toEqual([200, '"2"'])
    expect([again.status, again.headers.get('ETag'), again.text]).toEqual([200, '"2"', first.text])
    await agency.close()
  })
})
