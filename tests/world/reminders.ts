import { dialogs } from '../../dialogs/index.ts'
import type { GuidedFlow } from '../../src/bot/guided-flow.ts'
import type { CaseApi, Channel, Clock, Log } from '../../src/bot/ports.ts'
import { dutyButtons } from '../../src/bot/words/reminders/buttons.ts'
import { runReminders } from '../../src/shell/reminders/run.ts'
import { createTurnstile } from '../../src/shell/reminders/turnstile.ts'
import { sealPost } from '../../src/shell/shared-post.ts'
import type { World as Ports } from '../../src/shell/world.ts'
import { openDutyMemory, openLedger, openMemory, openStore, type Database } from '../../src/store/index.ts'
import { calendar } from '../reminders/duty.ts'

interface Parts {
  database: Database
  tenant: string
  caseApi: CaseApi
  channel: Channel
  clock: Clock
  log: Log
  /** What a world puts between every desk and its ports. */
  change(ports: Ports): Ports
}

/** Runs the reminders of one agency over its real store, posts with their shared buttons included. */
export async function remindWith({ database, tenant, caseApi, channel, clock, log, change }: Parts) {
  const duties = await openDutyMemory({ database })
  const changed = change({ caseApi } as Ports)
  await runReminders(
    {
      store: await openStore({ database }),
      ledger: openLedger(await openMemory(database)),
      duties,
      caseApi: changed.caseApi,
      channel: () => channel,
      clock,
      log,
      calendarFor: () => calendar,
      usualCalendar: calendar,
      sealPost: (post, reply, now) => sealPost(duties, post, reply, now),
      buttons: dutyButtons(dialogs as unknown as readonly GuidedFlow[]),
      turnstile: createTurnstile({ now: () => Date.parse(clock.now()), wait: async () => undefined }),
    },
    tenant,
  )
}
