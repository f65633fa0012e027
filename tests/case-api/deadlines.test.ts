import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DeadlineList } from '../../src/case-api/contract/deadlines.ts'
import { demoNames } from '../../src/case-api/demo/read.ts'
import type { Deadline } from '../../src/reminders/types.ts'
import { goal, goals, openTown, today, type Agency, type Town } from './world.ts'

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

/** Every page of somebody's list, as the contract shows it. */
async function dueFor(as: string, more = '', limit = 100): Promise<Deadline[]> {
  const items: Deadline[] = []
  let cursor = ''
  do {
    const { status, json } = await agency.call(`/v1/deadlines?limit=${limit}${more}${cursor}`, { as })
    expect(status).toBe(200)
    const page = DeadlineList.parse(json)
    items.push(...page.items)
    cursor = page.next === null ? '' : `&cursor=${page.next}`
  } while (cursor)
  return items
}

describe('GET /v1/deadlines', () => {
  it('MO-R14 MO-R15 MO-R18 tells a worker what is due, soonest first, and why', async () => {
    const due = await dueFor('worker-mo', '&case=mo-2001')
    const day30 = '2026-11-02'
    const thirty = due.filter((one) => one.due?.earliest === day30).map(({ rule }) => rule)
    expect(thirty).toEqual(
      expect.arrayContaining(['mo-d2-treatment-plan', 'mo-d3-first-cs-1', 'mo-d4-next-steps']),
    )
    const days = due.flatMap((one) => one.due?.earliest ?? [])
    expect(days).toEqual([...days].sort())
    for (const one of due)
      expect([one.because, one.citation?.quote]).toEqual([expect.any(String), expect.any(String)])
  })

  it('MO-R03 the 72 hours are shown by both ways to count, as instants', async () => {
    const atSeventyTwo = (await dueFor('worker-mo', '&case=mo-2001')).find(
      ({ rule }) => rule === 'mo-d1-goal',
    )
    expect(atSeventyTwo?.due?.readings).toEqual([
      { counted: 'calendar', on: '2026-10-06' },
      { counted: 'working', on: '2026-10-07' },
    ])
    expect(atSeventyTwo?.due?.hours?.earliest).toBe('2026-10-06T05:00:00Z')
    expect(atSeventyTwo?.owner).toEqual({ id: 'worker-mo', name: 'Caspian Dragomirescu' })
  })

  it('a worker sees their cases, a supervisor their unit, and nobody a case of somebody else', async () => {
    expect((await dueFor('worker-tn')).some((one) => one.case === 'tn-1007')).toBe(false)
    expect((await dueFor('worker-tn-2')).every((one) => one.case === 'tn-1007')).toBe(true)
    expect((await dueFor('supervisor-tn')).some((one) => one.case === 'tn-1007')).toBe(true)
    expect((await dueFor('supervisor-tn')).every((one) => one.unit === 'tn-harrow-creek')).toBe(true)
    expect((await agency.call('/v1/deadlines?case=tn-1007', { as: 'worker-tn' })).status).toBe(404)
    expect((await agency.call('/v1/deadlines?case=no-such', { as: 'worker-tn' })).status).toBe(404)
  })

  it('`until` ends the list at a day, and what has no day comes behind; small pages give the same list', async () => {
    const all = await dueFor('supervisor-mo')
    const narrowed = await dueFor('supervisor-mo', `&until=${today}`)
    expect(narrowed).toEqual(all.filter(({ due }) => due === null || due.earliest <= today))
    expect(narrowed.some(({ due }) => due === null)).toBe(true)
    expect(await dueFor('supervisor-mo', `&until=${today}`, 3)).toEqual(narrowed)
    expect(await dueFor('supervisor-mo', '', 7)).toEqual(all)
  })

  it('a cursor, a day and a limit that cannot be are refused', async () => {
    for (const bad of ['cursor=nothing', 'until=soon', 'limit=0', 'limit=1000'])
      expect((await agency.call(`/v1/deadlines?${bad}`, { as: 'worker-mo' })).status).toBe(400)
  })

  it('names no child and no parent', async () => {
    const said = JSON.stringify([await dueFor('supervisor-mo'), await dueFor('supervisor-tn')])
    const staff = new Set(demoNames().values())
    for (const name of ['Thessaly', 'Wimbush', 'Zephyrine', 'Brockelhurst', 'Skrimshire'])
      expect(said, name).not.toContain(name)
    expect([...staff].some((name) => said.includes(name))).toBe(true)
  })

  it('a goal that is recorded takes its duty away in the same moment, and an expiry comes', async () => {
    const before = await dueFor('worker-tn', '&case=tn-1001')
    expect(before.some(({ rule }) => rule === 'tn-d1-plan-expires')).toBe(false)
    const path = '/v1/children/tn-1001-c1/permanency-goals'
    expect((await agency.call(path, { as: 'worker-tn', body: goals(goal('adoption')) })).status).toBe(201)
    const after = await dueFor('worker-tn', '&case=tn-1001')
    expect(after.filter(({ rule }) => rule === 'tn-d1-plan-expires')).toEqual([
      expect.objectContaining({ child: 'tn-1001-c1', kind: 'expiry', job: null }),
    ])
  })
})
