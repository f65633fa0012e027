import { objection } from './entry.ts'
import { applies, isAnswered, questionFor, questionsOf, without, wordsFor } from './questions.ts'
import type { AnyContext, AnyDialog, AnyQuestion } from './questions.ts'
import type { Answer, FlowState, Stepped } from './types.ts'

export type Undone = Stepped['undone'][number]
export interface Settled {
  flow: FlowState
  undone: readonly Undone[]
}

/** Why an answer does not hold: an objection, or (without words) because its question is not asked any more. */
const failing = (
  q: AnyQuestion,
  value: Answer,
  { answers }: FlowState,
  c: AnyContext,
): { because?: string } | null => {
  if (!applies(q, answers, c)) return {}
  const refusal = objection(q, value, answers, c)
  return refusal && { because: refusal.because }
}

/** Takes an answer away and leaves no trace of it. */
export const dropAnswer = (flow: FlowState, ask: string): FlowState => ({
  ...flow,
  answers: without(flow.answers, ask),
  order: flow.order.filter((name) => name !== ask),
  wanted: flow.wanted.filter((name) => name !== ask),
})

const keepKnown = (dialog: AnyDialog, flow: FlowState, c: AnyContext): FlowState => {
  const stands = (ask: string): boolean => {
    const q = questionFor(dialog, ask)
    return q !== null && applies(q, flow.answers, c)
  }
  const skipped = flow.skipped.filter((ask) => stands(ask) && !isAnswered(flow.answers, ask))
  const order = flow.order.filter((ask) => isAnswered(flow.answers, ask) || skipped.includes(ask))
  return { ...flow, skipped, order, wanted: flow.wanted.filter(stands) }
}

/**
 * Drops every answer that no longer holds beside the others: not asked here any more, not among the options,
 * or refused by its check. Each drop may undo another, so it looks again until nothing changes.
 * Settling a settled flow changes nothing. `before` is the flow as the worker last saw it, for the old words.
 */
export const settle = (dialog: AnyDialog, flow: FlowState, c: AnyContext, before = flow): Settled => {
  const undone: Undone[] = []
  let now = flow
  for (let again = true; again;) {
    again = false
    for (const q of questionsOf(dialog)) {
      const value = now.answers[q.ask]
      const failed = value === undefined ? null : failing(q, value, now, c)
      if (value === undefined || failed === null) continue
      const was = wordsFor(q, value, before.answers, c)
      undone.push({ ask: q.ask, label: q.label, was, ...failed })
      now = dropAnswer(now, q.ask)
      again = true
    }
  }
  return { flow: keepKnown(dialog, now, c), undone }
}
