import { isOpen, current } from './rebuild.ts'
import { positionOf, wake } from './compile.ts'
import { applies, isAnswered, needOf, optionsOf, questionsOf, wordsFor } from './questions.ts'
import type { AnyContext, AnyDialog, AnyQuestion } from './questions.ts'
import type { AskedQuestion, FlowState, FlowView } from './types.ts'

const asked = (q: AnyQuestion, { answers }: FlowState, c: AnyContext): AskedQuestion => ({
  ask: q.ask,
  label: q.label,
  kind: q.kind,
  need: needOf(q, answers, c),
  prompt: q.prompt(answers, c),
  why: q.why(answers, c),
  options: optionsOf(q, answers, c),
  maxLength: q.maxLength ?? null,
  min: q.min ?? null,
  max: q.max ?? null,
  item: null,
  current: answers[q.ask] ?? null,
})

const rows = (dialog: AnyDialog, { answers }: FlowState, c: AnyContext): FlowView['rows'] =>
  questionsOf(dialog).flatMap((q) => {
    const value = answers[q.ask]
    if (value === undefined) return []
    const note = q.note?.(answers, c) ?? null
    return [{ ask: q.ask, label: q.label, value: wordsFor(q, value, answers, c), note, item: null }]
  })

/** All a channel needs to show a flow, derived from its answers. An open flow is shown as its facts are now. */
export const viewOf = (dialog: AnyDialog, state: FlowState, c: AnyContext): FlowView => {
  const { flow } = current(dialog, state, c)
  const { status, ask } = positionOf(wake(dialog, flow, c))
  const open = isOpen(flow)
  const done = (q: AnyQuestion) => isAnswered(flow.answers, q.ask)
  const need = (q: AnyQuestion) => needOf(q, flow.answers, c)
  const known = questionsOf(dialog).filter((q) => applies(q, flow.answers, c))
  const fillable = known.filter((q) => open && (!done(q) || flow.wanted.includes(q.ask)))
  const offered = fillable.filter((q) => need(q) === 'offered' || flow.skipped.includes(q.ask))
  const counted = known.filter((q) => done(q) || flow.wanted.includes(q.ask) || need(q) !== 'offered')
  const answered = counted.filter((q) => done(q) || flow.skipped.includes(q.ask))
  const question = known.find((q) => q.ask === ask)
  return {
    dialog: dialog.id,
    title: dialog.title,
    status,
    rows: rows(dialog, flow, c),
    asking: question ? asked(question, flow, c) : null,
    open: fillable.map((q) => asked(q, flow, c)),
    offers: offered
      .filter((q) => !flow.wanted.includes(q.ask))
      .map(({ ask: name, label }) => ({ ask: name, label })),
    notices: status === 'cancelled' ? [] : dialog.notices(flow.answers, c),
    progress: { done: answered.length, total: counted.length },
  }
}
