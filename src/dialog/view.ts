import type { AnyContext, AnyDialog, AnyQuestion } from './any.ts'
import { positionOf, wake } from './compile.ts'
import { inForce } from './event-day.ts'
import { countOf, groupApplies, questionsOf } from './expand.ts'
import { fold, groupsOf } from './fold.ts'
import { partsOf } from './names.ts'
import { applies, askedNow, isAnswered, isDue, needOf, optionsOf } from './questions.ts'
import { current, isOpen } from './rebuild.ts'
import { rowsOf } from './rows.ts'
import type { AskedQuestion, FlowState, FlowView, ItemName } from './types.ts'

export const askedAs = (q: AnyQuestion, { answers }: FlowState, c: AnyContext): AskedQuestion => ({
  ask: q.ask,
  label: q.label,
  kind: q.kind,
  need: needOf(q, answers, c),
  prompt: q.prompt(answers, c),
  why: q.why(answers, c),
  options: optionsOf(q, answers, c),
  maxLength: q.maxLength,
  min: q.min,
  past: q.past,
  max: q.max,
  decides: q.decides,
  item: q.item,
  current: answers[q.ask] ?? null,
})

/** Whether the worker is at this item: something of it is due or was asked for. */
const inHand = (questions: readonly AnyQuestion[], flow: FlowState, c: AnyContext) => {
  const same = (a: ItemName, b: ItemName | null) => a.group === b?.group && a.n === b.n
  const open = questions.filter((q) => q.item && (flow.wanted.includes(q.ask) || isDue(q, flow, c)))
  return (item: ItemName) => open.some((q) => same(item, q.item))
}

/** What the review offers: questions never asked of themselves, and one more of each group that has room. */
const offersOf = (dialog: AnyDialog, flow: FlowState, c: AnyContext, offered: readonly AnyQuestion[]) => {
  const questions = offered.map(({ ask, label, item }) => ({ ask, label, item, more: false }))
  const groups = groupsOf(dialog)
    .filter((of) => groupApplies(dialog, of, flow.answers, c) && countOf(dialog, of, flow, c) < of.atMost)
    .map(({ group, label }) => ({ ask: group, label, item: null, more: true }))
  const place = (name: string) =>
    dialog.questions.findIndex((q) => (q.ask ?? q.group) === (partsOf(name)?.group ?? name))
  return [...questions, ...groups].sort((a, b) => place(a.ask) - place(b.ask))
}

/** All a channel needs to show a flow, derived from its answers. An open flow is shown as its facts are now. */
export const viewOf = (dialog: AnyDialog, state: FlowState, c: AnyContext): FlowView => {
  const { flow } = current(dialog, state, c)
  const { status } = positionOf(wake(dialog, flow, c))
  const open = isOpen(flow)
  const need = (q: AnyQuestion) => needOf(q, flow.answers, c)
  const done = (q: AnyQuestion) => isAnswered(flow.answers, q.ask)
  const wanted = (q: AnyQuestion) => flow.wanted.includes(q.ask)
  const known = questionsOf(dialog, flow, c).filter((q) => applies(q, flow.answers, c))
  const beside = (q: AnyQuestion) => need(q) === 'offered' || flow.skipped.includes(q.ask)
  const here = inHand(known, flow, c)
  const fillable = known
    .filter((q) => open && (!done(q) || wanted(q)))
    .filter((q) => q.item === null || wanted(q) || !beside(q) || here(q.item))
  const counted = known.filter((q) => done(q) || wanted(q) || need(q) !== 'offered')
  const question = status === 'asking' ? askedNow(dialog, flow, c) : null
  return {
    dialog: dialog.id,
    title: dialog.title,
    status,
    rows: rowsOf(dialog, flow, c),
    asking: question ? askedAs(question, flow, c) : null,
    open: fillable.map((q) => askedAs(q, flow, c)),
    offers: open
      ? offersOf(
          dialog,
          flow,
          c,
          fillable.filter((q) => beside(q) && !wanted(q)),
        )
      : [],
    notices:
      status === 'cancelled'
        ? []
        : dialog.notices(fold(dialog, flow.answers), inForce(dialog, flow.answers, c)),
    progress: {
      done: counted.filter((q) => done(q) || flow.skipped.includes(q.ask)).length,
      total: counted.length,
    },
  }
}
