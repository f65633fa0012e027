import type { AnyContext, AnyDialog, AnyQuestion } from '../any.ts'
import { readShape } from '../entry.ts'
import { questionFor } from '../expand.ts'
import { dropAnswer, passOver } from '../flow-state.ts'
import { groupFor } from '../fold.ts'
import { partsOf } from '../names.ts'
import { applies, isAnswered, needOf } from '../questions.ts'
import type { FlowState } from '../types.ts'
import { answer, unknownField } from './answer.ts'
import { notAsked, refuse, refusedAll, settled, type Edited, type Of } from './edited.ts'
import { isThere, noSuchItem, remove, want } from './want.ts'

const clear = (dialog: AnyDialog, flow: FlowState, c: AnyContext, q: AnyQuestion): Edited => {
  const need = needOf(q, flow.answers, c)
  if (need === 'required') return want(dialog, flow, c, q.ask)
  if (!isAnswered(flow.answers, q.ask)) return null
  const bare = dropAnswer(flow, q.ask)
  const after = need === 'offered' ? bare : passOver(bare, [q.ask])
  return settled(dialog, { before: flow, after }, c, { accepted: [q.ask] })
}

/** One item more of a group, or an item as a whole: asked through again, or with an empty entry taken out. */
const wholeItem = (
  dialog: AnyDialog,
  flow: FlowState,
  c: AnyContext,
  event: Of<'CORRECT'>,
): Edited | 'no-item' => {
  if (groupFor(dialog, event.ask) && event.value === undefined) return want(dialog, flow, c, event.ask)
  const parts = typeof event.ask === 'string' ? partsOf(event.ask) : null
  const of = parts && groupFor(dialog, parts.group)
  if (!parts || !of) return 'no-item'
  if (!isThere(dialog, flow, c, parts)) return refusedAll(flow, [noSuchItem(of, parts.n)])
  if (parts.ask !== null) return 'no-item'
  if (event.value === undefined) return want(dialog, flow, c, event.ask)
  if (event.value === null) return remove(dialog, flow, c, { type: 'REMOVE', group: parts.group, n: parts.n })
  return null
}

/** Replaces one answer. Without a value it is asked again; with an empty one it is taken out, where it may be. */
export const correct = (dialog: AnyDialog, flow: FlowState, c: AnyContext, event: Of<'CORRECT'>): Edited => {
  const { ask, value } = event
  const whole = wholeItem(dialog, flow, c, event)
  if (whole !== 'no-item') return whole
  const q = questionFor(dialog, ask)
  if (!q) return refusedAll(flow, [unknownField(dialog, flow, c, { ask, given: value })])
  if (!applies(q, flow.answers, c)) return refusedAll(flow, [refuse(q, value, notAsked(q))])
  if (value === undefined) return want(dialog, flow, c, ask)
  if (readShape(q, value).type === 'none') return clear(dialog, flow, c, q)
  return answer(dialog, flow, c, { type: 'ANSWER', values: { [ask]: value } })
}
