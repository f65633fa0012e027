import type { FlowContext, FlowView } from '../../dialog/types.ts'
import type { Replacing } from '../conflict.ts'
import type { JobFacts } from '../facts.ts'
import type { HalfDone, Recorded } from '../ports.ts'
import type { Action } from '../reply.ts'
import type { FieldError } from './form.ts'

/** What a job's reply says beside the flow itself. */
export interface Telling {
  /** Said first: what the last entry did. */
  lead?: string | null
  errors?: readonly FieldError[]
  /** Buttons that stand before the flow's own, such as the days a date may have meant. */
  choices?: readonly Action[]
  /** Until when a write is tried again, in words. */
  tryingUntil?: string | null
  /** Why the confirmed record was not taken; `unknown` when nobody can tell whether it was. */
  refusal?: { because: string; unknown: boolean } | null
  /** What was just saved. */
  recorded?: readonly Recorded[]
  /** What of the entry is recorded while the rest is not. */
  half?: HalfDone | null
  /** The colleague's goal that ends with the confirm. */
  replacing?: Replacing | null
  /** What can be done where somebody else wrote meanwhile, in words. */
  ways?: string
}

export interface Job {
  view: FlowView
  context: FlowContext<JobFacts>
  /** Whether it chooses a permanency goal, so that the question which ones are allowed may come up. */
  choosesGoal: boolean
  /** Every question at once, with what is answered already. */
  whole: readonly FlowView['open'][number][]
  /** Fields of the one-card form: every open question, those that another field brings included. */
  form: readonly FlowView['open'][number][]
  /** Its saved card offers Word files. */
  prints: boolean
}
