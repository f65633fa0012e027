import type { RunReport } from '../../reminders/types.ts'
import { createKeeper } from '../../shell/reminders/keeper.ts'
import { startClockwork, type Clockwork } from '../../store/index.ts'
import { createMetrics, type Metrics } from '../metrics.ts'
import type { ReminderPorts } from '../../board/index.ts'
import { openOffice, type OfficeParts } from './office.ts'

export interface RemindersHealth {
  /** They ran lately and could read what is due. */
  works: boolean
  /** ISO instant; null before the first. */
  lastRun: string | null
}

export interface Reminders {
  /** Somebody did something about a duty. */
  changed(): void
  health(): Promise<RemindersHealth>
  metrics: Metrics
  /** What the board shows of them. */
  shown: ReminderPorts
  /** Begins to run them; resolves at once, because whoever starts the bot does not wait for it. */
  start(): void
  stop(): Promise<void>
}

/** Twice and a half as long as from one run to the next. Milliseconds. */
const lately = 750_000

const monthBefore = (now: string) => new Date(Date.parse(now) - 30 * 86_400_000).toISOString()

/** The reminders of one tenant, run every few minutes by whichever process of the database gets to it. */
export async function openReminders(parts: OfficeParts, tenant: string): Promise<Reminders> {
  const { database, clock, log } = parts
  const office = await openOffice(parts)
  const metrics = createMetrics()
  const keeper = createKeeper(office, tenant, metrics.ran)
  let clockwork: Promise<Clockwork | null> = Promise.resolve(null)
  const failed = (kind: string) => log.warn('reminders.clockwork', { kind })
  return {
    changed: keeper.changed,
    metrics,
    shown: {
      lastRun: (of) => office.ledger.lastRun(of),
      unclear: (of) => office.ledger.stuck(of, monthBefore(clock.now())),
      teams: (of) => office.duties.teams(of),
      marks: (of, deadlines) => office.duties.marks(of, deadlines),
    },
    async health() {
      const run: RunReport | null = await office.ledger.lastRun(tenant).catch(() => null)
      const fresh = run !== null && Date.parse(clock.now()) - Date.parse(run.endedAt) < lately
      return { works: fresh && run.unread === 0, lastRun: run?.endedAt ?? null }
    },
    start() {
      clockwork = startClockwork({ database, run: keeper.run, failed }).catch((error: unknown) => {
        log.error('reminders.clockwork', { kind: error instanceof Error ? error.name : 'unknown' })
        return null
      })
    },
    async stop() {
      const running = await clockwork
      await keeper.stop()
      await running?.stop()
    },
  }
}
