import type { AnyContext, AnyDialog, AnyQuestion } from './any.ts'
import { objection } from './entry.ts'
import { inForce } from './event-day.ts'
import { itemIn, itemLabel, questionFor, questionsOf, questionsOfItem } from './expand.ts'
import { dropAnswer } from './flow-state.ts'
import { groupFor } from './fold.ts'
import { compact } from './items.ts'
import { itemName } from './names.ts'
import { applies, isAnswered, wordsFor } from './questions.ts'
import type { FlowState, ItemName, Stepped } from './types.ts'

export type Undone = Stepped['undone'][number]
export interface Settled {
  flow: FlowState
  undone: readonly Undone[]
}

/**
 * Why an answer does not hold: an objection, or (without words) because its question is not asked any more, or because
 * what supplied it is gone.
 */
const failing = (
  q: AnyQuestion,
  { answers, from }: FlowState,
  c: AnyContext,
): { because?: string } | null => {
  const value = answers[q.ask]
  if (value === undefined) return null
  const source = from[q.ask]
  if (source !== undefined && source !== 'case' && !isAnswered(answers, source)) return {}
  if (!applies(q, answers, c)) return {}
  const refusal = objection(q, value, answers, c)
  return refusal && { because: refusal.because }
}

const keepKnown = (dialog: AnyDialog, flow: FlowState, c: AnyContext): FlowState => {
  const stands = (ask: string): boolean => {
    const q = questionFor(dialog, ask)
    return q !== null && applies(q, flow.answers, c)
  }
  const skipped = flow.skipped.filter((ask) => stands(ask) && !isAnswered(flow.answers, ask))
  const order = flow.order.filter((ask) => isAnswered(flow.answers, ask) || skipped.includes(ask))
  return { ...flow, skipped, order, wanted: flow.wanted.filter(stands) }
}

/** Drops what does not hold, again and again, because each drop may undo another. */
const dropped = (dialog: AnyDialog, flow: FlowState, c: AnyContext, before: FlowState): Settled => {
  const undone: Undone[] = []
  let now = flow
  for (let again = true; again;) {
    again = false
    for (const q of questionsOf(dialog, now, c)) {
      const value = now.answers[q.ask]
      const failed = failing(q, now, c)
      if (value === undefined || failed === null) continue
      const was = q.discreet ? '' : wordsFor(q, value, before.answers, c)
      undone.push({ ask: q.ask, label: q.label, was, ...failed })
      now = dropAnswer(now, q.ask)
      again = true
    }
  }
  return { flow: now, undone: byItem(dialog, { undone, flow, now }, c) }
}

/** An item that is gone as a whole is told as one. */
const byItem = (
  dialog: AnyDialog,
  { undone, flow, now }: { undone: readonly Undone[]; flow: FlowState; now: FlowState },
  c: AnyContext,
): readonly Undone[] => {
  const gone = (item: ItemName) =>
    questionsOfItem(dialog, item).every(({ ask }) => !isAnswered(now.answers, ask))
  const told = new Map<string, Undone>()
  for (const one of undone) {
    const item = questionFor(dialog, one.ask)?.item ?? null
    const of = item && gone(item) ? groupFor(dialog, item.group) : null
    if (!item || !of) told.set(one.ask, one)
    else {
      const [seen, place] = itemIn(dialog, item, flow.answers)
      const was = of.show(seen, inForce(dialog, flow.answers, c), place)
      const { because } = told.get(itemName(item)) ?? one
      const why = because === undefined ? {} : { because }
      told.set(itemName(item), { ask: itemName(item), label: itemLabel(of, item.n), was, ...why })
    }
  }
  return [...told.values()]
}

/**
 * Drops every answer that no longer holds beside the others: not asked here any more, not among the options,
 * or refused by its check; then closes the ranks of the groups, until nothing changes any more.
 * Settling a settled flow changes nothing. `before` is the flow as the worker last saw it, for the old words.
 */
export const settle = (dialog: AnyDialog, flow: FlowState, c: AnyContext, before = flow): Settled => {
  const { flow: rest, undone } = dropped(dialog, flow, c, before)
  const known = keepKnown(dialog, rest, c)
  const closed = compact(dialog, known, c)
  if (closed !== known) {
    const more = settle(dialog, closed, c)
    return { flow: more.flow, undone: [...undone, ...more.undone] }
  }
  return { flow: { ...closed, edition: inForce(dialog, closed.answers, c).rules.edition }, undone }
}
