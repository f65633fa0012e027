import * as fc from 'fast-check'
import type { BotWorld, WorldOptions } from '../world/bot-world.ts'
import { siblings } from '../world/siblings.ts'
import { emptyDatabase, postgresUrl } from '../world/postgres.ts'
import { readCorpora, noCorpora } from './corpora.ts'
import { sendHostile } from './hostile.ts'
import { killAndRestart, type KillOptions } from './kill.ts'
import { modelRows } from './model-rows.ts'
import { oddLines } from './logs.ts'
import { raceForSessions } from './races.ts'
import { reminders } from './reminding-row.ts'
import { tamper } from './tamper.ts'

export interface How {
  count: number
  seed: number
  /** Where public collections of bad input lie; null for none. */
  corpora: string | null
  /** Hears how far it is. */
  tell: (line: string) => void
}

export interface Outcome {
  ok: boolean
  /** What came out, in a few words. */
  result: string
  /** How much was done, where that is not simply the count. */
  count?: string
  /** What should not have been, and what was found on the way. */
  notes?: readonly string[]
}

/** One line of the table. */
export interface Row {
  name: string
  what: string
  /** The full count. */
  count: number
  /** What is counted. */
  unit: string
  mustBe: string
  /** Needs a PostgreSQL server. */
  server?: true
  run(how: How): Promise<Outcome>
}

const judged = (failures: readonly string[], result: string, count?: string): Outcome => ({
  ok: failures.length === 0,
  result: failures.length === 0 ? result : `${failures.length} failures`,
  notes: failures.slice(0, 10),
  ...(count !== undefined && { count }),
})

async function killed(options: Omit<KillOptions, 'cycles' | 'seed' | 'tell'>, how: How): Promise<Outcome> {
  const { count, seed, tell } = how
  const report = await killAndRestart({ ...options, cycles: count, seed, tell })
  const { confirmed, saved, repeatedReplies, failures } = report
  const lost = failures.length > 0 ? failures : confirmed === saved ? [] : [`${confirmed - saved} not saved`]
  return judged(lost, `${saved} of ${confirmed} saved once, ${repeatedReplies} replies repeated`)
}

/** Runs a property over a world of its own; its log may neither speak of failures nor of anybody. */
const inWorld =
  (load: () => Promise<(world: BotWorld, count: number) => Promise<void>>, options: WorldOptions = {}) =>
  async ({ count, seed }: How): Promise<Outcome> => {
    const { openTown } = await import('../world/bot-world.ts')
    fc.configureGlobal({ seed })
    const [run, town] = [await load(), await openTown()]
    const world = await town.world(options)
    try {
      await run(world, count)
      const { lines } = world
      const failed = lines.filter((line) => line.includes('failed'))
      return judged([...failed, ...oddLines(lines)], 'none found')
    } finally {
      await world.close()
      await town.close()
    }
  }

export const rows: readonly Row[] = [
  {
    name: 'tokens',
    what: 'forged and odd tokens, 84 kinds',
    count: 2100,
    unit: 'tokens',
    mustBe: '0 taken, 0 of 5xx, all 401 or 403; good kinds pass',
    async run({ count, seed }) {
      const { stockVersusGate } = await import('../teams/stock.ts')
      const { stock, gate } = await stockVersusGate(Math.ceil(count / 84), seed)
      const bad = [...gate.ranATurn, ...gate.answered5xx, ...gate.otherThan401or403]
      const failures = gate.goodKindsTaken === 3 ? bad : [...bad, 'a good kind was refused']
      const beside = `CloudAdapter's own check, same tokens: ${stock.ranATurn.length} of 84 kinds ran a turn (${stock.ranATurn.join(', ')}); ${stock.answered5xx.length} kinds answered 500`
      const outcome = judged(failures, '0 taken, 0 of 5xx, 3 of 3 good kinds pass', `${gate.attempts}`)
      return { ...outcome, notes: [...(outcome.notes ?? []), beside] }
    },
  },
  {
    name: 'hostile',
    what: 'hostile input over HTTP: fuzzed, deep, huge, zipped, naughty, slow',
    count: 10_000,
    unit: 'requests',
    mustBe: '0 ends, 0 of 5xx, none over 2 s, memory level',
    async run({ count, seed, corpora }) {
      const from = corpora === null ? noCorpora : await readCorpora(corpora)
      const { sent, slowest, grown, statuses, failures } = await sendHostile(count, seed, from)
      const outcome = judged(failures, `0 of 5xx, slowest ${slowest} ms, memory +${grown} MB`, `${sent}`)
      const none = corpora === null ? ['left out: naughty strings and JSON parsing (no --corpora DIR)'] : []
      return {
        ...outcome,
        notes: [...(outcome.notes ?? []), `answers: ${JSON.stringify(statuses)}`, ...none],
      }
    },
  },
  {
    name: 'kill',
    what: 'kill -9 under load, at random moments and named points',
    count: 100,
    unit: 'cycles',
    mustBe: '0 lost, 0 double, 0 stuck, opens, audit whole',
    run: (how) => killed({}, how),
  },
  {
    name: 'kill-server',
    what: 'the same on a PostgreSQL server',
    count: 20,
    unit: 'cycles',
    mustBe: '0 lost, 0 double, 0 stuck, audit whole',
    server: true,
    async run(how) {
      const { url, drop } = await emptyDatabase(postgresUrl() ?? '')
      return await killed({ databaseUrl: url }, how).finally(drop)
    },
  },
  {
    name: 'dates',
    what: 'hours, days, months, quarters and working days of 2024 to 2032 in four zones',
    count: 13_000,
    unit: 'days',
    mustBe: "equal to PostgreSQL's own arithmetic",
    async run({ count }) {
      const { differences } = await import('../policy/deadlines/oracle.ts')
      const { looked, found } = await differences(Math.max(1, Math.floor(13_152 / count)))
      return judged(found, 'none differs', `${looked}`)
    },
  },
  {
    name: 'stop',
    what: 'SIGTERM under load',
    count: 20,
    unit: 'stops',
    mustBe: '0 lost, exit 0 within 10 s',
    run: (how) => killed({ politely: true }, how),
  },
  {
    name: 'stops',
    what: 'a stop in the middle of turns, in one process',
    count: 100,
    unit: 'stops',
    mustBe: '0 acknowledged lost',
    run: inWorld(async () => (await import('../shell/stops.ts')).stops),
  },
  {
    name: 'deaths',
    what: 'a process that dies before or after each of its calls',
    count: 1,
    unit: 'rounds',
    mustBe: '0 lost, 0 double',
    run: inWorld(async () => {
      const { deaths } = await import('../shell/crashes.ts')
      return async (world, rounds) => {
        for (let round = 0; round < rounds; round++) await deaths(world, 1)
      }
    }),
  },
  {
    name: 'faults',
    what: 'case API faults, every kind at every write',
    count: 25,
    unit: 'of each kind',
    mustBe: '0 double, 0 false "saved", each ends told',
    run: inWorld(async () => {
      const { neverAnswered, writeFaults } = await import('../shell/faults.ts')
      return async (world, seeds) => {
        await writeFaults(world, seeds)
        await neverAnswered(world)
      }
    }),
  },
  {
    name: 'rows-of-writes',
    what: 'two writes in a row: the second breaks or is refused, or the process dies between',
    count: 10,
    unit: 'of each kind',
    mustBe: '0 double, 0 lost, half done told as such',
    run: inWorld(
      async () => {
        const [{ brokenRows }, { deaths, twoWrites }] = await Promise.all([
          import('../shell/rows-of-writes.ts'),
          import('../shell/crashes.ts'),
        ])
        return async (world, seeds) => {
          await brokenRows(world, seeds)
          await deaths(world, 1, twoWrites)
        }
      },
      { jobs: [siblings] },
    ),
  },
  {
    name: 'deliveries',
    what: 'deliveries doubled, out of order, a day late',
    count: 1000,
    unit: 'talks of 3 to 10 messages',
    mustBe: 'as a serial run: 0 double replies or writes',
    run: inWorld(async () => (await import('../shell/deliveries.ts')).deliveries),
  },
  {
    name: 'devices',
    what: 'two devices, two processes at once',
    count: 500,
    unit: 'interleavings',
    mustBe: '0 lost updates',
    run: inWorld(async () => (await import('../shell/deliveries.ts')).devices),
  },
  {
    name: 'two-workers',
    what: 'two workers at one child',
    count: 500,
    unit: 'interleavings',
    mustBe: 'never a third goal',
    run: inWorld(async () => (await import('../shell/deliveries.ts')).twoWorkers),
  },
  {
    name: 'clicks',
    what: 'Confirm pressed 2 to 32 times at once',
    count: 500,
    unit: 'crowds',
    mustBe: 'exactly one write each',
    run: inWorld(async () => (await import('../shell/presses.ts')).doubleClicks),
  },
  {
    name: 'forged-cards',
    what: 'forged card data: extra keys, wrong types, others’ cards',
    count: 4000,
    unit: 'presses',
    mustBe: '0 state changes, 0 exceptions',
    run: inWorld(async () => (await import('../shell/forged.ts')).forgedCards),
  },
  {
    name: 'privacy',
    what: 'what a channel or group hears, with planted children',
    count: 1800,
    unit: 'talks of 3 to 8 messages',
    mustBe: '0 in text, card, summary',
    run: inWorld(async () => (await import('../shell/privacy.ts')).channelPrivacy),
  },
  {
    name: 'talk',
    what: 'anything said in any order',
    count: 1000,
    unit: 'conversations',
    mustBe: '0 exceptions, always a way forward',
    run: inWorld(async () => (await import('../shell/talk.ts')).anything),
  },
  {
    name: 'logs',
    what: 'the log of talk and of a case API that fails',
    count: 300,
    unit: 'conversations',
    mustBe: 'codes and counts only, nothing of a person',
    async run(how) {
      let logged = 0
      const outcome = await inWorld(async () => {
        const [{ anything }, { writeFaults }] = await Promise.all([
          import('../shell/talk.ts'),
          import('../shell/faults.ts'),
        ])
        return async (world, count) => {
          await writeFaults(world, 1)
          await anything(world, count)
          logged = world.lines.length
          if (logged === 0) throw new Error('Nothing was logged at all')
        }
      })(how)
      return outcome.ok ? { ...outcome, result: `${logged} lines, none of a person` } : outcome
    },
  },
  {
    name: 'audit',
    what: 'audit trail: edits, deletions, swaps, additions, cuts',
    count: 1000,
    unit: 'damages',
    mustBe: 'all found, first bad entry named',
    async run({ count, seed }) {
      const { tried, failures } = await tamper(count, seed)
      return judged(failures, `${tried - failures.length} of ${tried} found and named`)
    },
  },
  {
    name: 'sessions',
    what: 'turns that begin from the same session, two replicas',
    count: 1000,
    unit: 'races',
    mustBe: 'one kept, the others told',
    async run({ count, seed }) {
      const { commits, databases, failures } = await raceForSessions(count, seed)
      return judged(failures, `0 lost updates in ${commits} commits (${databases.join(', ')})`)
    },
  },
  ...modelRows,
  reminders,
]
