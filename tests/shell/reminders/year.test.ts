import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/store/index.ts'
import { databaseKinds, emptyWorld, type World } from '../../store/world.ts'
import { inOneProcess, simulateYear } from './year/simulate.ts'

/** On the server where there is one: several processes work there at once. */
const kind = databaseKinds.at(-1)!

describe(`a year of reminders on the ${kind} database`, () => {
  let world: World
  let database: Database
  beforeAll(async () => {
    world = await emptyWorld(kind)
    database = world.database
  })
  afterAll(() => world.close())

  it(
    'tells every duty once at each checkpoint, in working hours, and no child in a channel, while processes die',
    { timeout: 600_000 },
    async () => {
      const seed = 1 + (Date.now() % 1_000_000)
      const replicas = kind === 'server' ? 2 : 1
      const report = await simulateYear(database, { cases: 60, seed, days: 30 }, (parts) =>
        inOneProcess(database, parts, { seed, replicas, deadly: 0.06 }),
      )
      expect(report.failures, `seed ${seed}`).toEqual([])
      expect(report.told).toBeGreaterThan(5)
      expect(report.deaths).toBeGreaterThan(0)
      expect(report.throttled / report.asked).toBeLessThan(0.01)
    },
  )
})
