import type { Generated } from 'kysely'
import type { FlowState } from '../dialog/types.ts'
import type { PersonalNotice } from '../bot/notices.ts'
import type { DeskQuestion, ReviewedAnswer } from '../bot/policy-ports.ts'
import type { Address, Draft, Inbound, Refused, Saved, WriteRequest } from '../bot/ports.ts'
import type { SealedReply } from '../bot/reply.ts'
import type { Session } from '../bot/session.ts'
import type { KeptQuestion } from './desk/kept.ts'
import type { Command } from '../bot/command.ts'
import type { LedgerState, Mark, Preferences, RunReport, Team, Telling } from '../reminders/types.ts'

/** One person in one conversation. */
interface Speaker {
  tenant: string
  channel: string
  conversation: string
  person: string
}

/** Instants are ISO strings in `timestamptz` columns. What names a person is erased when its work is done. */
export interface Tables {
  tenants: { tenant: string }
  sessions: Speaker & {
    revision: number
    session: Session
    /** The newest message sent to this person here, and the turn it belongs to. */
    message: string | null
    message_revision: Generated<number>
    touched_at: string
  }
  /** Arrivals and, once answered, their replies. A reply of the relay stands here under its own name. */
  inbox: {
    tenant: string
    channel: string
    conversation: string
    id: string
    /** Until answered. */
    arrival: Inbound | null
    received_at: string
    answered_at: string | null
    /** Until sent. */
    address: Address | null
    reply: SealedReply | null
    replaces: string | null
    announce: Generated<boolean>
    revision: number | null
    sender: string | null
    sender_until: string | null
  }
  outbox: {
    tenant: string
    key: string
    person: string
    /** Until settled. */
    address: Address | null
    request: WriteRequest | null
    done: Generated<readonly Saved[]>
    flow: FlowState | null
    outcome: Saved | Refused | null
    attempts: Generated<number>
    created_at: string
    next_at: string
    give_up_at: string
    leased_by: string | null
    leased_until: string | null
    settled_at: string | null
    /** The reply that tells it is on its way, by `replyName`, and the channel's message that shows that reply. */
    told_in: string | null
    message: string | null
  }
  drafts: { tenant: string; id: string; person: string; draft: Draft; saved_at: string; expires_at: string }
  people: { tenant: string; person: string; role: string; unit: string; address: Address; seen_at: string }
  notices: {
    tenant: string
    id: string
    person: string
    kind: string
    /** The plan or draft it is about. */
    subject: string
    /** Whose supervisors it is for, and who caused it. */
    unit: string | null
    author: string | null
    notice: PersonalNotice | null
    created_at: string
    next_at: string
    leased_by: string | null
    leased_until: string | null
    delivered_at: string | null
    withdrawn_at: string | null
    told_in: string | null
    message: string | null
  }
  desk_questions: {
    tenant: string
    id: string
    form: string
    /** The state it is about; `any` where none was known. */
    place: string
    why: DeskQuestion['why']
    times: number
    question: KeptQuestion
    first_at: string
    last_at: string
    done_at: string | null
    done: 'answered' | 'put-away' | null
  }
  reviewed_answers: {
    tenant: string
    id: string
    form: string
    place: string
    answer: ReviewedAnswer
    reviewed_on: string
    expires_on: string
    /** Withdrawn, or replaced by a newer one. */
    ended_at: string | null
  }
  /** One telling of a duty to a person or a team, and what became of it. */
  reminder_ledger: {
    tenant: string
    deadline: string
    due: string
    checkpoint: Telling
    recipient: string
    state: LedgerState
    held_by: string | null
    since: string
    message: string | null
  }
  reminder_posts: {
    tenant: string
    conversation: string
    on_day: string
    state: LedgerState
    held_by: string | null
    since: string
    message: string | null
    shows: string | null
  }
  reminder_runs: { tenant: string; ended_at: string; run: string; report: RunReport }
  teams: {
    tenant: string
    conversation: string
    /** The team that the channel lies in, where that is known. */
    team: string | null
    reference: unknown
    link: Team['link']
    quiet_until: string | null
    gone: Team['gone']
  }
  /** `id` names what somebody did, so that doing it twice is one row. */
  duty_marks: { tenant: string; deadline: string; due: string; id: string; mark: Mark; at: string }
  person_preferences: { tenant: string; person: string; preferences: Preferences }
  /** `post`: the day of the post that the button stands in. */
  post_buttons: {
    tenant: string
    conversation: string
    token: string
    post: string
    command: Command
    made_at: string
  }
  audit: { tenant: string; seq: number; entry: string; hash: string }
  /** Where the chain of a tenant ends. */
  audit_head: { tenant: string; seq: number; hash: string }
}

export const schema = 'waymark'

/** The role that every query of the store runs as: no owner of anything, bound by row-level security. */
export const appRole = 'waymark_app'
