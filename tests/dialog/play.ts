import { begin, shown, step, view } from '../../src/dialog/index.ts'
import type { GuidedDialog } from '../../dialogs/index.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import type { WriteRequest } from '../../src/bot/ports.ts'
import type { FlowContext, FlowEvent, FlowState, FlowView, Stepped } from '../../src/dialog/types.ts'

/** One flow being played: every turn goes to sleep as JSON and its reply is shown, as in a real conversation. */
export interface Played {
  flow: FlowState
  last: Stepped<WriteRequest>
  view: FlowView
  /** Everything the flow asked to have written so far. */
  writes: readonly WriteRequest[]
}

export const asleep = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const played = (
  dialog: GuidedDialog,
  last: Stepped<WriteRequest>,
  ctx: FlowContext<JobFacts>,
  writes: readonly WriteRequest[],
): Played => {
  const flow = shown(dialog, asleep(last.flow), ctx)
  return { flow, last, view: view(dialog, flow, ctx), writes: last.write ? [...writes, last.write] : writes }
}

export const open = (dialog: GuidedDialog, ctx: FlowContext<JobFacts>, values = {}): Played =>
  played(dialog, begin(dialog, ctx, values), ctx, [])

export const send = (
  dialog: GuidedDialog,
  at: Played,
  event: FlowEvent,
  ctx: FlowContext<JobFacts>,
): Played => played(dialog, step(dialog, at.flow, event, ctx), ctx, at.writes)

export const sendAll = (
  dialog: GuidedDialog,
  at: Played,
  events: readonly FlowEvent[],
  ctx: FlowContext<JobFacts>,
): Played => events.reduce((now, event) => send(dialog, now, event, ctx), at)
