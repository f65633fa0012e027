import { describe, expect, it } from 'vitest'
import { emptyDatabase, postgresUrl } from '../world/postgres.ts'
import { killAndRestart } from './kill.ts'

const seed = Date.now() % 100_000

describe('killed with SIGKILL under load and started again', () => {
  it(`every confirmed goal is recorded exactly once, nobody is stuck (seed ${seed})`, async () => {
    const report = await killAndRestart({ cycles: 4, seed })
    expect(report.failures).toEqual([])
    expect(report.cycles).toBe(4)
    expect(report.confirmed).toBeGreaterThan(0)
    expect(report.saved).toBe(report.confirmed)
  }, 120_000)

  it.runIf(postgresUrl())(
    `so on a PostgreSQL server (seed ${seed})`,
    async () => {
      const { url, drop } = await emptyDatabase(postgresUrl() ?? '')
      const report = await killAndRestart({ cycles: 2, seed, databaseUrl: url }).finally(drop)
      expect(report.failures).toEqual([])
      expect(report.saved).toBe(report.confirmed)
    },
    120_000,
  )
})
