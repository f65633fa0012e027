import type { FlowState } from '../dialog/types.ts'
import type { CaseRecord, JobFacts, Person } from './facts.ts'
import { nothingOnRecord } from './on-record.ts'
import type { Command } from './command.ts'
import type { DeskWrite } from './commands/desk.ts'
import type { DutyName } from './commands/duty.ts'
import type { Conflict, Replacing } from './conflict.ts'
import type { PolicyTalk } from './policy-talk.ts'
import type { HalfDone } from './writes.ts'
import type { Reply, SealedForm } from './reply.ts'

/** A flow and what it is about. */
export interface OpenFlow {
  state: FlowState
  /** As last read from the case API; used only while it cannot be reached. */
  facts: JobFacts
  /** Since when the confirmed record waits for the case API; ISO instant. */
  savingSince: string | null
  /** Why the confirmed record did not get into the case record; `unknown` when nobody can tell whether it did. */
  refusal?: { because: string; unknown: boolean; conflict?: Conflict | null } | null
  /** The goals that were active when the worker began, by number. */
  known?: readonly string[]
  /** The colleague's goal that ends with this entry. */
  replacing?: Replacing | null
  /** What of the confirmed entry is recorded, while the rest is not. */
  half?: HalfDone | null
  /** The worker was told that what is recorded stays as it is, though the entry says otherwise now. */
  restOnly?: boolean
}

/** What one person's conversation remembers between turns. Plain JSON, erased with the conversation. */
export interface Session {
  /** Who speaks, as last read from the case API; used only while it cannot be reached. */
  person: Person | null
  flow: OpenFlow | null
  /** The case and child that "here" means. */
  open: { case: string; child: string | null } | null
  /** The command that waits for a child or a case to be named. */
  waiting: Command | null
  /** The last reply, for `repeat`. */
  last: Reply | null
  /** The last answer or refusal with its rules, for `why`; null after a plain step, whose question has its own reason. */
  reason: Pick<Reply, 'text' | 'citations'> | null
  /** What the buttons of the newest card mean, by their token. Older cards mean nothing. */
  tokens: { readonly [token: string]: Command }
  /** The open job as one form, for a window that is opened from the newest card. */
  form?: SealedForm | null
  /** The policy questions of this conversation. */
  policy?: PolicyTalk | null
  /** The reviewed answer that a policy lead has half written. */
  desk?: DeskWrite | null
  /** The duties last shown, in their order: "snooze 2" means the second. */
  duties?: readonly DutyName[]
  /** The one last spoken of: "snooze" means it. */
  duty?: DutyName | null
  /** How often in a row the worker was not understood; the third time offers a person. */
  misses: number
}

/** A session as an earlier release kept it, with what has been added to its shape since. */
export function inShape(session: Session): Session {
  const { flow, person } = session
  if (!flow || !person) return session
  const { case: of } = flow.facts
  const known: Partial<CaseRecord> = of
  const filled = {
    ...of,
    assignments: known.assignments ?? [],
    facts: known.facts ?? {},
    onRecord: known.onRecord ?? nothingOnRecord,
  }
  const from: Partial<FlowState> = flow.state
  const state = { ...flow.state, from: from.from ?? {} }
  return { ...session, flow: { ...flow, state, facts: { ...flow.facts, case: filled, person } } }
}

export const emptySession: Session = {
  person: null,
  flow: null,
  open: null,
  waiting: null,
  last: null,
  reason: null,
  tokens: {},
  misses: 0,
}
