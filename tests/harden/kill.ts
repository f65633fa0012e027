import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase, openMemory, verifyTrail, type DatabasePlace } from '../../src/store/index.ts'
import { startConnector } from '../teams/connector.ts'
import { numbersFrom } from '../teams/tokens.ts'
import { freePorts, startProduct, type Ports, type Product } from '../world/product.ts'
import { agencyClient, type Agency } from './agency-client.ts'
import { openLane, Stuck, type Entry, type Lane, type LaneParts } from './lane.ts'
import { points, type Point } from './points.ts'

export interface KillReport {
  cycles: number
  /** How often each kind of end came: at a random moment of the real command, or at a named point. */
  ends: Readonly<Record<string, number>>
  confirmed: number
  saved: number
  /** Replies that arrived more than once: allowed, because a reply is sent again rather than lost. */
  repeatedReplies: number
  /** What must not be, in words; empty when all holds. */
  failures: readonly string[]
}

export interface KillOptions {
  cycles: number
  seed: number
  /** Asks politely instead, SIGTERM: every end must be with exit code 0 and within ten seconds. */
  politely?: boolean
  /** A PostgreSQL database to use instead of the embedded one. */
  databaseUrl?: string
  /** Hears of every cycle. */
  tell?: (line: string) => void
}

/** `notes`: the case whose contact notes each entry adds one to, as the second write of its row. */
type LaneOf = Pick<LaneParts, 'child' | 'person' | 'says'> & { notes?: string }

const lanes: readonly LaneOf[] = [
  { child: 'tn-1001-c1', person: 'worker-tn' },
  { child: 'tn-1001-c2', person: 'worker-tn' },
  { child: 'tn-1006-c1', person: 'worker-tn' },
  { child: 'tn-1007-c1', person: 'worker-tn-2' },
  {
    child: 'mo-2001-c1',
    person: 'worker-mo',
    notes: 'mo-2001',
    says: (by) => `72-hour meeting for mo-2001: goal adoption by ${by}`,
  },
]

/** Milliseconds: the longest wait for a random end, for a named point, for an answer, for a stop. */
const times = { random: 4000, point: 20_000, answer: 20_000, stop: 10_000 }
/** On a server nobody knows that a process is gone; what it held is free after this. Seconds. */
const leases = 90

/** A step through the named points that meets them all, and differing ones in a few cycles. */
const stride = 7

/** What the cycles share. */
interface Trial {
  directory: string
  ports: Ports
  options: KillOptions
  lanes: readonly Lane[]
  agency: Agency
  failures: string[]
}

/**
 * Kills the product again and again while four workers record goals: every second time the real start command at a random
 * moment, otherwise its parts at a named point. After each restart every entry must come to its end, be in the case API
 * as often as the worker was told, and nobody may be stuck.
 */
export async function killAndRestart(options: KillOptions): Promise<KillReport> {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-kill-'))
  const connector = await startConnector()
  const ports = await freePorts()
  const pick = numbersFrom(options.seed)
  const agency = await agencyClient(directory, () => `http://127.0.0.1:${ports.caseApi}`)
  let days = 0
  const nextDate = () => new Date(Date.UTC(2030, 0, 1 + days++)).toISOString().slice(0, 10)
  const shared = { connector, agency, pick, nextDate, patience: times.answer }
  const trial: Trial = {
    directory,
    ports,
    options,
    agency,
    lanes: lanes.map((lane) => openLane({ ...shared, ...lane })),
    failures: [],
  }
  const ends: Record<string, number> = {}
  try {
    for (let cycle = 0; cycle < options.cycles && trial.failures.length < 10; cycle++) {
      const end = await oneCycle(trial, cycle)
      ends[end] = (ends[end] ?? 0) + 1
      options.tell?.(`cycle ${cycle + 1}, ended ${end}`)
    }
    await lastLook(trial)
  } finally {
    await connector.close()
    await rm(directory, { recursive: true, force: true, maxRetries: 3 })
  }
  const entries = trial.lanes.flatMap((lane) => lane.entries)
  return {
    cycles: Object.values(ends).reduce((sum, count) => sum + count, 0),
    ends,
    confirmed: entries.filter(({ acknowledged }) => acknowledged).length,
    saved: entries.filter(({ told }) => told !== null).length,
    repeatedReplies: trial.lanes.reduce((sum, lane) => sum + lane.repeated(), 0),
    failures: trial.failures,
  }
}

/** Starts, brings to an end what the last end interrupted, works, and is ended. Answers how. */
async function oneCycle(trial: Trial, cycle: number): Promise<string> {
  const { politely = false, seed } = trial.options
  const named = cycle % 2 === 1 && !politely
  const point = named ? points[((cycle >> 1) * stride + seed) % points.length] : undefined
  const product = await start(trial, cycle, point)
  try {
    await everyLane(trial, cycle, (lane) => lane.recover(product.bot))
    await compare(trial, cycle)
    const working = everyLane(trial, cycle, (lane) => lane.work(product.bot))
    if (point) await reach(point, product, cycle, trial.failures)
    else await pause(20 + numbersFrom(seed + cycle)(times.random))
    if (politely) await stopInTime(product, cycle, trial.failures)
    await product.kill()
    await working
  } finally {
    await product.kill()
  }
  if (cycle % 3 === 2) await verify(trial, cycle)
  return point ?? 'at a random moment'
}

async function reach(point: Point, product: Product, cycle: number, failures: string[]): Promise<void> {
  process.kill(product.pid, 'SIGUSR2')
  const reached = await Promise.race([product.ended, pause(times.point, false as const)])
  if (reached === false) failures.push(`cycle ${cycle}: "${point}" was not reached`)
}

async function stopInTime(product: Product, cycle: number, failures: string[]): Promise<void> {
  const { code, took } = await product.stop()
  if (code !== 0) failures.push(`cycle ${cycle}: it ended with ${code}`)
  if (took > times.stop) failures.push(`cycle ${cycle}: it took ${Math.round(took)} ms to stop`)
}

function start({ directory, ports, options }: Trial, cycle: number, point?: Point): Promise<Product> {
  const { databaseUrl } = options
  const later = new Date(Date.now() + cycle * leases * 1000).toISOString()
  const named = { WAYMARK_KILL_AT: point ?? '', WAYMARK_KILL_HIT: `${1 + (cycle % 4)}` }
  return startProduct({
    directory,
    ports,
    ...(point && { program: 'tests/harden/bot-at-points.ts' }),
    ...(databaseUrl !== undefined && { args: ['--now', later] }),
    env: { ...(point && named), ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) },
  })
}

async function everyLane(trial: Trial, cycle: number, act: (lane: Lane) => Promise<void>): Promise<void> {
  await Promise.all(
    trial.lanes.map((lane) =>
      act(lane).catch((error: unknown) => {
        if (!(error instanceof Stuck)) throw error
        trial.failures.push(`cycle ${cycle}: stuck: ${error.message}`)
      }),
    ),
  )
}

/** Every entry against the case API: there once when the worker was told so, never twice, and none that nobody meant. */
async function compare({ lanes, agency, failures }: Trial, cycle: number): Promise<void> {
  for (const { entries } of lanes) {
    const [first] = entries
    if (!first) continue
    const goals = await agency.goals(first.child, first.person)
    for (const entry of entries)
      failures.push(...faults(entry, goals).map((fault) => `cycle ${cycle}: ${fault}`))
    const { notes: of } = lanesOf(first.child)
    const notes = of === undefined ? goals.length : await agency.notes(of, first.person)
    if (notes !== goals.length)
      failures.push(`cycle ${cycle}: ${goals.length} goals of ${first.child} have ${notes} contact notes`)
  }
}

const lanesOf = (child: string): LaneOf => lanes.find((lane) => lane.child === child) ?? { child, person: '' }

function faults(entry: Entry, goals: Awaited<ReturnType<Agency['goals']>>): string[] {
  const { child, targetDate, told, refused, acknowledged } = entry
  const there = goals.filter((goal) => goal.targetDate === targetDate)
  const name = `${child} by ${targetDate}`
  return [
    ...(there.length > 1 ? [`${name} is recorded ${there.length} times`] : []),
    ...(told !== null && there[0]?.id !== told
      ? [`${name} was called saved as ${told} and is not there`]
      : []),
    ...(refused && there.length > 0 ? [`${name} was called not saved and is there`] : []),
    ...(refused ? [`${name} was refused, and nothing stood against it`] : []),
    ...(acknowledged && told === null && !refused ? [`${name} was confirmed and never came to an end`] : []),
  ]
}

/** One more start: everything in hand comes to its end, and it stops in good order. */
async function lastLook(trial: Trial): Promise<void> {
  const product = await start(trial, trial.options.cycles)
  try {
    await everyLane(trial, trial.options.cycles, (lane) => lane.recover(product.bot))
    await compare(trial, trial.options.cycles)
    const { code } = await product.stop()
    if (code !== 0) trial.failures.push(`the last stop ended with ${code}`)
  } finally {
    await product.kill()
  }
  await verify(trial, trial.options.cycles)
}

/** The database opens as it was left, and the audit trail is whole. */
async function verify({ directory, options, failures }: Trial, cycle: number): Promise<void> {
  const place: DatabasePlace = options.databaseUrl
    ? { url: options.databaseUrl }
    : { directory: join(directory, 'database') }
  const database = await openDatabase(place)
  try {
    const trail = await verifyTrail(await openMemory(database))
    if (!trail.ok) failures.push(`cycle ${cycle}: the audit trail is broken: ${trail.because}`)
  } finally {
    await database.close()
  }
}
