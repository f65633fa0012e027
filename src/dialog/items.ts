import type { AnyContext, AnyDialog, AnyGroup } from './any.ts'
import { countOf, leastOf, questionsOf, questionsOfItem } from './expand.ts'
import { dropAnswer } from './flow-state.ts'
import { groupsOf, lastItem } from './fold.ts'
import { askIn, partsOf } from './names.ts'
import type { Answer, FlowState, ItemName } from './types.ts'

const present = <T>(value: T | null): value is T => value !== null

/** The number an item has after one was taken out; null for that one. */
const movedUp = (out: number) => (n: number) => (n === out ? null : n > out ? n - 1 : n)

const renamed = <T>(of: { readonly [name: string]: T }, to: (name: string) => string | null) =>
  Object.fromEntries(
    Object.entries(of).flatMap(([name, value]) => {
      const now = to(name)
      return now === null ? [] : [[now, value] as const]
    }),
  )

/** The answer of a question that names items; null where it named only the one that is gone. */
const referenceAfter = (value: Answer, out: number): Answer | null => {
  const one = (text: unknown) => {
    const n = movedUp(out)(Number(text))
    return n === null ? null : String(n)
  }
  if (!Array.isArray(value)) return one(value)
  const left = value.map(one).filter(present)
  return left.length === 0 ? null : left
}

/** Takes one item out: those after it move up, and what names an item by its number still names the same. */
export const withoutItem = (
  dialog: AnyDialog,
  flow: FlowState,
  { group, n: out }: ItemName,
  c: AnyContext,
): FlowState => {
  const to = (name: string): string | null => {
    const parts = partsOf(name)
    if (parts?.group !== group || parts.ask === null) return name
    const n = movedUp(out)(parts.n)
    return n === null ? null : askIn({ group, n }, parts.ask)
  }
  const moved: FlowState = {
    ...flow,
    answers: renamed(flow.answers, to),
    from: renamed(flow.from, to),
    wanted: flow.wanted.map(to).filter(present),
    skipped: flow.skipped.map(to).filter(present),
    order: flow.order.map(to).filter(present),
  }
  return questionsOf(dialog, moved, c).reduce((now, { ask, refers }) => {
    const value = refers === group ? now.answers[ask] : undefined
    if (value === undefined) return now
    const left = referenceAfter(value, out)
    return left === null ? dropAnswer(now, ask) : { ...now, answers: { ...now.answers, [ask]: left } }
  }, moved)
}

/** Whether nothing stands in an item and nothing of it was asked for. */
const isEmpty = (dialog: AnyDialog, { answers, wanted }: FlowState, item: ItemName): boolean =>
  questionsOfItem(dialog, item).every(({ ask }) => !Object.hasOwn(answers, ask) && !wanted.includes(ask))

const closedUp = (dialog: AnyDialog, of: AnyGroup, flow: FlowState, c: AnyContext): FlowState => {
  let now = flow
  for (let n = countOf(dialog, of, flow, c); n > 0; n--) {
    const last = lastItem(of.group, [...Object.keys(now.answers), ...now.wanted])
    const needless = n < last || n > leastOf(dialog, of, now.answers, c)
    if (needless && isEmpty(dialog, now, { group: of.group, n }))
      now = withoutItem(dialog, now, { group: of.group, n }, c)
  }
  return now
}

/** Takes out the items in which nothing stands any more, so that numbers have no holes. */
export const compact = (dialog: AnyDialog, flow: FlowState, c: AnyContext): FlowState =>
  groupsOf(dialog).reduce((now, of) => closedUp(dialog, of, now, c), flow)
