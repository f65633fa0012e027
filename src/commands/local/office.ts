import { dialogs } from '../../../dialogs/index.ts'
import type { GuidedFlow } from '../../bot/guided-flow.ts'
import { dutyButtons } from '../../bot/words/reminders/buttons.ts'
import { createCaseApiClient } from '../../case-api/client/client.ts'
import type { Office } from '../../shell/reminders/office.ts'
import { createTurnstile } from '../../shell/reminders/turnstile.ts'
import { sealPost } from '../../shell/shared-post.ts'
import { openDutyMemory, openLedger, openMemory, openStore } from '../../store/index.ts'
import type { BotParts } from './bot.ts'

/** What the reminders need of what the bot is made of. */
export type OfficeParts = Pick<BotParts, 'database' | 'caseApi' | 'rules' | 'clock' | 'log' | 'channel'>

/** Milliseconds that one read may take; a unit's duties are more than a turn looks at. */
const patience = 20_000

/** What the reminders work with, behind any channel. */
export async function openOffice({
  database,
  caseApi,
  rules,
  clock,
  log,
  channel,
}: OfficeParts): Promise<Office> {
  const memory = await openMemory(database)
  const duties = await openDutyMemory({ database })
  return {
    store: await openStore({ database }),
    ledger: openLedger(memory),
    duties,
    caseApi: createCaseApiClient({ baseUrl: caseApi.url, tokenFor: caseApi.tokenFor, timeout: patience }),
    channel,
    clock,
    log,
    calendarFor: rules.calendarFor,
    usualCalendar: rules.calendarFor(rules.states[0] ?? 'tn'),
    sealPost: (post, reply, now) => sealPost(duties, post, reply, now),
    buttons: dutyButtons(dialogs as unknown as readonly GuidedFlow[]),
    turnstile: createTurnstile(),
  }
}
