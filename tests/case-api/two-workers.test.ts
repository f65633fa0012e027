import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds, goal, goals, goalsOf, openTown, type Agency, type Town } from './world.ts'

describe.each(databaseKinds)('two workers at one child, on %s PostgreSQL', (kind) => {
  let town: Town
  let agency: Agency
  beforeAll(async () => {
    town = await openTown(kind)
    agency = await town.openAgency()
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
  })
  afterAll(async () => {
    await agency.close()
    await town.close()
  })

  interface Listed {
    id: string
    goal: string
    role: string
    version: number
  }
  const path = goalsOf('tn-1001-c1')
  const active = async () => ((await agency.call(`${path}?status=active`)).json as { items: Listed[] }).items
  const close = ({ id, version }: Listed, as: string) =>
    agency.call(`/v1/permanency-goals/${id}/closure`, {
      as,
      ifMatch: `"${version}"`,
      body: { reason: 'Changed.' },
    })

  const code = fc.constantFrom(
    'reunification',
    'adoption',
    'permanent-guardianship',
    'exit-custody-to-relative',
  )
  const role = fc.constantFrom<'primary' | 'second'>('primary', 'second')
  const record = fc.record({
    do: fc.constant('record' as const),
    as: fc.constantFrom('worker-tn', 'worker-tn-2'),
    goals: fc.array(fc.record({ code, role }), { minLength: 1, maxLength: 2 }),
  })
  const closure = fc.record({
    do: fc.constant('close' as const),
    as: fc.constantFrom('worker-tn', 'worker-tn-2'),
    which: fc.nat(1),
  })
  const moves = fc.array(fc.oneof({ weight: 3, arbitrary: record }, closure), { minLength: 2, maxLength: 6 })

  it('TN-R03: never more than two active goals, never two alike, never a second without a primary', async () => {
    let written = 0
    await fc.assert(
      fc.asyncProperty(fc.array(moves, { minLength: 1, maxLength: 3 }), async (rounds) => {
        for (const round of rounds) {
          const seen = await active()
          const answers = await Promise.all(
            round.map((move) => {
              if (move.do === 'record')
                return agency.call(path, {
                  as: move.as,
                  body: goals(...move.goals.map((g) => goal(g.code, { role: g.role }))),
                })
              const one = seen[move.which]
              return one ? close(one, move.as) : Promise.resolve(null)
            }),
          )
          written += answers.filter((answer) => answer?.status === 201).length
          expect(answers.every((answer) => answer === null || answer.status < 500)).toBe(true)
          const now = await active()
          expect(now.length).toBeLessThanOrEqual(2)
          expect(new Set(now.map((one) => one.goal)).size).toBe(now.length)
          expect(now.map((one) => one.role)).toEqual(['primary', 'second'].slice(0, now.length))
        }
      }),
      { numRuns: 40 },
    )
    expect(written).toBeGreaterThan(0)
  })

  it('TN-R03: of two who race for the last place, one is told that it is taken', async () => {
    for (const one of (await active()).reverse()) await close(one, 'worker-tn')
    await agency.call(path, { body: goals(goal('reunification')) })
    const race = ['worker-tn', 'worker-tn-2'].map((as, i) =>
      agency.call(path, {
        as,
        body: goals(goal(['adoption', 'permanent-guardianship'][i]!, { role: 'second' })),
      }),
    )
    const statuses = (await Promise.all(race)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([201, 409])
  })
})
