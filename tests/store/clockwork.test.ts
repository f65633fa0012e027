import { sql } from 'kysely'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startClockwork } from '../../src/store/index.ts'
import { arrival, databaseKinds, emptyWorld, someAddress, turn, type World } from './world.ts'

describe.each(databaseKinds)('the clockwork of reminders on the %s database', (kind) => {
  let world: World
  afterEach(() => world.close())

  it(
    'runs once at the start, whichever of two processes that start in the same second',
    { timeout: 60_000 },
    async () => {
      world = await emptyWorld(kind)
      let [running, most, runs] = [0, 0, 0]
      const run = async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise((done) => setTimeout(done, 300))
        running -= 1
        runs += 1
      }
      const failures: string[] = []
      const failed = (what: string) => void failures.push(what)
      const start = async () =>
        startClockwork({ database: await world.replica(), run, every: '0 4 1 1 *', failed })
      const clocks = kind === 'server' ? await Promise.all([start(), start()]) : [await start()]
      await vi.waitFor(() => expect(runs).toBe(1), 20_000)
      // The bot's own transactions go on beside it.
      const address = someAddress()
      await world.store.receive(arrival(address, 'a'))
      expect(await world.store.commit(turn(address, { inbound: 'a' }))).toBe('kept')
      await Promise.all(clocks.map((clock) => clock.stop()))
      expect({ most, runs, failures }).toEqual({ most: 1, runs: 1, failures: [] })
      const { rows } = await sql<{ tenant: string }>`select tenant from waymark.tenants`.execute(
        world.database.db,
      )
      expect(rows).toHaveLength(1)
    },
  )
})
