import type { RunReport } from '../../reminders/types.ts'
import type { Office } from './office.ts'
import { runReminders } from './run.ts'
import { createSteadyCheck } from './steady.ts'

/** Milliseconds between somebody's press and the look at what stands in the channels. */
const soon = 1500

export interface Keeper {
  /** One run. Resolves when it is over, whatever went wrong. */
  run(): Promise<void>
  /** Somebody did something about a duty: the posts of the day are brought up to date soon. */
  changed(): void
  /** Finishes what is in hand. */
  stop(): Promise<void>
}

/** Keeps the reminders of one tenant running in this process, one run at a time. `ran` hears what each did. */
export function createKeeper(
  office: Office,
  tenant: string,
  ran: (report: RunReport) => void = () => {},
): Keeper {
  const steady = createSteadyCheck()
  let line: Promise<void> = Promise.resolve()
  let soonest: NodeJS.Timeout | null = null
  let forgotten = ''
  let stopped = false

  const inLine = (job: () => Promise<void>): Promise<void> => {
    line = line.then(job).catch((error: unknown) => {
      office.log.error('reminders.failed', { kind: error instanceof Error ? error.name : 'unknown' })
    })
    return line
  }
  const once = async () => {
    if (stopped) return
    const now = office.clock.now()
    if (!steady(now)) {
      office.log.warn('reminders.clock-jumped')
      return
    }
    ran(await runReminders(office, tenant))
    if (forgotten === now.slice(0, 10)) return
    forgotten = now.slice(0, 10)
    await office.ledger.forget(now)
  }
  return {
    run: () => inLine(once),
    changed() {
      if (stopped || soonest) return
      soonest = setTimeout(() => {
        soonest = null
        void inLine(async () => {
          if (!stopped) await runReminders(office, tenant, 'post')
        })
      }, soon)
    },
    async stop() {
      stopped = true
      if (soonest) clearTimeout(soonest)
      await line
    },
  }
}
