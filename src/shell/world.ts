import type { Rulebook, StateCode } from '../policy/types.ts'
import type { PolicyDesk } from '../bot/policy-ports.ts'
import type { Address, CaseApi, Channel, Clock, Log, Store } from '../bot/ports.ts'
import type { PolicyAnswers, PolicyPassages } from '../bot/policy-ports.ts'
import type { GuidedFlow } from '../bot/guided-flow.ts'
import type { Proposals } from '../bot/understand/proposal.ts'
import type { DutyMemory } from '../bot/reminder-ports.ts'
import type { AgencyCalendar } from '../reminders/types.ts'

/** Everything the shell works with; put together once, by the command that starts the bot. */
export interface World {
  store: Store
  /** Teams, what people did about duties, and how they wish to be reminded. */
  duties: DutyMemory
  /** Somebody did something about a duty: what shows it may be drawn anew. */
  dutiesChanged?(tenant: string): void
  /** When the agency works; Monday to Friday where that is not set. */
  calendarFor?(state: StateCode): AgencyCalendar
  caseApi: CaseApi
  /** Null for a channel that is not open in this process; whoever opens it tells what waits there. */
  channel(address: Address): Channel | null
  dialogs: readonly GuidedFlow[]
  policyDesk: PolicyDesk
  /** Null for a state whose rules are not here. */
  rulesFor(state: StateCode, on: string): Rulebook | null
  /** Answers to policy questions, and where their quotes stand. */
  answers: PolicyAnswers
  passages: PolicyPassages
  clock: Clock
  /** The agency's time zone, such as America/Chicago. */
  zone: string
  log: Log
  /** Proposes what words mean that were not understood; missing where no model is configured. */
  proposals?: Proposals
}

const calendars = new Map<string, Intl.DateTimeFormat>()

/** The agency's calendar day at an instant. A calendar is costly to make and every turn asks it, so each is made once. */
export function dayIn(zone: string, instant: string): string {
  let calendar = calendars.get(zone)
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
    calendars.set(zone, calendar)
  }
  return calendar.format(new Date(instant))
}

/** One key for a conversation of one person; what is said there is answered in order. */
export function conversationKey({ tenant, channel, conversation, person }: Address): string {
  return JSON.stringify([tenant, channel, conversation, person])
}
