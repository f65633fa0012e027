import type { Citation, IsoDate, StateCode, Tag } from '../policy/types.ts'

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

/** A duty that is still open, as the case system works it out from a case and the edition in force. It names no child. */
export interface Deadline {
  /** Names rule, subject and occurrence, and stays the same for the same duty. */
  id: string
  /** The rule of the edition, such as `mo-cs-1-first`, and the edition, such as `mo@2020-05-28`. */
  rule: string
  edition: string
  state: StateCode
  case: string
  unit: string
  /** The child's number; null for a duty of the whole case. */
  child: string | null
  /** Who is assigned; null where nobody is. */
  owner: { id: string; name: string } | null
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

/** A team channel in which the bot was installed. */
export interface Team {
  tenant: string
  /** The channel's id of the conversation. */
  conversation: string
  /** The id of the Microsoft team it lies in, by which all its channels go at once; null where it is not known. */
  team?: string | null
  /** What the channel needs to speak first, opaque to everyone else. */
  reference: unknown
  /** The unit whose duties are told here, and the supervisor who said so: the run reads with their rights. Null until linked. */
  link: { unit: string; by: { id: string; identity: string; name: string }; since: string } | null
  /** Nothing is posted before this day. */
  quietUntil: IsoDate | null
  /** Why nothing reaches it any more; null while it works. */
  gone: { because: 'removed' | 'not-found' | 'refused'; since: string } | null
}

/** Where a reminder stands on its way up. Each is told at most once for a duty and a due day. */
export type Checkpoint = 'worker' | 'worker-soon' | 'supervisor' | 'overdue'

/**
 * What is told at most once: a checkpoint of a duty; a duty of hours on its day; a morning digest; a message of which nobody
 * knows whether it arrived; a team that cannot be reached any more, or read for.
 */
export type Telling = Checkpoint | 'today' | 'digest' | 'unclear' | 'team-gone' | 'no-rights'

/**
 * What a person did about a duty. `acknowledged` stops nudges until the next checkpoint and is not done; `snoozed` is for
 * that person alone and never past the due day; `done` needs evidence; `reassigned` names who is nudged from now on and
 * changes nothing in the case system.
 */
export type Mark =
  | (MarkOf & { kind: 'acknowledged'; checkpoint: Checkpoint })
  | (MarkOf & { kind: 'snoozed'; until: IsoDate })
  | (MarkOf & { kind: 'done'; evidence: string })
  | (MarkOf & { kind: 'reassigned'; to: { id: string; name: string } })

export interface MarkOf {
  tenant: string
  /** `Deadline.id` and its earliest due day; a duty with another day starts anew. */
  deadline: string
  due: IsoDate
  by: { id: string; name: string }
  /** ISO instant. */
  at: string
}

/** How somebody wants to be reminded. */
export interface Preferences {
  /** IANA name; null for the agency's zone. */
  zone: string | null
  /** A digest in their own conversation each morning. */
  digest: boolean
  /** On leave up to and with this day: what is theirs goes to the next one up the ladder. */
  awayUntil: IsoDate | null
}

/** Names one telling. Unique with the tenant: rule, subject and due day are in `deadline` and `due`. */
export interface LedgerKey {
  tenant: string
  deadline: string
  due: IsoDate
  checkpoint: Telling
  /** A person's id, or a team's conversation. */
  to: string
}

/** `sending` that a crash left behind is shown to a person and never sent again by itself. */
export type LedgerState = 'claimed' | 'sending' | 'sent' | 'unclear' | 'dropped'

/** One telling and what became of it. */
export interface LedgerEntry extends LedgerKey {
  state: LedgerState
  /** ISO instant of the last change. */
  since: string
}

/** Who holds a claim: a name that no other run has, and the instant of it. */
export interface Hold {
  by: string
  at: string
}

/** What a run of the reminders did; counts only. */
export interface RunReport {
  tenant: string
  /** ISO instants. */
  startedAt: string
  endedAt: string
  /** Teams, and those of them whose duties could not be read. */
  looked: number
  unread: number
  posts: number
  messages: number
  unclear: number
  failed: number
}

/** What turns keep about teams, duties and people; part of the turn's one transaction. */
export interface DutyChanges {
  team?: Team
  marks?: readonly Mark[]
  preferences?: { person: string; value: Preferences }
}
