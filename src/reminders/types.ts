import type { Duty } from '../policy/deadlines/types.ts'
import type { IsoDate } from '../policy/types.ts'

export type { AgencyCalendar, DeadlineKind, Due, DueProblem } from '../policy/deadlines/types.ts'

/** A duty that is still open, as the case system tells it. It names no child. */
export interface Deadline extends Duty {
  unit: string
  /** Who is assigned; null where nobody is. */
  owner: { id: string; name: string } | null
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
