import type { AnyContext, AnyDialog, Seen } from './any.ts'
import { readEntry } from './entry.ts'
import { inForce } from './event-day.ts'
import { questionFor } from './expand.ts'
import { dropAnswer, supplyAnswer } from './flow-state.ts'
import { flatten, fold, lastItem } from './fold.ts'
import { compact } from './items.ts'
import { applies, isAnswered } from './questions.ts'
import type { FlowState } from './types.ts'

/** Takes what is good of a part of the record, where no answer stands yet; items come after those there are. */
const supply = (dialog: AnyDialog, flow: FlowState, c: AnyContext, part: Seen, source: string): FlowState => {
  const names = Object.keys(flow.answers)
  return flatten(dialog, part, (group) => lastItem(group, names)).reduce((now, [ask, value]) => {
    const q = questionFor(dialog, ask)
    if (!q || isAnswered(now.answers, ask) || !applies(q, now.answers, c)) return now
    const entry = readEntry(q, value, now.answers, c)
    return entry.type === 'taken' ? supplyAnswer(now, ask, entry.value, source) : now
  }, flow)
}

/** Makes anew what an answer supplies: what it supplied before and nobody touched goes first. */
export const supplied = (dialog: AnyDialog, flow: FlowState, c: AnyContext, ask: string): FlowState => {
  const q = questionFor(dialog, ask)
  const value = flow.answers[ask]
  if (!q?.fills || value === undefined) return flow
  const old = Object.keys(flow.from).filter((name) => flow.from[name] === ask)
  const bare = compact(dialog, old.reduce(dropAnswer, flow), c)
  const after = supply(dialog, bare, c, q.fills(value, bare.answers, c), ask)
  return onward(dialog, bare, after, c)
}

/** What was supplied may supply others in its turn. */
const onward = (dialog: AnyDialog, before: FlowState, after: FlowState, c: AnyContext): FlowState =>
  Object.keys(after.answers)
    .filter((ask) => !isAnswered(before.answers, ask))
    .reduce((state, ask) => supplied(dialog, state, c, ask), after)

/** Takes as answers what the case record already says; of a group only where no item is there yet. */
export const prefilled = (dialog: AnyDialog, flow: FlowState, c: AnyContext): FlowState => {
  if (!dialog.prefill) return flow
  const names = Object.keys(flow.answers)
  const part = Object.entries(dialog.prefill(fold(dialog, flow.answers), inForce(dialog, flow.answers, c)))
  const left = part.filter(([name]) => lastItem(name, names) === 0)
  return onward(dialog, flow, supply(dialog, flow, c, Object.fromEntries(left), 'case'), c)
}
