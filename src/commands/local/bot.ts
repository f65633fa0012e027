import { dialogs } from '../../../dialogs/index.ts'
import type { Address, Channel, Clock, Log } from '../../bot/ports.ts'
import type { GuidedFlow } from '../../bot/guided-flow.ts'
import { createCaseApiClient } from '../../case-api/client/client.ts'
import { createDesk, type Desk } from '../../shell/desk.ts'
import { openKnowledge } from '../ask/knowledge.ts'
import type { Model } from '../model.ts'
import { openAnswers } from './answers.ts'
import { openDutyMemory, openStore, type Database } from '../../store/index.ts'
import type { Rules } from '../rules.ts'
import { openPolicyDesk } from './policy-desk.ts'

export interface BotParts {
  database: Database
  /** The agency whose reviewed answers answer. */
  tenant: string
  caseApi: { url: string; tokenFor(person: string): Promise<string> }
  rules: Rules
  /** The data directory, in which the agency's own documents lie. */
  directory: string
  /** Where no policy lead is named, the supervisors are; only for an agency that is invented. */
  demo: boolean
  clock: Clock
  zone: string
  log: Log
  /** Null where none is configured. */
  model: Model | null
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
  directory,
  demo,
  tenant,
  clock,
  zone,
  log,
  model,
  channel,
  dutiesChanged = () => {},
}: BotParts): Promise<Desk> {
  const store = await openStore({ database })
  const policyDesk = await openPolicyDesk({ database, directory, rules, demo })
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
    policyDesk,
    ...openAnswers(directory, (on) => policyDesk.memory.reviewedAnswers(tenant, on), model),
    calendarFor: rules.calendarFor,
    clock,
    zone,
    log,
    ...(model && { proposals: model.proposals(openKnowledge(directory)) }),
  })
}
