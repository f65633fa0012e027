import { fromPglite, PgBoss } from 'pg-boss'
import type { Database } from '../database/open.ts'

/** Its tables stand beside ours and hold names of jobs and times, nothing of anybody. */
const schema = 'waymark_clock'
const queue = 'reminders'

export interface Clockwork {
  /** Ends in good order: what runs now is waited for. */
  stop(): Promise<void>
}

export interface ClockworkParts {
  database: Database
  /** What is done each time. At any moment it runs on one process at most; who sends what is the ledger's to say. */
  run(): Promise<void>
  /** A cron expression, in universal time. */
  every?: string
  /** Hears that the clockwork itself stumbled. */
  failed(kind: string): void
}

/** Seconds. */
const pace = { look: 5, run: 600, keep: 86_400 }

/**
 * Runs the reminders every few minutes, and once at the start, whichever of several processes on one database gets to it.
 * pg-boss keeps the time: on an embedded database over the opened one, because nobody else may open it.
 */
export async function startClockwork({
  database,
  run,
  every = '*/5 * * * *',
  failed,
}: ClockworkParts): Promise<Clockwork> {
  const boss = new PgBoss({
    db: database.raw(fromPglite),
    ...(database.kind === 'embedded' && { backend: 'pglite' as const }),
    schema,
    registerInstance: false,
    cronWorkerIntervalSeconds: pace.look,
    persistWarnings: false,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (error) => failed(error.name))
  boss.on('warning', () => failed('warning'))
  await boss.start()
  // One job, waiting or at work, whoever asked for it.
  await boss.createQueue(queue, {
    policy: 'exclusive',
    retryLimit: 0,
    expireInSeconds: pace.run,
    deleteAfterSeconds: pace.keep,
    retentionSeconds: pace.keep,
  })
  await boss.work(queue, { pollingIntervalSeconds: pace.look }, run)
  await boss.schedule(queue, every, null, { tz: 'UTC', missed: 'once' })
  await boss.send(queue)
  return { stop: () => boss.stop({ graceful: true, timeout: 8000, close: false }) }
}
