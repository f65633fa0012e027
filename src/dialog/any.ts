import type * as z from 'zod'
import type * as t from './types.ts'

/** A part of the record, as a flow's functions see it. */
export type Seen = Record<string, unknown>

/** A flow with its types forgotten; the engine treats all flows alike. */
export type AnyDialog = t.Dialog<z.ZodObject, unknown, unknown>
export type AnyContext = t.FlowContext<unknown>
export type AnyGroup = t.Group<Seen, unknown, string, Seen>

/** What of a flow says which questions there are. */
export type Begun = Pick<t.FlowState, 'answers' | 'wanted' | 'skipped'>

type Of<T> = (answers: t.Answers, c: AnyContext) => T
type For<T> = (value: t.Answer, answers: t.Answers, c: AnyContext) => T

/**
 * A question as the engine puts it, of the record itself or of one item of a group. Its functions take the flat answers
 * and today's context, and hand on the folded ones with the edition that decides.
 */
export interface AnyQuestion {
  ask: string
  /** With the item it belongs to: "Service 2 begin date". */
  label: string
  /** Without: "Begin date". */
  own: string
  kind: t.QuestionKind
  aliases: readonly string[]
  item: t.ItemName | null
  maxLength: number | null
  min: number | null
  past: boolean
  max: number | null
  refers: string | null
  decides: boolean
  discreet: boolean
  /** Null where the answers decide. */
  fixedNeed: t.Need | null
  sometimes: boolean
  need: Of<t.Need>
  when: Of<boolean>
  prompt: Of<string>
  why: Of<t.Reason>
  options: Of<readonly t.Option[]>
  check: For<t.Refusal | null>
  show: For<string> | null
  note: Of<string | null>
  complete: ((value: t.Answer, before: t.Answer | undefined, ...rest: Parameters<Of<0>>) => t.Answer) | null
  fills: For<Seen> | null
}
