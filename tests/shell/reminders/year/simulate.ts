import { randomUUID } from 'node:crypto'
import type { Channel } from '../../../../src/bot/ports.ts'
import type { Ledger } from '../../../../src/bot/reminder-ports.ts'
import { runReminders } from '../../../../src/shell/reminders/run.ts'
import { deliver } from '../../../../src/teams/delivery.ts'
import { openLedger, openMemory, type Database } from '../../../../src/store/index.ts'
import { chance, dayOf, makeAgency, year, type YearsUnit } from './agency.ts'
import { yearsConnector, type Delivered } from './connector.ts'
import { judgeYear, type CompletedRun, type Verdict } from './judge.ts'
import { prepare, yearsClock, yearsOffice, type YearsClock } from './office.ts'

export type Take = (
  at: string,
  how: Delivered['how'],
  parts: {
    to: Parameters<Channel['send']>[0]
    message: string | null
    reply: Parameters<Channel['send']>[1]
  },
) => Promise<string | null>

/** The channel of one process: tries again only what was answered 429, as the one for Teams does. */
export function yearsChannel(clock: YearsClock, take: Take): Channel {
  const call = (how: Delivered['how'], parts: Parameters<Take>[2]) =>
    deliver(
      async () => {
        clock.pass(40)
        const message = await take(clock.now(), how, parts)
        if (message === null) throw Object.assign(new Error('too many'), { statusCode: 429 })
        return message
      },
      'only-when-throttled',
      async (milliseconds) => clock.pass(milliseconds),
    )
  return {
    send: (to, reply) => call('send', { to, message: null, reply }),
    update: async (to, message, reply) => void (await call('update', { to, message, reply })),
  }
}

/** The processes that run the reminders. */
export interface Fleet {
  /** Runs them at an instant; false where a process ended in the middle, so that nobody ran to the end. */
  run(instant: string): Promise<boolean>
  stop(): Promise<void>
  deaths(): number
}

/** When they run: twice on each day, now and then at any hour, and not at all for ten days in spring. */
export function instantsOfTheYear(seed: number): string[] {
  const { below, happens } = chance(seed + 1)
  return Array.from({ length: year.days }, (_, n) => n)
    .filter((n) => n < 100 || n >= 110)
    .flatMap((n) => {
      const at = (hour: number, minute: number) =>
        `${dayOf(n)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`
      return [
        ...(happens(0.2) ? [at(below(24), below(60))] : []),
        at(15, below(50)),
        at(21, below(50)),
      ].sort()
    })
}

export interface YearReport extends Verdict {
  runs: number
  deaths: number
  asked: number
  throttled: number
  delivered: number
}

export interface YearOptions {
  cases: number
  seed: number
  /** How many of its days, from the first on. */
  days?: number
  tell?: (line: string) => void
}

/** A year of reminders for made-up cases in four states, judged by what reached Teams. `fleet` makes the processes. */
export async function simulateYear(
  database: Database,
  { cases, seed, days = year.days, tell = () => {} }: YearOptions,
  fleetOf: (parts: { tenant: string; units: readonly YearsUnit[]; take: Take }) => Promise<Fleet>,
): Promise<YearReport> {
  const tenant = `agency-${randomUUID()}`
  const units = makeAgency(cases, seed)
  await prepare(database, tenant, units)
  const connector = yearsConnector()
  const fleet = await fleetOf({
    tenant,
    units,
    take: async (at, how, parts) => connector.take(at, how, parts),
  })
  const runs: CompletedRun[] = []
  const instants = instantsOfTheYear(seed).filter((at) => at < dayOf(days))
  for (const [n, at] of instants.entries()) {
    if (await fleet.run(at)) runs.push(...units.map(({ id }) => ({ at, unit: id })))
    if (n % 50 === 49) tell(`${n + 1} of ${instants.length} runs, ${fleet.deaths()} processes killed`)
  }
  await fleet.stop()
  const verdict = await judgeYear(openLedger(await openMemory(database)), tenant, units, { connector, runs })
  const delivered = connector.delivered.length
  return { ...verdict, ...connector.numbers(), delivered, runs: instants.length, deaths: fleet.deaths() }
}

/** Processes of the mind: as many as wished for at once, which now and then stop for ever at any of their calls. */
export async function inOneProcess(
  database: Database,
  { tenant, units, take }: Parameters<Parameters<typeof simulateYear>[2]>[0],
  { seed, replicas, deadly }: { seed: number; replicas: number; deadly: number },
): Promise<Fleet> {
  const { happens, below } = chance(seed + 2)
  let deaths = 0
  const born = async () => {
    const clock = yearsClock()
    const life = { calls: Infinity, over: () => {} }
    const office = await yearsOffice({ ...database, holder: randomUUID() }, units, {
      clock,
      channel: mortal(yearsChannel(clock, take), life),
    })
    return { clock, life, office: { ...office, ledger: mortal<Ledger>(office.ledger, life) } }
  }
  const all = await Promise.all(Array.from({ length: replicas }, born))
  return {
    deaths: () => deaths,
    stop: async () => {},
    async run(instant) {
      const ended = await Promise.all(
        all.map(async ({ clock, life, office }, n) => {
          clock.set(instant)
          life.calls = happens(deadly) ? below(60) : Infinity
          const died = new Promise<false>((over) => Object.assign(life, { over: () => over(false) }))
          const done = await Promise.race([died, runReminders(office, tenant).then(() => true)])
          if (!done) [deaths, all[n]] = [deaths + 1, await born()]
          return done
        }),
      )
      return ended.some(Boolean)
    },
  }
}

/** Stops for ever, before or after one of its calls. */
function mortal<T extends object>(port: T, life: { calls: number; over: () => void }): T {
  const call =
    (make: (...given: unknown[]) => Promise<unknown>) =>
    async (...given: unknown[]) => {
      life.calls -= 1
      const last = life.calls < 0
      if (last && given.length % 2 === 0) return end()
      const answer = await make(...given)
      return last ? end() : answer
    }
  const end = () => {
    life.over()
    return new Promise<never>(() => {})
  }
  return Object.fromEntries(Object.entries(port).map(([name, make]) => [name, call(make as never)])) as T
}
