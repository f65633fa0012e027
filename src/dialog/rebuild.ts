import { clip } from './entry.ts'
import { answer, fresh } from './edits.ts'
import { isAnswered, plainly, questionFor, wordsFor, type AnyContext, type AnyDialog } from './questions.ts'
import { settle, type Settled, type Undone } from './settle.ts'
import type { Answer, FlowState } from './types.ts'

/** Whether the answers can still change; what is being saved or is over stays as it was confirmed. */
export const isOpen = (flow: FlowState): boolean => flow.status === 'asking' || flow.status === 'review'

const isCurrent = (dialog: AnyDialog, flow: FlowState, c: AnyContext): boolean =>
  flow.dialog === dialog.id && flow.version === dialog.version && flow.edition === c.rules.edition

const lost = (dialog: AnyDialog, old: FlowState, c: AnyContext, [ask, value]: [string, Answer]): Undone => {
  const q = questionFor(dialog, ask)
  const was = q ? wordsFor(q, value, old.answers, c) : clip(plainly(value).join(', '))
  return { ask, label: q?.label ?? ask, was }
}

/**
 * Makes a flow of another version or edition anew from its answers, as if they were given today.
 * What no longer holds is told; conditions have to be seen again.
 */
export const rebuilt = (dialog: AnyDialog, old: FlowState, c: AnyContext): Settled => {
  if (!isOpen(old)) return { flow: old, undone: [] }
  const start = fresh(dialog, c)
  const { flow } = answer(dialog, start, c, { type: 'ANSWER', values: old.answers }) ?? { flow: start }
  const order = old.order.filter((ask) => isAnswered(flow.answers, ask) || old.skipped.includes(ask))
  const passed = { ...flow, order, skipped: old.skipped, wanted: old.wanted }
  const gone = Object.entries(old.answers).filter(([ask]) => !isAnswered(flow.answers, ask))
  return { flow: settle(dialog, passed, c).flow, undone: gone.map((entry) => lost(dialog, old, c, entry)) }
}

/** The flow as it stands under today's facts and rules. */
export const current = (dialog: AnyDialog, flow: FlowState, c: AnyContext): Settled => {
  if (!isOpen(flow)) return { flow, undone: [] }
  return isCurrent(dialog, flow, c) ? settle(dialog, flow, c) : rebuilt(dialog, flow, c)
}
