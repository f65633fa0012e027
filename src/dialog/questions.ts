import type * as z from 'zod'
import { sayDate } from './dates.ts'
import type { Answer, Answers, Dialog, FlowContext, FlowState, Need, Option, Question } from './types.ts'

/** A flow with its types forgotten; the engine treats all flows alike. */
export type AnyDialog = Dialog<z.ZodObject, unknown, unknown>
export type AnyQuestion = Question<Record<string, unknown>, unknown>
export type AnyContext = FlowContext<unknown>

export const questionsOf = (dialog: AnyDialog): readonly AnyQuestion[] =>
  dialog.questions.filter((q) => q.group === undefined)

export const needOf = (q: AnyQuestion, answers: Answers, c: AnyContext): Need =>
  typeof q.need === 'string' ? q.need : q.need(without(answers, q.ask), c)

export const questionFor = (dialog: AnyDialog, ask: string): AnyQuestion | null =>
  questionsOf(dialog).find((q) => q.ask === ask) ?? null

export const isAnswered = (answers: Answers, ask: string): boolean => Object.hasOwn(answers, ask)

export const without = (answers: Answers, ask: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name !== ask))

/** A question never looks at its own answer to decide whether it applies or what may be chosen. */
export const applies = (q: AnyQuestion, answers: Answers, c: AnyContext): boolean =>
  q.when?.(without(answers, q.ask), c) ?? true

export const optionsOf = (q: AnyQuestion, answers: Answers, c: AnyContext): readonly Option[] =>
  q.options?.(without(answers, q.ask), c) ?? []

/** An answer as plain words, one for each value it holds. */
export const plainly = (value: Answer): readonly string[] => {
  if (typeof value !== 'object') return [String(value)]
  return isList(value) ? value : Object.values(value).flatMap(plainly)
}
const isList = (value: object): value is readonly string[] => Array.isArray(value)

/** The answer in a worker's words. */
export const wordsFor = (q: AnyQuestion, value: Answer, answers: Answers, c: AnyContext): string => {
  if (q.show) return q.show(value, answers, c)
  if (q.kind === 'date' && typeof value === 'string') return sayDate(value)
  const labels = new Map(optionsOf(q, answers, c).map((o) => [o.value, o.label]))
  return plainly(value)
    .map((one) => labels.get(one) ?? one)
    .join(', ')
}

/** Asked of itself and still without an answer. */
export const isDue = (q: AnyQuestion, flow: FlowState, c: AnyContext): boolean =>
  needOf(q, flow.answers, c) !== 'offered' &&
  !isAnswered(flow.answers, q.ask) &&
  !flow.skipped.includes(q.ask) &&
  applies(q, flow.answers, c)

export const requiredLeft = (dialog: AnyDialog, flow: FlowState, c: AnyContext): boolean =>
  questionsOf(dialog).some((q) => needOf(q, flow.answers, c) === 'required' && isDue(q, flow, c))
