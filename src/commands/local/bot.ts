import { dialogs } from '../../../dialogs/index.ts'
import type { Address, Channel, Clock, Log } from '../../bot/ports.ts'
import type { GuidedFlow } from '../../bot/guided-flow.ts'
import { createCaseApiClient } from '../../case-api/client/client.ts'
import { createDesk, type Desk } from '../../shell/desk.ts'
import { openDutyMemory, openStore, type Database } from '../../store/index.ts'
import type { Rules } from '../rules.ts'

export interface BotParts {
  database: Database
  caseApi: { url: string; tokenFor(person: string): Promise<string> }
  rules: Rules
  clock: Clock
  zone: string
  log: Log
  /** Null for a channel that is not open in this process. */
  channel(address: Address): Channel | null
  /** Somebody did something about a duty. */
  dutiesChanged?(tenant: string): void
}

/** Milliseconds that one call to the case API may take before its outcome counts as unknown. */
const patience = 4000

/** The bot behind any channel: its memory, its way to the case API, and the shell that runs its turns. */
export async function openBot({
  database,
  caseApi,
  rules,
  clock,
  zone,
  log,
  channel,
  dutiesChanged = () => {},
}: BotParts): Promise<Desk> {
  const store = await openStore({ database })
  const duties = await openDutyMemory({ database })
  const client = createCaseApiClient({ baseUrl: caseApi.url, tokenFor: caseApi.tokenFor, timeout: patience })
  return createDesk({
    store,
    duties,
    dutiesChanged,
    caseApi: client,
    channel,
    dialogs: dialogs as unknown as readonly GuidedFlow[],
    rulesFor: rules.rulesFor,
    calendarFor: rules.calendarFor,
    clock,
    zone,
    log,
  })
}
