import { emptyDatabase, postgresUrl } from '../world/postgres.ts'
import type { Row } from './rows.ts'

export const reminders: Row = {
  name: 'reminders',
  what: 'a year of reminders in four states: three processes on a PostgreSQL server, killed at random, Teams’ limits',
  count: 10_000,
  unit: 'cases',
  mustBe: '0 lost, 0 double, 0 out of hours, 0 children named in a channel, under 1% answered 429',
  server: true,
  async run({ count, seed, tell }) {
    const { remindWhileKilled } = await import('./reminding.ts')
    const { url, drop } = await emptyDatabase(postgresUrl() ?? '')
    const report = await remindWhileKilled({
      cases: count,
      seed,
      url,
      replicas: 3,
      deadly: 0.02,
      tell,
    }).finally(drop)
    const { expected, told, unclear, deaths, asked, throttled, failures } = report
    const share = asked === 0 ? 0 : throttled / asked
    const slow = share < 0.01 ? [] : [`${(share * 100).toFixed(1)}% answered 429`]
    const result = `${told} told of ${expected} owed, ${unclear} shown as unclear; ${deaths} processes killed, ${throttled} of ${asked} answered 429`
    const all = [...failures, ...slow]
    return {
      ok: all.length === 0,
      result: all.length === 0 ? result : `${all.length} failures`,
      notes: all.slice(0, 10),
    }
  },
}
