import type { Citation, IsoDate, StateCode, Tag } from '../types.ts'

/** When an agency works. Configuration of the agency; Monday is 1. */
export interface AgencyCalendar {
  /** IANA name, such as America/Chicago. */
  zone: string
  workingDays: readonly number[]
  holidays: readonly { on: IsoDate; name: string }[]
  /** Local times `HH:MM`. Nothing is posted while it is quiet. */
  quiet: { from: string; until: string }
  /** When a team's post of the day is made. */
  postAt: string
}

/** What counting days needs to know of an agency. */
export type WorkingDays = Pick<AgencyCalendar, 'zone' | 'workingDays' | 'holidays'>

/**
 * How a duty stands to its day. `hard` and `recurring` are overdue afterwards. `advisory` asks people to consider something
 * and is never overdue. At an `expiry` something ends. A `gate` must hold before a step and a `condition` is owed as soon
 * as it applies: neither has a day.
 */
export type DeadlineKind = 'hard' | 'recurring' | 'advisory' | 'expiry' | 'gate' | 'condition'

/** When something is due. Where the source leaves open how days are counted, the readings differ and both are shown. */
export interface Due {
  /** The first day by any reading: whatever reminds goes by it. */
  earliest: IsoDate
  /** The last day by any reading: only after it is anything called overdue. */
  latest: IsoDate
  /** ISO instants, where the clock runs in hours. */
  hours: { earliest: string; latest: string } | null
  /** One for each way to count; a single one where the source says which. */
  readings: readonly { counted: 'calendar' | 'working'; on: IsoDate }[]
}

/** Why a duty has no day, or one that cannot be: said to whoever can mend the record. */
export type DueProblem = 'no-trigger' | 'trigger-in-future' | 'contradictory'

/** A duty that is still open, worked out from a case and the edition in force on the day it counts from. It names no child. */
export interface Duty {
  /** Names rule, subject and occurrence, and stays the same for the same duty. */
  id: string
  /** The rule of the edition, such as `mo-d3-first-cs-1`, and the edition, such as `mo@2020-05-28`. */
  rule: string
  edition: string
  state: StateCode
  case: string
  /** The child's number; null for a duty of the whole case. */
  child: string | null
  kind: DeadlineKind
  /** What is due, in a few plain words of the edition. */
  what: string
  /** What it counts from, in words, and the day of it on record. */
  trigger: { what: string; on: IsoDate | null }
  /** Null where it has no day. */
  due: Due | null
  problem: { kind: DueProblem; says: string } | null
  /** One plain sentence, and the passage behind it. */
  because: string
  citation: Citation | null
  tag: Tag
  /** The guided flow that does it; null where none does. */
  job: string | null
}

/** The part of what is on record that shows a duty done. */
export interface DutyRecord {
  readonly goals: readonly {
    id: string
    child: string
    goal: string
    role: 'primary' | 'second' | 'concurrent'
    status: 'active' | 'closed'
    startDate: IsoDate
    targetDate: IsoDate | null
  }[]
  readonly concurrentPlans: readonly {
    child: string
    status: 'active' | 'closed'
    establishedOn: IsoDate
    overOneYear: { date: IsoDate } | null
  }[]
  readonly casePlans: readonly {
    planType: string
    children: readonly string[]
    status: 'pending' | 'submitted' | 'approved' | 'returned' | 'superseded'
    submittedAt: string | null
    content: { planDate: IsoDate }
  }[]
  readonly servicePlanGoals: readonly {
    children: readonly string[]
    status: 'active' | 'closed'
    startDate: IsoDate
  }[]
  readonly cesReferrals: readonly { status: string; recordedAt: string }[]
  readonly closingSummary: { recordedAt: string } | null
}

/** A case as duties are worked out from it. */
export interface DutyCase {
  id: string
  state: StateCode
  caseType: string
  openedOn: IsoDate
  /** As the case system names them; days are texts `YYYY-MM-DD`. `meetings` holds `{ kind, on, held }`. */
  facts: Readonly<Record<string, unknown>>
  /** The children of the case who are served. */
  children: readonly { id: string; dateOfBirth: IsoDate | null }[]
  onRecord: DutyRecord
}

/** A meeting of the case; one that was not held is planned. */
export interface Meeting {
  kind: string
  on: IsoDate
  held: boolean
}

/** The agency's moment. */
export interface DutyMoment {
  today: IsoDate
  calendar: WorkingDays
}
