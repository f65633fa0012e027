import type { AnyContext, AnyDialog, AnyQuestion } from './any.ts'
import { sayDate } from './dates.ts'
import { questionsOf } from './expand.ts'
import type { Answer, Answers, FlowState, Need, Option } from './types.ts'

export const isAnswered = (answers: Answers, ask: string): boolean => Object.hasOwn(answers, ask)

const leftOut = new WeakMap<Answers, Map<string, Answers>>()

/** The answers but one. The same object every time, so that what is calculated from it is calculated once. */
export const without = (answers: Answers, ask: string): Answers => {
  if (!isAnswered(answers, ask)) return answers
  const mine = leftOut.get(answers) ?? new Map<string, Answers>()
  leftOut.set(answers, mine)
  const rest = mine.get(ask) ?? Object.fromEntries(Object.entries(answers).filter(([name]) => name !== ask))
  mine.set(ask, rest)
  return rest
}

/** A question never looks at its own answer to decide whether it applies, how it comes up or what may be chosen. */
export const applies = (q: AnyQuestion, answers: Answers, c: AnyContext): boolean =>
  q.when(without(answers, q.ask), c)

export const needOf = (q: AnyQuestion, answers: Answers, c: AnyContext): Need =>
  q.fixedNeed ?? q.need(without(answers, q.ask), c)

export const optionsOf = (q: AnyQuestion, answers: Answers, c: AnyContext): readonly Option[] =>
  q.options(without(answers, q.ask), c)

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
  if (q.kind === 'lines') return plainly(value).join('; ')
  const labels = new Map(optionsOf(q, answers, c).map((o) => [o.value, o.label]))
  return plainly(value)
    .map((one) => labels.get(one) ?? one)
    .join(', ')
}

/** Asked of itself and still without an answer. */
export const isDue = (q: AnyQuestion, flow: FlowState, c: AnyContext): boolean =>
  !isAnswered(flow.answers, q.ask) &&
  !flow.skipped.includes(q.ask) &&
  needOf(q, flow.answers, c) !== 'offered' &&
  applies(q, flow.answers, c)

export const requiredLeft = (dialog: AnyDialog, flow: FlowState, c: AnyContext): boolean =>
  questionsOf(dialog, flow, c).some((q) => needOf(q, flow.answers, c) === 'required' && isDue(q, flow, c))

/** The question now put: the one asked for last, otherwise the first that is due; null where nothing is left to ask. */
export const askedNow = (dialog: AnyDialog, flow: FlowState, c: AnyContext): AnyQuestion | null => {
  const questions = questionsOf(dialog, flow, c)
  return questions.find((q) => q.ask === flow.wanted[0]) ?? questions.find((q) => isDue(q, flow, c)) ?? null
}
