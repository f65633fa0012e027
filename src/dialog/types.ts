import type * as z from 'zod'
import type { Citation, GoalAnswer, IsoDate, RuleFacts, Rulebook } from '../policy/types.ts'

/** What stands in a form's field, always JSON. */
export type Answer = string | number | boolean | readonly string[] | { [key: string]: Answer }
export type Answers = { readonly [ask: string]: Answer }

/** What every question may look at. Nothing else reaches a flow: no clock, no network, no store. */
export interface FlowContext<Facts> {
  facts: Facts
  /** The edition that decides: of the flow's `eventDay` where it has one, otherwise of today. */
  rules: Rulebook
  today: IsoDate
  /** The edition in force on another day. */
  rulesOn(day: IsoDate): Rulebook
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
  /** Flows that can be opened in its place. */
  offers?: readonly { label: string; dialog: string }[]
  allowedFrom?: IsoDate | null
  citation?: Citation | null
}

export interface Reason {
  text: string
  citation: Citation | null
}

/** `lines`: several short texts, answered as a list of strings. `number`: a whole number. */
export type QuestionKind = 'choice' | 'choices' | 'date' | 'text' | 'lines' | 'number'

/**
 * How a question comes up. `required`: asked until answered. `optional`: asked, may be skipped.
 * `offered`: never asked of itself; the review offers it and the worker may ask for it.
 */
export type Need = 'required' | 'optional' | 'offered'

/** A function of a flow that may stand where a value does. Written as a method, so that flows of all records go into one list. */
type Decided<T, Args extends readonly unknown[]> = { by(...args: Args): T }['by']

/** `A` is what its functions see of the answers; `More` is what they get beside it (an item's place in its group). */
export interface Question<
  A,
  Facts,
  K extends keyof A & string = keyof A & string,
  More extends readonly unknown[] = [],
> {
  ask: K
  group?: undefined
  label: string
  kind: QuestionKind
  /** As a function where an edition or another answer decides. */
  need: Need | Decided<Need, [a: Partial<A>, c: FlowContext<Facts>, ...more: More]>
  /** Words that name this field in "change <field> to …", beside its label. */
  aliases?: readonly string[]
  prompt(a: Partial<A>, c: FlowContext<Facts>, ...more: More): string
  /** Why it is asked, with its rule. */
  why(a: Partial<A>, c: FlowContext<Facts>, ...more: More): Reason
  when?(a: Partial<A>, c: FlowContext<Facts>, ...more: More): boolean
  options?(a: Partial<A>, c: FlowContext<Facts>, ...more: More): Option[]
  check?(value: NonNullable<A[K]>, a: Partial<A>, c: FlowContext<Facts>, ...more: More): Refusal | null
  /** At most this many characters (text, and each line of lines). */
  maxLength?: number
  /** Bounds of a number, both included; of lines, how many there may be. */
  min?: number
  max?: number
  /** A day that has been: without a year it is the last one of that name, not the next. */
  past?: boolean
  /** The answer in a worker's words, for the review; the option's label or the value where missing. */
  show?(value: NonNullable<A[K]>, a: Partial<A>, c: FlowContext<Facts>, ...more: More): string
  /** Not said again once it is taken out, because it was never safe to have. */
  discreet?: boolean
  /** One line beside the row, such as what a date decides. */
  note?(a: Partial<A>, c: FlowContext<Facts>, ...more: More): string | null
  /**
   * Closes a selection over a rule, such as "a service brings its condition, and a condition taken out takes its
   * services along". `before` is the answer that stood until now.
   */
  complete?(
    value: NonNullable<A[K]>,
    before: NonNullable<A[K]> | undefined,
    a: Partial<A>,
    c: FlowContext<Facts>,
    ...more: More
  ): NonNullable<A[K]>
  /** Its choices stand as buttons, and choosing one is the confirmation where nothing else is left open. */
  decides?: boolean
  /** The answer is the number of an item of this group (as text); removing an item keeps the others right. */
  refers?: string
}

/** A question of the record itself; answering it may supply others. */
export interface TopQuestion<A, Facts, K extends keyof A & string = keyof A & string> extends Question<
  A,
  Facts,
  K
> {
  /**
   * What answering it supplies, as a part of the record: questions still unanswered get an answer, a list of a group
   * is added as further items. What it supplied falls or is made anew with it, as long as the worker did not change it;
   * look at `a` for what is there already.
   */
  fills?(value: NonNullable<A[K]>, a: Partial<A>, c: FlowContext<Facts>): Partial<A>
}

/** Where an item stands: its number in the group, from 1, and all answers of the record so far. */
export interface Place<A> {
  n: number
  all: Partial<A>
}

export type ItemQuestion<A, Facts, Item> = {
  [K in keyof Item & string]-?: Question<Item, Facts, K, [place: Place<A>]>
}[keyof Item & string]

/**
 * A part of the record that may be there several times. Its items' answers stand flat beside the others, under names
 * such as `services-1-category`; n counts from 1 without holes.
 */
export interface Group<A, Facts, G extends keyof A & string, Item> {
  /** The key of the record that holds the list. */
  group: G
  ask?: undefined
  kind?: undefined
  /** One of them: "Service". */
  label: string
  /** Words that name one of them in "add a <word>", beside its label. */
  aliases?: readonly string[]
  /** So many are asked for without a wish; none where missing. */
  atLeast?: number | Decided<number, [a: Partial<A>, c: FlowContext<Facts>]>
  atMost: number
  when?(a: Partial<A>, c: FlowContext<Facts>): boolean
  /** An item in one line, for its row in the review; it may be half filled in. */
  show(item: Partial<Item>, c: FlowContext<Facts>, place: Place<A>): string
  note?(item: Partial<Item>, c: FlowContext<Facts>, place: Place<A>): string | null
  items: readonly ItemQuestion<A, Facts, Item>[]
}

/** What one item of a list in the record is; where the record's type is forgotten, anything with names. */
type ItemIn<V> = unknown extends V
  ? Record<string, unknown>
  : NonNullable<V> extends readonly (infer Item)[]
    ? Item extends object
      ? Item
      : never
    : never

/** One question for any field of the record; its functions know the type of that very field. */
export type QuestionOf<A, Facts> = { [K in keyof A & string]-?: TopQuestion<A, Facts, K> }[keyof A & string]

/** A group for any list of objects in the record. */
export type GroupOf<A, Facts> = {
  [G in keyof A & string]-?: [ItemIn<A[G]>] extends [never] ? never : Group<A, Facts, G, ItemIn<A[G]>>
}[keyof A & string]

export interface Notice {
  text: string
  citation: Citation | null
  /** `condition`: must be seen by the worker before a confirm counts. */
  kind: 'hint' | 'condition' | 'consult'
  /** What mends it: its button opens this question, or one item more of this group. */
  opens?: { ask: string; label: string }
}

/** A guided flow as data: the record it makes and the questions that fill it, in order. */
export interface Dialog<R extends z.ZodObject = z.ZodObject, Facts = unknown, Write = unknown> {
  id: string
  version: number
  /** As in "Permanency goals". */
  title: string
  /** Words that name what it records, for "record a goal for …". */
  cues?: readonly string[]
  /** What the button that opens it says, such as "Record a goal"; the title where missing. */
  button?: string
  /** One child of the case, or the case as a whole. */
  about: 'child' | 'case'
  /** The only role whose job it is; everybody's where missing. */
  by?: 'worker' | 'supervisor'
  record: R
  questions: readonly (QuestionOf<z.infer<R>, Facts> | GroupOf<z.infer<R>, Facts>)[]
  /**
   * The day whose edition decides; today where missing. It sees today's rules; everything else in the flow sees
   * those of that day as `c.rules`.
   */
  eventDay?(a: Partial<z.infer<R>>, c: FlowContext<Facts>): IsoDate
  /** What the case record already says, taken as answers before anything is asked; `a` is what was said at the start. */
  prefill?(a: Partial<z.infer<R>>, c: FlowContext<Facts>): Partial<z.infer<R>>
  /** What naming one child says, in a job about the whole case: "set wi-1-c2's …". */
  forChild?(child: string): Answers
  /** Each goal as this job would take it for the whole case, where it records a goal for several children at once. */
  goals?(c: FlowContext<Facts>): GoalAnswer[]
  /** Its saved card offers the plan and the history as Word files. */
  prints?: boolean
  /** Why this flow cannot be opened for these facts; null when it can. */
  open(c: FlowContext<Facts>): Refusal | null
  notices(a: Partial<z.infer<R>>, c: FlowContext<Facts>): Notice[]
  /** Whether this has to be done at all, for "do I have to …?". `cues` name it there; it is answered from `prefill`. */
  duty?: { cues: readonly string[]; answer(a: Partial<z.infer<R>>, c: FlowContext<Facts>): Notice[] }
  /** What conditions of rules may look at, of the case and of what is answered so far; for questions beside the flow. */
  ruleFacts?(a: Partial<z.infer<R>>, c: FlowContext<Facts>): RuleFacts
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
  /** Where an answer came from that the worker did not give: the question that supplied it, or `case` for the record. */
  from: { readonly [ask: string]: string }
  /** One key per confirmed record, made before the first attempt. */
  key: string | null
}

export type FlowEvent =
  | { type: 'ANSWER'; values: { readonly [ask: string]: unknown } }
  | { type: 'CORRECT'; ask: string; value?: unknown }
  /** `ask`: a question; a group, to add an item; an item (`services-2`), to be asked through again. */
  | { type: 'WANT'; ask: string }
  /** Takes item `n` (from 1) out of a group; those after it move up. */
  | { type: 'REMOVE'; group: string; n: number }
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
  /** Answers that became untrue, dropped, with their old words (none of a discreet one); `because` where a rule or check speaks against them. */
  undone: readonly { ask: string; label: string; was: string; because?: string }[]
  /** True when the event does not apply in this state; nothing changed. */
  ignored: boolean
  /** Present once: when a confirmed, complete, valid record enters `saving`. */
  write: Write | null
}

/** An item of a group: `services`, 2. */
export interface ItemName {
  group: string
  n: number
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
  min: number | null
  max: number | null
  past: boolean
  /** Choosing one of its options confirms, where nothing else is left open. */
  decides: boolean
  /** The item of a group that it belongs to. */
  item: ItemName | null
  /** The current answer, where one stands (a question asked again by `change`). */
  current: Answer | null
}

/** All a channel needs to show a flow; derived, never stored. */
export interface FlowView {
  dialog: string
  title: string
  status: FlowStatus
  /** A row for each answer, and one for each item of a group (`ask`: `services-2`). */
  rows: readonly { ask: string; label: string; value: string; note: string | null; item: ItemName | null }[]
  /** The first applicable question without an answer; null at review and after. */
  asking: AskedQuestion | null
  /** Every applicable question that can still be filled in, in order, for cards and forms. */
  open: readonly AskedQuestion[]
  /** Offered questions not yet answered or wanted, and groups that have room for one `more`. */
  offers: readonly { ask: string; label: string; item: ItemName | null; more: boolean }[]
  notices: readonly Notice[]
  progress: { done: number; total: number }
}
