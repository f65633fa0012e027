import type { Asked } from './asked.ts'
import type { BoardMemory, DraftsLeft, PlanWaiting } from '../bot/board-ports.ts'
import type { Person } from '../bot/facts.ts'
import type { CaseApi, Clock, Log } from '../bot/ports.ts'
import type { DutyMemory, Ledger } from '../bot/reminder-ports.ts'
import type { IsoDate, StateCode } from '../policy/types.ts'
import type { Load, Week } from '../reminders/forecast/forecast.ts'
import type { Imagined, WhatIf } from '../reminders/forecast/what-if.ts'
import type { AgencyCalendar, Deadline, RunReport } from '../reminders/types.ts'

/** What one state's rules are like: how much is known, and what its documents leave open. */
export interface StateHealth {
  state: StateCode
  name: string
  /** The newest edition, and how many rules it holds. */
  effective: IsoDate
  rules: number
  /** Case types whose goals are known, of how many. */
  known: number
  caseTypes: number
  /** What the documents do not say, in words of the edition. */
  gaps: readonly string[]
}

export interface PolicyHealth {
  states: readonly StateHealth[]
  /** Rules that contradict each other, and citations that lead nowhere, as one sentence each. */
  conflicts: readonly string[]
}

/** What the reminders remember. */
export interface ReminderPorts {
  lastRun: Ledger['lastRun']
  /** Tellings of which nobody knows whether they arrived. */
  unclear(tenant: string): Promise<readonly { deadline: string; since: string }[]>
  teams: DutyMemory['teams']
  marks: DutyMemory['marks']
}

export interface BoardPorts {
  caseApi: Pick<CaseApi, 'me' | 'deadlines'>
  memory: BoardMemory
  /** Null where no reminders run. */
  reminders: ReminderPorts | null
  policy(): PolicyHealth
  calendarFor(state: StateCode): AgencyCalendar
  clock: Clock
  log: Log
}

/** Somebody who looks at the board. `person` is their id at the identity provider. */
export interface Viewer {
  tenant: string
  person: string
}

export interface RemindersHealth {
  lastRun: RunReport | null
  /** Tellings of which nobody knows whether they arrived, about duties this person may see; of the others only how many. */
  unclear: readonly { case: string; what: string; since: string }[]
  unclearElsewhere: number
  /** Linked teams that nothing reaches any more. */
  gone: readonly { unit: string; because: 'removed' | 'not-found' | 'refused'; since: string }[]
  linked: number
}

export interface WhatIfShown {
  asked: WhatIf
  /** One sentence where what was asked cannot be worked out. */
  problem: string | null
  imagined: (Pick<Imagined, 'reassigned' | 'moved' | 'stays'> & { weeks: Week[]; loads: Load[] }) | null
}

/** What only a supervisor is shown. */
export interface UnitParts {
  approvals: readonly PlanWaiting[]
  reminders: RemindersHealth | null
  policy: PolicyHealth
  whatIf: WhatIfShown
}

/** Everything a page shows; it names no child. */
export interface Board {
  person: Person
  /** The one shown, and all that this person may see. */
  unit: string
  units: readonly string[]
  /** ISO instant. */
  asOf: string
  today: IsoDate
  /** When the agency works, and in which zone its days are. */
  calendar: AgencyCalendar
  /** What is still to be done, and how much is said to be done. */
  duties: readonly Deadline[]
  saidDone: number
  loads: readonly Load[]
  weeks: readonly Week[]
  drafts: readonly (DraftsLeft & { name: string })[]
  /** Null for a worker. */
  ofUnit: UnitParts | null
}

/** What a page is drawn from. */
export interface Shown {
  board: Board
  asked: Asked
}
