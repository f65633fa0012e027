import type { FlowState } from '../dialog/types.ts'
import type { IsoDate } from '../policy/types.ts'
import type { Deadline, DutyChanges } from '../reminders/types.ts'
import type { CaseLine, CaseRecord, JobFacts, Person } from './facts.ts'
import type { NewNotice, Waiting } from './notices.ts'
import type { SealedFile, SealedReply } from './reply.ts'
import type { Session } from './session.ts'
import type { DeskChange, DeskQuestion } from './policy-ports.ts'
import type { HalfDone, OneWrite, Refused, Saved, WriteOutcome, WriteRequest } from './writes.ts'

export type * from './writes.ts'

/** Who speaks where. One session per tenant, conversation and person. */
export interface Address {
  tenant: string
  channel: 'teams' | 'console'
  conversation: string
  kind: 'personal' | 'group' | 'channel'
  /** The person's id at the identity provider; the case API resolves it. */
  person: string
  /** What the channel needs to speak first, opaque to everyone else. */
  reference: unknown
  /** The channel's id of a message to answer under, where a channel has threads. */
  thread?: string
  /**
   * Where a thread stands in a channel: the channel's own conversation, how to post there, and the team it lies in, where
   * that is known.
   */
  room?: { conversation: string; reference: unknown; team: string | null }
}

/** One thing that arrived. `id` is unique within its conversation; a repeat of it is a duplicate delivery. */
export interface Inbound {
  id: string
  address: Address
  said:
    | { type: 'text'; text: string }
    | {
        type: 'pressed'
        token: string
        values: { readonly [field: string]: unknown }
        /** The channel's id of the message whose card was pressed, where it says so; that message is updated. */
        message?: string | null
      }
    | { type: 'joined' }
    /** The channel's own thumbs under a message. */
    | { type: 'feedback'; verdict: 'up' | 'down'; comment: string | null; message: string | null }
  /** ISO instant. */
  at: string
}

/** How a channel is spoken to. Implementations retry only what is safe to repeat. */
export interface Channel {
  /**
   * Posts a new message; answers the channel's message id. Throws an error with the code `unclear` where the message may
   * have arrived all the same; it is then not sent again.
   */
  send(to: Address, reply: SealedReply): Promise<string>
  /** Replaces a message in place. */
  update(to: Address, message: string, reply: SealedReply): Promise<void>
}

export interface MadeFile {
  /** Holds a case number at most, never a name. */
  name: string
  bytes: Uint8Array
}

/** Makes the Word files that messages offer. */
export interface Files {
  /** Reads the case as this person may at that moment; null where they may not, or it is not there or not reachable. */
  make(person: string, file: Pick<SealedFile, 'kind' | 'case' | 'plan'>): Promise<MadeFile | null>
}

/** A read that failed. `not-found` also stands for "not yours": both read the same. */
export type ReadFailure = 'not-found' | 'unreachable' | 'not-known-here'
export type Read<T> = { ok: true; value: T } | { ok: false; failure: ReadFailure }

/** Which duties: those due by a day, and those without one. A supervisor's of their unit, a worker's of their cases. */
export interface DeadlineQuery {
  /** The last due day, by the earliest reading; every day where missing. */
  until?: IsoDate
  case?: string
}

/** The agency's system of record. Every call names the worker it is made for. Never throws. */
export interface CaseApi {
  me(person: string): Promise<Read<Person>>
  cases(person: string): Promise<Read<readonly CaseLine[]>>
  case(person: string, id: string): Promise<Read<CaseRecord>>
  /** Open duties with their due days, soonest first. */
  deadlines(person: string, query: DeadlineQuery): Promise<Read<readonly Deadline[]>>
  /** Sends one write under its idempotency key; safe to repeat with the same key. */
  write(person: string, key: string, write: OneWrite): Promise<WriteOutcome>
}

export interface Draft {
  id: string
  person: string
  case: string
  /** Null where the job is about the whole case. */
  child: string | null
  state: FlowState
  /** Whom it was handed over to, or who handed it over. */
  sharedWith?: { id: string; name: string } | null
  handedBy?: { id: string; name: string } | null
  /** What of it is recorded already, where its writes came to a halt half way. */
  half?: HalfDone | null
  /** The facts it was confirmed on, where some of it is recorded: that would stand in its own way. */
  facts?: JobFacts | null
  /** ISO instant. */
  savedAt: string
}

/** A write that waits in the outbox. */
export interface OutboxItem {
  key: string
  person: string
  address: Address
  request: WriteRequest
  /** What the case API acknowledged of its first steps. */
  done: readonly Saved[]
  /** The flow it came from, so that a refused entry is never lost. */
  flow: FlowState | null
  /** How often it was claimed so far, this time included. */
  attempts: number
  /** ISO instants. */
  createdAt: string
  nextAt: string
  giveUpAt: string
}

/** A notice to be told, and where the one it is for speaks with the bot alone. */
export interface NoticeItem extends Waiting {
  address: Address
}

/** What one turn asks the store to keep, all in one transaction. */
export interface TurnCommit {
  address: Address
  /** The inbox row this turn answers; null for a turn of the relay. */
  inbound: string | null
  /** The revision the turn started from; 0 where there was no session. */
  revision: number
  session: Session
  reply: SealedReply | null
  /** The channel's message that the reply replaces in place; missing or null for a new message. */
  update?: string | null
  /** Also said in a new message, because the one it replaces is not the newest. */
  announce?: boolean
  /** The key of the write that the reply tells to be on its way. */
  pending?: string | null
  /** A new write for the outbox; `done` where its first steps were recorded before. */
  write: {
    key: string
    person: string
    request: WriteRequest
    giveUpAt: string
    done?: readonly Saved[]
    flow?: FlowState | null
  } | null
  /** The outbox row that this turn settles. */
  settles: { key: string; outcome: Saved | Refused } | null
  draft: Draft | null
  /** A draft for somebody else, who was handed it. */
  shared?: Draft | null
  dropDraft: string | null
  /** Who spoke in a conversation with the bot alone, so that the bot can speak first there. */
  speaker?: Person | null
  /** What others have to be told because of this turn. */
  notices?: readonly NewNotice[]
  /** What people did about duties, teams and their own reminders. */
  duties?: DutyChanges
  /** Questions for the policy desk. */
  questions?: readonly DeskQuestion[]
  /** What a policy lead did at the desk. */
  desk?: DeskChange | null
  /** Ids of the notices that this turn tells; where it was made for one, that one is told by nobody else. */
  told?: readonly string[]
  audit: {
    person: string
    action: string
    subject: string | null
    detail: { readonly [key: string]: string | number | boolean | null }
  }
  now: string
}

export interface Kept {
  revision: number
  session: Session
}

/** The bot's own memory. All instants are ISO strings given by the caller; the store reads no clock. */
export interface Store {
  /** Keeps what arrived before it is acknowledged. `seen` when this id is known already. */
  receive(inbound: Inbound): Promise<'new' | 'seen'>
  /** Arrivals not yet answered, oldest first, after a restart. */
  unanswered(): Promise<readonly Inbound[]>
  session(address: Address): Promise<Kept | null>
  /**
   * One transaction: session (compare-and-set), outbox, draft, audit, reply. Whatever is not `kept` left no trace.
   * `conflict`: someone was faster. `answered`: this arrival was answered before, or (a turn of the relay) its write was settled before.
   */
  commit(turn: TurnCommit): Promise<'kept' | 'conflict' | 'answered'>
  /**
   * Replies of the last 24 hours that were committed but never marked as sent, oldest first, each leased to the caller for a
   * minute. The minute after a commit belongs to whoever committed, unless that process is known to be gone.
   */
  unsent(now: string): Promise<readonly UnsentReply[]>
  /**
   * The reply went out and is forgotten. `message`: the channel's id of the message it stands in, which becomes the newest of
   * the address unless a later turn's is noted already; null where that does not change.
   */
  markSent(address: Address, inbound: string, message: string | null): Promise<void>
  /** The newest message sent to this address, so that its card can be updated; null where none is known. */
  newestMessage(address: Address): Promise<string | null>
  drafts(tenant: string, person: string): Promise<readonly Draft[]>
  /** Writes due at `now`, each leased to the caller until `leaseUntil`. */
  claimDue(now: string, leaseUntil: string, limit: number): Promise<readonly OutboxItem[]>
  /** Leases one write whether due or not; null while somebody else holds it, or when it is settled. */
  claim(tenant: string, key: string, now: string, leaseUntil: string): Promise<OutboxItem | null>
  /** Keeps what was acknowledged of a leased write, before its next step is sent; the lease goes on. */
  advance(tenant: string, key: string, done: readonly Saved[], leaseUntil: string): Promise<void>
  /** The channel's id of the newest message that tells of this write as on its way; null where none is known. */
  pendingMessage(tenant: string, key: string): Promise<string | null>
  /** What somebody was not told yet and the plans that wait for their decision, oldest first. */
  waitingFor(tenant: string, person: Person): Promise<readonly Waiting[]>
  /** Notices due for people who once spoke with the bot alone, each leased to the caller. */
  claimNotices(now: string, leaseUntil: string, limit: number): Promise<readonly NoticeItem[]>
  /** Ends the caller's lease of a notice. */
  postponeNotice(item: NoticeItem, nextAt: string): Promise<void>
  /** The message in which somebody was told of a plan that waits; null where none is known. */
  planMessage(tenant: string, person: string, plan: string): Promise<string | null>
  /** Ends the caller's lease. Without effect when the lease has passed to somebody else. */
  postpone(tenant: string, key: string, nextAt: string): Promise<void>
  /** Erases drafts older than 30 days, replies that will not be sent any more and what was done with 30 days ago. */
  expire(now: string): Promise<void>
  /** `firstBad` counts within the tenant that `because` names. */
  verifyAudit(): Promise<
    { ok: true; entries: number } | { ok: false; entries: number; firstBad: number; because: string }
  >
  auditEntries(): AsyncIterable<unknown>
  close(): Promise<void>
}

/** A reply that a crash left between commit and send. */
export interface UnsentReply {
  /** What `markSent` wants: the arrival's id, or the name that `relayReplyId` gives. */
  inbound: string
  address: Address
  reply: SealedReply
  update: string | null
  announce: boolean
}

/** The name under which the reply of a turn without an arrival is kept; `revision` is the one the turn started from. */
export const relayReplyId = (person: string, revision: number): string => `relay:${person}:${revision}`

/** Structured, allow-listed log lines. Only codes, counts and opaque ids; never words of a person. */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}
export type LogFields = { readonly [key: string]: string | number | boolean | null }

export interface Clock {
  /** ISO instant. */
  now(): string
}
