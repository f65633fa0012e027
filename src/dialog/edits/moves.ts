import type { AnyContext, AnyDialog } from '../any.ts'
import { questionFor, questionsOf } from '../expand.ts'
import { dropAnswer, fresh, passOver } from '../flow-state.ts'
import { partsOf } from '../names.ts'
import { askedNow, isAnswered, isDue, needOf } from '../questions.ts'
import { settle } from '../settle.ts'
import { prefilled } from '../supply.ts'
import type { FlowState } from '../types.ts'
import { quiet, settled, type Edited } from './edited.ts'

/** Whether the question now asked may be passed over: it need not be answered, or an answer stands already. */
export const canSkip = (dialog: AnyDialog, flow: FlowState, c: AnyContext): boolean => {
  const q = askedNow(dialog, flow, c)
  return q !== null && (needOf(q, flow.answers, c) !== 'required' || isAnswered(flow.answers, q.ask))
}

/** Passes over the question now asked. An answer that was only to be asked again stays. */
export const skip = (dialog: AnyDialog, flow: FlowState, c: AnyContext): Edited => {
  const q = askedNow(dialog, flow, c)
  if (!q) return null
  const closed = { ...flow, wanted: flow.wanted.filter((name) => name !== q.ask) }
  const leave = needOf(q, flow.answers, c) === 'offered' || isAnswered(flow.answers, q.ask)
  return settled(dialog, { before: flow, after: leave ? closed : passOver(closed, [q.ask]) }, c)
}

/** What was asked for is closed; of an item, all of it at once. */
const closed = ({ wanted, ...flow }: FlowState): FlowState => {
  const [first = '', ...others] = wanted
  const item = partsOf(first)
  if (!item) return { ...flow, wanted: others }
  const other = (name: string) => partsOf(name)?.group !== item.group || partsOf(name)?.n !== item.n
  return { ...flow, wanted: others.filter(other) }
}

/** One step back: closes a question that was asked for, otherwise takes the last answer back and asks it again. */
export const back = (dialog: AnyDialog, flow: FlowState, c: AnyContext): Edited => {
  if (flow.wanted.length > 0) return settled(dialog, { before: flow, after: closed(flow) }, c)
  const last = flow.order.at(-1)
  if (last === undefined) return null
  const bare = dropAnswer({ ...flow, skipped: flow.skipped.filter((name) => name !== last) }, last)
  const q = questionFor(dialog, last)
  const comes = q !== null && isDue(q, bare, c) && questionsOf(dialog, bare, c).includes(q)
  return settled(dialog, { before: flow, after: comes ? bare : { ...bare, wanted: [last] } }, c)
}

/** Straight to the review: what is optional is passed over. Only when nothing required is missing. */
export const review = (dialog: AnyDialog, flow: FlowState, c: AnyContext): Edited => {
  const left = questionsOf(dialog, flow, c).filter((q) => isDue(q, flow, c))
  if (left.some((q) => needOf(q, flow.answers, c) === 'required')) return null
  const asks = left.map((q) => q.ask)
  return settled(dialog, { before: flow, after: { ...passOver(flow, asks), wanted: [] } }, c)
}

/** A flow with nothing but what the case record says. */
export const begun = (dialog: AnyDialog, c: AnyContext): FlowState =>
  settle(dialog, prefilled(dialog, fresh(dialog, c), c), c).flow

export const restart = (dialog: AnyDialog, c: AnyContext): Edited => ({
  ...quiet,
  flow: begun(dialog, c),
  undone: [],
})

/** A refused record becomes a draft again; facts may have changed since, so it is settled anew. */
export const reopen = (dialog: AnyDialog, flow: FlowState, c: AnyContext): Edited =>
  settled(dialog, { before: flow, after: { ...flow, key: null } }, c)
