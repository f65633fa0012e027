import type { AnyContext, AnyDialog, AnyGroup, AnyQuestion } from '../any.ts'
import { countOf, groupApplies, itemLabel, lowerFirst, questionFor, questionsOfItem } from '../expand.ts'
import { groupFor } from '../fold.ts'
import { withoutItem } from '../items.ts'
import { itemName, partsOf } from '../names.ts'
import { applies, isAnswered, needOf } from '../questions.ts'
import type { FlowState, ItemName } from '../types.ts'
import { refuse, refusedAll, settled, type Edited, type Of } from './edited.ts'

/** Whether the group has an item of that number now. */
export const isThere = (
  dialog: AnyDialog,
  flow: FlowState,
  c: AnyContext,
  { group, n }: ItemName,
): boolean => {
  const of = groupFor(dialog, group)
  return of !== null && n <= countOf(dialog, of, flow, c)
}

/** The item that a name such as `services-2` means; null where there is none. */
export const itemNamed = (
  dialog: AnyDialog,
  flow: FlowState,
  c: AnyContext,
  name: string,
): ItemName | null => {
  const parts = typeof name === 'string' ? partsOf(name) : null
  return parts?.ask === null && isThere(dialog, flow, c, parts) ? { group: parts.group, n: parts.n } : null
}

const toTheFront = (dialog: AnyDialog, flow: FlowState, c: AnyContext, asks: readonly string[]): Edited => {
  if (asks.length === 0) return null
  const skipped = flow.skipped.filter((name) => !asks.includes(name))
  const order = flow.order.filter((name) => !asks.includes(name) || isAnswered(flow.answers, name))
  const wanted = [...asks, ...flow.wanted.filter((name) => !asks.includes(name))]
  return settled(dialog, { before: flow, after: { ...flow, skipped, order, wanted } }, c)
}

/** One more item: its first question that has to be answered is asked, and the others follow of themselves. */
const add = (dialog: AnyDialog, flow: FlowState, c: AnyContext, of: AnyGroup): Edited => {
  const { group, atMost, label } = of
  if (!groupApplies(dialog, of, flow.answers, c)) return null
  const count = countOf(dialog, of, flow, c)
  const begun = (n: number) =>
    questionsOfItem(dialog, { group, n }).some(({ ask }) => isAnswered(flow.answers, ask))
  const n = count > 0 && !begun(count) ? count : count + 1
  if (n > atMost) {
    const because = `There can be ${atMost} of these at most. Change or remove one of them instead.`
    return refusedAll(flow, [refuse({ ask: group, label }, label, { because })])
  }
  const open = questionsOfItem(dialog, { group, n }).filter((q) => applies(q, flow.answers, c))
  const need = (q: AnyQuestion) => needOf(q, flow.answers, c)
  const first =
    open.find((q) => need(q) === 'required') ?? open.find((q) => need(q) === 'optional') ?? open[0]
  return first && flow.wanted[0] !== first.ask ? toTheFront(dialog, flow, c, [first.ask]) : null
}

/** An item asked through again: what is answered, and what can still be. */
const again = (dialog: AnyDialog, flow: FlowState, c: AnyContext, item: ItemName): Edited => {
  const asks = questionsOfItem(dialog, item)
    .filter((q) => applies(q, flow.answers, c))
    .filter((q) => isAnswered(flow.answers, q.ask) || needOf(q, flow.answers, c) !== 'offered')
    .map(({ ask }) => ask)
  return asks.every((ask, at) => flow.wanted[at] === ask) ? null : toTheFront(dialog, flow, c, asks)
}

/**
 * Brings a question to the front: an offered one, one passed over, or an answered one to be asked again. A group's name
 * adds an item; an item's name asks all of it again.
 */
export const want = (dialog: AnyDialog, flow: FlowState, c: AnyContext, ask: string): Edited => {
  const of = groupFor(dialog, ask)
  if (of) return add(dialog, flow, c, of)
  const item = itemNamed(dialog, flow, c, ask)
  if (item) return again(dialog, flow, c, item)
  const q = questionFor(dialog, ask)
  if (!q || !applies(q, flow.answers, c) || flow.wanted[0] === ask) return null
  if (q.item && !isThere(dialog, flow, c, q.item)) return null
  return toTheFront(dialog, flow, c, [ask])
}

/** Takes an item out. What hung on it falls and is told. */
export const remove = (dialog: AnyDialog, flow: FlowState, c: AnyContext, event: Of<'REMOVE'>): Edited => {
  const of = groupFor(dialog, event.group)
  const item = { group: event.group, n: event.n }
  if (!of || !Number.isInteger(event.n) || event.n < 1) return null
  if (!isThere(dialog, flow, c, item)) return refusedAll(flow, [noSuchItem(of, event.n)])
  const after = withoutItem(dialog, flow, item, c)
  return settled(dialog, { before: after, after }, c, { accepted: [itemName(item)] })
}

export const noSuchItem = (of: AnyGroup, n: number) => {
  const label = itemLabel(of, n)
  const because = `There is no ${lowerFirst(label)} here.`
  return refuse({ ask: itemName({ group: of.group, n }), label }, label, { because })
}
