import type { Citation } from '../policy/types.ts'
import type { Notice, QuestionKind, Option } from '../dialog/types.ts'
import type { Command } from './command.ts'

/** A button: what it says and what it means. The meaning stays here; the card carries only a token. */
export interface Action {
  label: string
  command: Command
  style?: 'primary' | 'destructive'
  /** Sends the card's form along, as the primary button does. */
  sends?: boolean
}

export interface Row {
  label: string
  value: string
  note: string | null
  /** Opens this row again. */
  change: Action | null
  /** Takes an item out; null where the row is no item. */
  remove: Action | null
}

/** One field of a card's form. `id` is the question's `ask`. */
export interface Field {
  id: string
  label: string
  kind: QuestionKind
  required: boolean
  options: readonly Option[]
  /** As a form's input holds it: choices parted by commas, lines by line breaks. */
  value: string | null
  maxLength: number | null
  /** Bounds of a number. */
  min: number | null
  max: number | null
  why: string | null
  /** What is wrong with the entry, where it was refused. */
  error: string | null
}

/** What a card shows, in no channel's language. `src/cards` draws it. */
export interface CardView {
  title: string
  /** Child's initials, case number, state and policy date. */
  subtitle: string
  tone: 'plain' | 'good' | 'wait' | 'stop'
  progress: { done: number; total: number } | null
  body: string
  rows: readonly Row[]
  fields: readonly Field[]
  notices: readonly Notice[]
  /** Passages that stand open in the card, in place of the button that shows them. */
  passages?: readonly { quote: string; source: string }[]
  /** Small print below them. */
  foot?: readonly string[]
}

export type DocumentKind = 'case-plan' | 'history'

/** A Word file that goes with a message. The channel has it made when the message goes out; no text of it is kept here. */
export interface FileOffer {
  kind: DocumentKind
  case: string
  /** The plan's number; null for the one that is to be printed now. */
  plan: string | null
  /** Yes to it, where a channel must ask before it hands a file over. */
  accept: Action
  /** The worker has said yes. */
  accepted: boolean
}

/** A job as one form with every question at once, for a channel that can open a window for it. */
export interface FormView {
  /** Opens it; where no window can be opened, it means the same form in the chat. */
  open: Action
  title: string
  subtitle: string
  fields: readonly Field[]
  /** They all send the form. */
  actions: readonly Action[]
}

/** What a channel has to know of a policy answer. */
export interface PolicyReply {
  /** A language model worded it. */
  model: boolean
  /** The words of the answer alone, as they stand in the card's body. */
  says: string
}

/** One bot message. `text` alone says everything, so that no card is ever needed to go on. */
export interface Reply {
  text: string
  card: CardView | null
  /** Buttons of the message, most useful first, six at most; `text` names their words. */
  actions: readonly Action[]
  citations: readonly Citation[]
  /** Only ever to one person alone. */
  file?: FileOffer
  /** Where a job is open. */
  form?: FormView
  /** Where it answers a policy question. */
  policy?: PolicyReply
}

/** A reply whose buttons have their tokens, ready for a channel. */
export interface SealedReply extends Omit<Reply, 'actions' | 'card' | 'file' | 'form'> {
  card: SealedCard | null
  actions: readonly SealedAction[]
  file?: SealedFile
  form?: SealedForm
}
export type SealedForm = Omit<FormView, 'open' | 'actions'> & {
  open: SealedAction
  actions: readonly SealedAction[]
}
export type SealedFile = Omit<FileOffer, 'accept'> & { accept: SealedAction }
export type SealedAction = Omit<Action, 'command'> & { token: string }
export type SealedCard = Omit<CardView, 'rows'> & {
  rows: readonly (Omit<Row, 'change' | 'remove'> & {
    change: SealedAction | null
    remove: SealedAction | null
  })[]
}
