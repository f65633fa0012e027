import type { AnyContext, AnyDialog, AnyGroup, AnyQuestion } from './any.ts'
import { inForce } from './event-day.ts'
import { itemIn, itemLabel, questionFor, questionsOf, questionsOfItem } from './expand.ts'
import { lastItem } from './fold.ts'
import { itemName } from './names.ts'
import { wordsFor } from './questions.ts'
import type { FlowState, FlowView, ItemName } from './types.ts'

type Row = FlowView['rows'][number]

/** Where an answer came from, in words; null where the worker gave it. */
const cameFrom = (dialog: AnyDialog, source: string | undefined): string | null => {
  if (source === undefined) return null
  return source === 'case'
    ? 'From the case record.'
    : `From: ${questionFor(dialog, source)?.label ?? source}.`
}

const both = (note: string | null, source: string | null): string | null =>
  [note, source].filter((part) => part !== null && part !== '').join(' ') || null

const answerRow = (dialog: AnyDialog, q: AnyQuestion, { answers, from }: FlowState, c: AnyContext): Row[] => {
  const value = answers[q.ask]
  if (value === undefined) return []
  const note = both(q.note(answers, c), cameFrom(dialog, from[q.ask]))
  return [{ ask: q.ask, label: q.label, value: wordsFor(q, value, answers, c), note, item: null }]
}

const itemRow = (dialog: AnyDialog, of: AnyGroup, item: ItemName, flow: FlowState, c: AnyContext): Row => {
  const [seen, place] = itemIn(dialog, item, flow.answers)
  const then = inForce(dialog, flow.answers, c)
  const sources = questionsOfItem(dialog, item).map(({ ask }) => cameFrom(dialog, flow.from[ask]))
  const source = sources.find((words) => words !== null) ?? null
  return {
    ask: itemName(item),
    label: itemLabel(of, item.n),
    value: of.show(seen, then, place),
    note: both(of.note?.(seen, then, place) ?? null, source),
    item,
  }
}

/** What is filled in, in the order of the flow: a row for each answer, and one for each item of a group. */
export const rowsOf = (dialog: AnyDialog, flow: FlowState, c: AnyContext): readonly Row[] => {
  const questions = questionsOf(dialog, flow, c)
  const names = Object.keys(flow.answers)
  return dialog.questions.flatMap((entry) => {
    if (entry.group === undefined) {
      const q = questions.find(({ ask }) => ask === entry.ask)
      return q ? answerRow(dialog, q, flow, c) : []
    }
    const numbers = Array.from({ length: lastItem(entry.group, names) }, (_, at) => at + 1)
    return numbers.map((n) => itemRow(dialog, entry, { group: entry.group, n }, flow, c))
  })
}
