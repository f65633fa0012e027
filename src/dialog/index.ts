import type * as z from 'zod'
import { markSeen, move, positionOf, wake } from './compile.ts'
import type { AnyDialog } from './any.ts'
import { answer } from './edits/answer.ts'
import { begun } from './edits/moves.ts'
import { inForce as rulesInForce } from './event-day.ts'
import { formOf, namedIn, wholeFormOf } from './fields.ts'
import { fold } from './fold.ts'
import { requiredLeft } from './questions.ts'
import { current, isOpen, rebuilt } from './rebuild.ts'
import { settle } from './settle.ts'
import { prefilled } from './supply.ts'
import { viewOf } from './view.ts'
import type { AskedQuestion, Dialog, FlowContext, FlowEvent, FlowState, FlowView, Stepped } from './types.ts'

export { isIsoDate, sayDate } from './dates.ts'
export { defineDialog } from './define.ts'
export { diagram } from './diagram.ts'
export type { NamedField, NamedGroup } from './fields.ts'

const still = { accepted: [], refused: [], undone: [], ignored: false, write: null }

/** Puts the derived status beside the answers, so that whoever reads a stored flow sees where it stands. */
const placed = (dialog: AnyDialog, flow: FlowState, c: FlowContext<unknown>): FlowState => ({
  ...flow,
  status: positionOf(wake(dialog, flow, c)).status,
})

/**
 * Opens a flow, with everything a sentence already said taken as answers. Ask `dialog.open(ctx)` first:
 * `begin` itself refuses nothing.
 */
export const begin = <R extends z.ZodObject, Facts, Write>(
  dialog: Dialog<R, Facts, Write>,
  ctx: FlowContext<Facts>,
  values: { readonly [ask: string]: unknown } = {},
): Stepped<Write> => {
  const any = dialog as AnyDialog
  const start = begun(any, ctx)
  const said = answer(any, start, ctx, { type: 'ANSWER', values }) ?? { flow: start }
  const { flow } = settle(any, prefilled(any, said.flow, ctx), ctx)
  return { ...still, ...said, flow: placed(any, flow, ctx) }
}

/**
 * One event, purely: the position is found from the answers, the event is heard there or ignored, and what
 * follows is settled. Where facts or rules changed since, the answers they made untrue are dropped first and
 * named in `undone`, also when the event itself is then ignored.
 *
 * A CONFIRM while conditions show that were never marked by `shown` is ignored once, and marks them. So is a CONFIRM
 * of answers that no longer all hold: what is left is not what was confirmed.
 */
export const step = <R extends z.ZodObject, Facts, Write>(
  dialog: Dialog<R, Facts, Write>,
  flow: FlowState,
  event: FlowEvent,
  ctx: FlowContext<Facts>,
): Stepped<Write> => {
  const any = dialog as AnyDialog
  const woken = current(any, flow, ctx)
  if (event.type === 'CONFIRM' && woken.undone.length > 0)
    return { ...still, flow: placed(any, woken.flow, ctx), undone: woken.undone, ignored: true }
  const after = move(any, woken.flow, ctx, event)
  const outcome = after.context.outcome ?? { ...still, ignored: true }
  const next = { ...after.context.flow, status: positionOf(after).status }
  return {
    ...outcome,
    flow: next,
    undone: [...woken.undone, ...outcome.undone],
    write: outcome.write as Write | null,
  }
}

/** Call when a reply that shows the flow is on its way: at review its conditions now count as seen. */
export const shown = <R extends z.ZodObject, Facts, Write>(
  dialog: Dialog<R, Facts, Write>,
  flow: FlowState,
  ctx: FlowContext<Facts>,
): FlowState => (flow.status === 'review' ? markSeen(dialog, flow, ctx) : flow)

export const view = <R extends z.ZodObject, Facts, Write>(
  dialog: Dialog<R, Facts, Write>,
  flow: FlowState,
  ctx: FlowContext<Facts>,
): FlowView => viewOf(dialog, flow, ctx)

/** Makes a stored flow anew from its answers; what no longer holds is in `undone`. */
export const rebuild = <R extends z.ZodObject, Facts, Write>(
  dialog: Dialog<R, Facts, Write>,
  oldFlow: FlowState,
  ctx: FlowContext<Facts>,
): Stepped<Write> => {
  const any = dialog as AnyDialog
  const { flow, undone } = rebuilt(any, oldFlow, ctx)
  return { ...still, flow: placed(any, flow, ctx), undone }
}

/** The record these answers make; null while something is missing or no longer holds. */
export const record = <R extends z.ZodObject, Facts, Write>(
  dialog: Dialog<R, Facts, Write>,
  flow: FlowState,
  ctx: FlowContext<Facts>,
): z.infer<R> | null => {
  const any = dialog as AnyDialog
  const now = current(any, flow, ctx)
  if (isOpen(flow) && (now.undone.length > 0 || requiredLeft(any, now.flow, ctx))) return null
  const parsed = dialog.record.safeParse(fold(any, now.flow.answers))
  return parsed.success ? parsed.data : null
}

/** The context with the edition that decides over these answers; `ctx` is the one of today. */
export const inForce = <R extends z.ZodObject, Facts, Write>(
  dialog: Dialog<R, Facts, Write>,
  flow: FlowState,
  ctx: FlowContext<Facts>,
): FlowContext<Facts> => rulesInForce(dialog, flow.answers, ctx) as FlowContext<Facts>

/** Every field of the one-card form, those included that an offered choice would bring. */
export const form = <R extends z.ZodObject, Facts, Write>(
  dialog: Dialog<R, Facts, Write>,
  flow: FlowState,
  ctx: FlowContext<Facts>,
): readonly AskedQuestion[] => formOf(dialog, flow, ctx)

/** Every question of the flow at once, with what is answered already; none where nothing can change any more. */
export const wholeForm = <R extends z.ZodObject, Facts, Write>(
  dialog: Dialog<R, Facts, Write>,
  flow: FlowState,
  ctx: FlowContext<Facts>,
): readonly AskedQuestion[] => wholeFormOf(dialog, flow, ctx)

/** The fields and groups that a worker may name; `flow` is null before it is begun. */
export const named = <R extends z.ZodObject, Facts, Write>(
  dialog: Dialog<R, Facts, Write>,
  flow: FlowState | null,
  ctx: FlowContext<Facts>,
): ReturnType<typeof namedIn> => namedIn(dialog, flow, ctx)
