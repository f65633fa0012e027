import type { AnyContext, AnyDialog, AnyQuestion } from './any.ts'
import { clip, readShape } from './entry.ts'
import { inForce } from './event-day.ts'
import { questionFor, questionsOf } from './expand.ts'
import { fresh } from './flow-state.ts'
import { plainly, wordsFor } from './questions.ts'
import { settle, type Settled, type Undone } from './settle.ts'
import type { Answer, FlowState } from './types.ts'

/** Whether the answers can still change; what is being saved or is over stays as it was confirmed. */
export const isOpen = (flow: FlowState): boolean => flow.status === 'asking' || flow.status === 'review'

const isCurrent = (dialog: AnyDialog, flow: FlowState, c: AnyContext): boolean =>
  flow.dialog === dialog.id &&
  flow.version === dialog.version &&
  flow.edition === inForce(dialog, flow.answers, c).rules.edition

const shapeOf = (q: AnyQuestion, value: unknown): Answer | null => {
  const entry = readShape(q, value)
  return entry.type === 'taken' ? entry.value : null
}

const oldWords = (dialog: AnyDialog, old: FlowState, c: AnyContext, ask: string): Undone => {
  const q = questionFor(dialog, ask)
  const value = old.answers[ask] ?? ''
  const fits = q !== null && shapeOf(q, value) !== null
  const was = fits ? wordsFor(q, value, old.answers, c) : clip(plainly(value).join(', '))
  return { ask, label: q?.label ?? ask, was }
}

/**
 * Makes a flow of another version or edition anew from its answers. Every answer of a known question that still has
 * the question's shape is laid out again and settled; what no longer holds is told. Conditions have to be seen again.
 */
export const rebuilt = (dialog: AnyDialog, old: FlowState, c: AnyContext): Settled => {
  if (!isOpen(old)) return { flow: old, undone: [] }
  const kept = questionsOf(dialog, old, c).flatMap((q) => {
    const value = shapeOf(q, old.answers[q.ask])
    return value === null ? [] : [[q.ask, value] as const]
  })
  const { order, skipped, wanted, from } = old
  const laid = { ...fresh(dialog, c), answers: Object.fromEntries(kept), order, skipped, wanted, from }
  const { flow, undone } = settle(dialog, laid, c, old)
  const told = new Set([...undone.map(({ ask }) => ask), ...Object.keys(flow.answers)])
  const others = Object.keys(old.answers).filter((ask) => !told.has(ask))
  return { flow, undone: [...undone, ...others.map((ask) => oldWords(dialog, old, c, ask))] }
}

/** The flow as it stands under today's facts and rules. */
export const current = (dialog: AnyDialog, flow: FlowState, c: AnyContext): Settled => {
  if (!isOpen(flow)) return { flow, undone: [] }
  return isCurrent(dialog, flow, c) ? settle(dialog, flow, c) : rebuilt(dialog, flow, c)
}
