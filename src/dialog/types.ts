import type * as z from 'zod'
import type { Citation, IsoDate, Rulebook } from '../policy/types.ts'

/** What stands in a form's field, always JSON. */
export type Answer = string | number | boolean | readonly string[] | { [key: string]: Answer }
export type Answers = { readonly [ask: string]: Answer }

/** What every question may look at. Nothing else reaches a flow: no clock, no network, no store. */
export interface FlowContext<Facts> {
  facts: Facts
  rules: Rulebook
  today: IsoDate
}

export interface Option {
  value: string
  label: string
  /** Conditions or the reason in one sentence, shown beside the option. */
  note?: string
}

/** Why an entry cannot be taken: one sentence for the worker, and what would be possible instead. */
export interface Refusal {
  because: string
  instead?: readonly string[]
  allowedFrom?: IsoDate | null
  citation?: Citation | null
}

export interface Reason {
  text: string
  citation: Citation | null
}

export type QuestionKind = 'choice' | 'choices' | 'date' | 'text'

/**
 * How a question comes up. `required`: asked until answered. `optional`: asked, may be skipped.
 * `offered`: never asked of itself; the review offers it and the worker may ask for it.
 */
export type Need = 'required' | 'optional' | 'offered'

export interface Question<A, Facts, K extends keyof A & string = keyof A & string> {
  ask: K
  label: string
  kind: QuestionKind
  need: Need
  /** Words that name this field in "change <field> to …", beside its label. */
  aliases?: readonly string[]
  prompt(a: Partial<A>, c: FlowContext<Facts>): string
  /** Why it is asked, with its rule. */
  why(a: Partial<A>, c: FlowContext<Facts>): Reason
  when?(a: Partial<A>, c: FlowContext<Facts>): boolean
  options?(a: Partial<A>, c: FlowContext<Facts>): Option[]
  check?(value: NonNullable<A[K]>, a: Partial<A>, c: FlowContext<Facts>): Refusal | null
  /** At most this many characters (text). */
  maxLength?: number
  /** The answer in a worker's words, for the review; the option's label or the value where missing. */
  show?(value: NonNullable<A[K]>, a: Partial<A>, c: FlowContext<Facts>): string
  /** One line beside the row, such as what a date decides. */
  note?(a: Partial<A>, c: FlowContext<Facts>): string | null
}

/** One question for any field of the record; its functions know the type of that very field. */
export type QuestionOf<A, Facts> = { [K in keyof A & string]-?: Question<A, Facts, K> }[keyof A & string]

export interface Notice {
  text: string
  citation: Citation | null
  /** `condition`: must be seen by the worker before a confirm counts. */
  kind: 'hint' | 'condition' | 'consult'
}

/** A guided flow as data: the record it makes and the questions that fill it, in order. */
export interface Dialog<R extends z.ZodObject = z.ZodObject, Facts = unknown, Write = unknown> {
  id: string
  version: number
  /** As in "Permanency goals". */
  title: string
  /** Words that name what it records, for "record a goal for …". */
  cues?: readonly string[]
  record: R
  questions: readonly QuestionOf<z.infer<R>, Facts>[]
  /** Why this flow cannot be opened for these facts; null when it can. */
  open(c: FlowContext<Facts>): Refusal | null
  notices(a: Partial<z.infer<R>>, c: FlowContext<Facts>): Notice[]
  /** The write that a confirmed record asks of the case API. */
  write(record: z.infer<R>, c: FlowContext<Facts>): Write
}

export type FlowStatus = 'asking' | 'review' | 'saving' | 'saved' | 'refused' | 'cancelled'

/** The persisted half of a flow: answers are the truth, the position is derived from them. Plain JSON. */
export interface FlowState {
  dialog: string
  version: number
  edition: string | null
  status: FlowStatus
  answers: Answers
  /** What the worker asked for, newest first: offered questions, and answered ones to be asked again. */
  wanted: readonly string[]
  /** Optional questions passed over. */
  skipped: readonly string[]
  /** The order in which questions were answered or skipped, for `back`. */
  order: readonly string[]
  /** Conditions the worker has been shown at review, by their text. */
  seen: readonly string[]
  /** One key per confirmed record, made before the first attempt. */
  key: string | null
}

export type FlowEvent =
  | { type: 'ANSWER'; values: { readonly [ask: string]: unknown } }
  | { type: 'CORRECT'; ask: string; value?: unknown }
  | { type: 'WANT'; ask: string }
  | { type: 'SKIP' }
  | { type: 'BACK' }
  | { type: 'REVIEW' }
  | { type: 'CONFIRM'; key: string }
  | { type: 'SAVED' }
  | { type: 'REFUSED' }
  | { type: 'REOPEN' }
  | { type: 'RESTART' }
  | { type: 'CANCEL' }

/** What one event did. Refused answers leave the state as it was for that field. */
export interface Stepped<Write = unknown> {
  flow: FlowState
  accepted: readonly string[]
  refused: readonly { ask: string; label: string; given: string; refusal: Refusal }[]
  /** Answers that became untrue, dropped, with their old words; `because` where a rule or check speaks against them. */
  undone: readonly { ask: string; label: string; was: string; because?: string }[]
  /** True when the event does not apply in this state; nothing changed. */
  ignored: boolean
  /** Present once: when a confirmed, complete, valid record enters `saving`. */
  write: Write | null
}

export interface AskedQuestion {
  ask: string
  label: string
  kind: QuestionKind
  need: Need
  prompt: string
  why: Reason
  options: readonly Option[]
  maxLength: number | null
  /** The current answer, where one stands (a question asked again by `change`). */
  current: Answer | null
}

/** All a channel needs to show a flow; derived, never stored. */
export interface FlowView {
  dialog: string
  title: string
  status: FlowStatus
  rows: readonly { ask: string; label: string; value: string; note: string | null }[]
  /** The first applicable question without an answer; null at review and after. */
  asking: AskedQuestion | null
  /** Every applicable question that can still be filled in, in order, for cards and forms. */
  open: readonly AskedQuestion[]
  /** Offered questions not yet answered or wanted. */
  offers: readonly { ask: string; label: string }[]
  notices: readonly Notice[]
  progress: { done: number; total: number }
}
