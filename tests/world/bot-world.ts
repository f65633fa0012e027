import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dialogs } from '../../dialogs/index.ts'
import type { Address, CaseApi, Store } from '../../src/bot/ports.ts'
import type { GuidedFlow } from '../../src/bot/guided-flow.ts'
import { createCaseApiClient } from '../../src/case-api/client/client.ts'
import { agencySchema } from '../../src/case-api/server/schema.ts'
import type { AgencyTables } from '../../src/case-api/server/tables.ts'
import { openSigningKey } from '../../src/case-api/tokens/key-file.ts'
import { jsonLog } from '../../src/commands/log.ts'
import { openPolicyDesk } from '../../src/commands/local/policy-desk.ts'
import { openAnswers } from '../../src/commands/local/answers.ts'
import { openRules } from '../../src/commands/rules.ts'
import { createDesk, type Desk } from '../../src/shell/desk.ts'
import type { World as Ports } from '../../src/shell/world.ts'
import { migrate, openDatabase, openDutyMemory, openStore, type Database } from '../../src/store/index.ts'
import { faultyWire, type Fault } from '../case-api/faulty-wire.ts'
import { openAgency } from './agency.ts'
import { recordingChannel } from './channel.ts'
import { talker, type Talker } from './person.ts'
import { emptyDatabase, postgresUrl } from './postgres.ts'
import { remindWith } from './reminders.ts'

/** Monday, nine in the morning in Tennessee. */
export const monday = '2026-10-05T14:00:00.000Z'
const zone = 'America/Chicago'
/** Milliseconds after which an answer over the broken wire counts as missing. */
const brokenPatience = 150

/** A desk that starts asks for replies never shown at once, and again after it has looked through the outbox. */
const looksAtStart = 2

export type DatabaseKind = 'embedded' | 'server'
/** The server where there is one: there replicas work at the same time. */
export const quickest: DatabaseKind = postgresUrl() ? 'server' : 'embedded'

async function openKind(kind: DatabaseKind): Promise<Database> {
  if (kind === 'embedded') return openDatabase({ memory: true })
  const { url, drop } = await emptyDatabase(postgresUrl()!)
  const database = await openDatabase({ url })
  return { ...database, close: () => database.close().then(drop) }
}

/** One migrated database for a test file. Each world opened in it is an agency of its own. */
export async function openTown(kind: DatabaseKind = quickest) {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-world-'))
  const [database, key] = await Promise.all([openKind(kind), openSigningKey(directory)])
  await migrate(database.db, agencySchema)
  return {
    database,
    world: (options: WorldOptions = {}) => openWorld({ database, key, directory }, options),
    close: () => Promise.all([database.close(), rm(directory, { recursive: true })]),
  }
}
export type Town = Awaited<ReturnType<typeof openTown>>

export interface WorldOptions {
  now?: string
  /** Where an agency's own lists are; none of its own where it is not given. */
  directory?: string
  /** Guided jobs beside those of the product, offered in every state. */
  jobs?: readonly GuidedFlow[]
  /** Puts something between every desk and its ports. */
  change?: (ports: Ports) => Ports
}

interface Place {
  database: Database
  key: Awaited<ReturnType<typeof openSigningKey>>
  directory: string
}

/** A whole bot in one process: its memory, the case API with the demo agency over HTTP, and a channel that keeps everything. */
async function openWorld({ database, key, directory }: Place, options: WorldOptions) {
  const tenant = `agency-${randomUUID()}`
  const jobs = options.jobs ?? []
  const every = options.change ?? ((same: Ports) => same)
  const clock = settableClock(options.now ?? monday)
  const rules = openRules(options.directory ?? directory)
  const policyDesk = await openPolicyDesk({
    database,
    directory: options.directory ?? directory,
    rules,
    demo: true,
  })
  const reviewed = (on: string) => policyDesk.memory.reviewedAnswers(tenant, on)
  const answers = openAnswers(options.directory ?? directory, reviewed, null)
  const agency = await openAgency({
    db: database.schema<AgencyTables>(agencySchema.schema),
    key,
    tenant,
    rules,
    clock,
    zone,
  })
  const wire = await faultyWire(agency.url)
  const caseApi = breakable(agency, wire.url)
  const channel = recordingChannel()
  const lines: string[] = []
  const log = jsonLog({ write: (line) => void lines.push(line) })
  /** The desk of a process of its own over the same database. `change` puts something between it and its ports. */
  const newDesk = async (change: (ports: Ports) => Ports = (same) => same): Promise<Desk> => {
    const duties = await openDutyMemory({ database })
    const store = ownOnly(await openStore({ database: { ...database, holder: randomUUID() } }), tenant)
    return createDesk(
      change(
        every({
          store,
          duties,
          caseApi: caseApi.port,
          channel: () => channel,
          dialogs: withJobs(dialogs as unknown as readonly GuidedFlow[], jobs),
          rulesFor: offering(rules.rulesFor, jobs),
          policyDesk,
          ...answers,
          clock,
          zone,
          log,
        }),
      ),
    )
  }
  const beats = { left: 0, done: () => {} }
  const beaten = (ports: Ports): Ports => ({
    ...ports,
    store: {
      ...ports.store,
      unsent: (now) => ports.store.unsent(now).finally(() => (beats.left -= 1) === 0 && beats.done()),
    },
  })
  let desk = await newDesk()
  const at = (address: Partial<Address> & { person: string }, on?: Pick<Desk, 'receive' | 'idle'>): Talker =>
    talker(
      {
        tenant,
        channel: 'teams',
        conversation: `chat-${address.person}`,
        kind: 'personal',
        reference: null,
        ...address,
      },
      { channel, now: clock.now, desk: () => on ?? desk },
    )
  return {
    tenant,
    agency,
    channel,
    clock,
    /** Everything the bot wrote into its log. */
    lines,
    newDesk,
    at,
    /** Somebody in their own chat with the bot; on another device where one is named. */
    as: (person: string, device?: string) =>
      at({ person, ...(device !== undefined && { conversation: `${device}-${person}` }) }),
    /** Breaks what comes back from the case API, of every call, of writes, or of writes after an entry's first; null mends it. */
    breaks(fault: Fault | null, what: Breaking = 'everything') {
      wire.set(fault)
      caseApi.breaks(fault === null ? null : what)
    },
    /** The bot's process ends in good order and another one starts, which looks through the outbox at once. */
    async restart(change: (ports: Ports) => Ports = (same) => same) {
      await desk.stop()
      desk = await newDesk((ports) => change(beaten(ports)))
      const looked = new Promise<void>((done) => Object.assign(beats, { left: looksAtStart, done }))
      await desk.start()
      await looked
      await desk.stop()
      desk = await newDesk()
    },
    desk: () => desk,
    policyDesk,
    /** One run of the reminders for this agency's teams, as the clock stands. */
    remind: async () =>
      remindWith({ database, tenant, caseApi: caseApi.port, channel, clock, log, change: every }),
    store: () => openStore({ database }).then((store) => ownOnly(store, tenant)),
    async close() {
      await desk.stop()
      await Promise.all([agency.close(), wire.close()])
    },
  }
}
export type BotWorld = Awaited<ReturnType<typeof openWorld>>

/** The guided jobs of the product and these, which stand in the place of those of the same name. */
const withJobs = (all: readonly GuidedFlow[], jobs: readonly GuidedFlow[]) => [
  ...all.filter(({ id }) => !jobs.some((job) => job.id === id)),
  ...jobs,
]

/** The rules of each state with more guided jobs. */
function offering(rulesFor: Ports['rulesFor'], jobs: readonly GuidedFlow[]): Ports['rulesFor'] {
  if (jobs.length === 0) return rulesFor
  return (state, on) => {
    const book = rulesFor(state, on)
    return book && { ...book, jobs: () => [...new Set([...book.jobs(), ...jobs.map(({ id }) => id)])] }
  }
}

/** Stands still but for a millisecond at every look, so that what comes later is later. */
function settableClock(start: string) {
  let now = Date.parse(start)
  return {
    now: () => new Date(now++).toISOString(),
    set: (instant: string) => void (now = Date.parse(instant)),
    advance: (seconds: number) => void (now += seconds * 1000),
  }
}

type Breaking = 'everything' | 'writes' | 'later writes'

/** The client over a whole wire or over a broken one. */
function breakable(agency: { url: string; tokenFor(person: string): Promise<string> }, brokenUrl: string) {
  const { tokenFor } = agency
  const whole = createCaseApiClient({ baseUrl: agency.url, tokenFor, timeout: 10_000 })
  const broken = createCaseApiClient({ baseUrl: brokenUrl, tokenFor, timeout: brokenPatience })
  let mode: Breaking | null = null
  const reads = () => (mode === 'everything' ? broken : whole)
  const writes = (key: string) =>
    mode === null || (mode === 'later writes' && !/\.\d$/.test(key)) ? whole : broken
  const port: CaseApi = {
    me: (person) => reads().me(person),
    cases: (person) => reads().cases(person),
    case: (person, id) => reads().case(person, id),
    deadlines: (person, query) => reads().deadlines(person, query),
    write: (person, key, request) => writes(key).write(person, key, request),
  }
  return { port, breaks: (next: typeof mode) => void (mode = next) }
}

/** Worlds share a database; each takes up only what its own agency left behind. */
function ownOnly(store: Store, tenant: string): Store {
  const own = <T extends { address: Address }>(all: readonly T[]) =>
    all.filter(({ address }) => address.tenant === tenant)
  return {
    ...store,
    unanswered: async () => own(await store.unanswered()),
    unsent: async (now) => own(await store.unsent(now)),
    claimNotices: async (now, until, limit) => own(await store.claimNotices(now, until, limit)),
    claimDue: async (now, until, limit) => own(await store.claimDue(now, until, limit)),
  }
}
