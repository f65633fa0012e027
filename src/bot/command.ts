import type { DeskCommand } from './commands/desk.ts'
import type { PolicyCommand } from './commands/policy-talk.ts'
import type { DutyCommand } from './commands/duty.ts'

/**
 * Everything a worker can mean. Text, a card button, a card form and a model all end as one of these;
 * the turn knows no other input. Plain JSON, because buttons store them behind their token.
 */
export type Command =
  | DeskCommand
  | PolicyCommand
  | DutyCommand
  /** Open a flow for a case, a child of it, or (both null) whatever is open or must be chosen. */
  | {
      type: 'start'
      dialog: string
      case: string | null
      child: string | null
      values: Values
      /** What to clear up once it is open: an entry of the same sentence that was not clear. */
      then?: Command
    }
  /** A job by name that the worker's state does not offer. */
  | { type: 'not-offered'; dialog: string }
  | { type: 'answer'; values: Values; then?: Command }
  /** A card's form: fields as entered; `confirm` when the button says so. */
  | {
      type: 'submit'
      values: Values
      confirm: boolean
      /** The whole form: what was answered before is on it too. */
      whole?: boolean
      /** Ask for one more of this group when the form is taken. */
      more?: string
      /** Fields that were sent empty; what stood there is taken out. */
      emptied?: readonly string[]
    }
  | { type: 'correct'; ask: string; value: unknown }
  /** A field to be asked, a group (one item more), or an item as a whole. */
  | { type: 'want'; ask: string }
  /** Takes one item out of a group. */
  | { type: 'remove'; group: string; n: number }
  /** Every question at once. */
  | { type: 'form' }
  | { type: 'skip' }
  | { type: 'back' }
  | { type: 'review' }
  | { type: 'confirm' }
  | { type: 'cancel' }
  | { type: 'save-draft' }
  | { type: 'drafts' }
  | { type: 'resume'; draft: string | null }
  | { type: 'discard-draft'; draft: string }
  | { type: 'start-over' }
  | { type: 'repeat' }
  /** `joined`: the conversation with the bot begins. */
  | { type: 'hello'; joined?: boolean }
  | { type: 'help' }
  | { type: 'cases' }
  /** "Why do you ask?" and "why not?": the rule behind the last thing said. */
  | { type: 'why' }
  /** "What is missing?": where the state's documents are silent or wrong. */
  | { type: 'gaps' }
  | {
      type: 'allowed-goals'
      case: string | null
      child: string | null
      facts: { age?: number; caseType?: string; goal?: string }
    }
  /** "Do I have to …?": whether the rules make a job a duty. */
  | { type: 'duty'; dialog: string; case: string | null; child: string | null }
  | { type: 'goals-on-record'; case: string | null; child: string | null }
  /** A Word file of a plan, or of the whole history. `accepted`: the channel asked, and the worker said yes. */
  | {
      type: 'print'
      document: 'case-plan' | 'history'
      case: string | null
      child: string | null
      plan: string | null
      accepted: boolean
    }
  /** Somebody else wrote meanwhile: their record stays and this entry goes. */
  | { type: 'keep-theirs' }
  /** Or a goal of theirs ends so that this entry can stand; null where it is not said which. */
  | { type: 'replace'; goal: string | null }
  | { type: 'replace-because'; goal: string; reason: string }
  | { type: 'hand-off' }
  /** The open entry goes to the supervisor's drafts. */
  | { type: 'hand-over' }
  | { type: 'language'; language: string }
  /** An entry that might be several things: ask which, with the choices at hand. */
  | {
      type: 'clarify'
      ask: string | null
      given: string
      because: string
      choices: readonly { label: string; value: string }[]
    }
  | { type: 'not-understood'; text: string }
  /** A text too long. */
  | { type: 'refused-input'; because: string }
  /** A button that is no longer current, or of another person's card. */
  | { type: 'old-button' }

export type Values = { readonly [ask: string]: unknown }
