import type { AnyContext, AnyDialog, AnyQuestion } from '../any.ts'
import { clip } from '../entry.ts'
import { settle } from '../settle.ts'
import type { FlowEvent, FlowState, Refusal, Stepped } from '../types.ts'

/** What a change of the answers comes to; null when it does not apply and nothing changed. */
export type Edited = Pick<Stepped, 'flow' | 'accepted' | 'refused' | 'undone'> | null

export type Refused = Stepped['refused'][number]
export type Of<T extends FlowEvent['type']> = Extract<FlowEvent, { type: T }>

export const quiet = { accepted: [] as readonly string[], refused: [] as readonly Refused[] }

/** Settles what a change left behind; the old words are those of `before`. */
export const settled = (
  dialog: AnyDialog,
  { before, after }: { before: FlowState; after: FlowState },
  c: AnyContext,
  said: Partial<typeof quiet> = {},
): Edited => ({ ...quiet, ...said, ...settle(dialog, after, c, before) })

/** Nothing changes, and the worker is told why. */
export const refusedAll = (flow: FlowState, refused: readonly Refused[]): Edited => ({
  ...quiet,
  flow,
  refused,
  undone: [],
})

export const refuse = (
  { ask, label }: Pick<AnyQuestion, 'ask' | 'label'>,
  given: unknown,
  refusal: Refusal,
): Refused => ({ ask, label, given: clip(given), refusal })

export const notAsked = ({ label }: AnyQuestion): Refusal => ({
  because: `${label} is not asked with the answers given so far.`,
})
