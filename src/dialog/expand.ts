import type { AnyContext, AnyDialog, AnyGroup, AnyQuestion, Begun, Seen } from './any.ts'
import { inForce } from './event-day.ts'
import { fold, groupFor, lastItem } from './fold.ts'
import { askIn, partsOf } from './names.ts'
import { put, type Hand } from './put.ts'
import type { Answers, ItemName, Place, TopQuestion } from './types.ts'

const topQuestion = (dialog: AnyDialog, q: TopQuestion<Seen, unknown>): AnyQuestion => {
  const hand: Hand<[]> = (answers, c) => [fold(dialog, answers), inForce(dialog, answers, c)]
  const { fills } = q
  return {
    ...put(q, hand),
    ask: q.ask,
    label: q.label,
    item: null,
    fills: fills ? (value, answers, c) => fills.call(q, value, ...hand(answers, c)) : null,
  }
}

/** The items of a group as far as they are there, and where one stands among the other answers. */
export const itemIn = (dialog: AnyDialog, { group, n }: ItemName, answers: Answers): [Seen, Place<Seen>] => {
  const all = fold(dialog, answers)
  const items = (all[group] ?? []) as readonly Seen[]
  return [items[n - 1] ?? {}, { n, all }]
}

/** "Service 2"; where there can be only one, "Service". */
export const itemLabel = ({ label, atMost }: AnyGroup, n: number): string =>
  atMost === 1 ? label : `${label} ${n}`

/** "Begin date" within a line, but "CANS items" as it is. */
export const lowerFirst = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label

const itemQuestions = (dialog: AnyDialog, of: AnyGroup, n: number): readonly AnyQuestion[] => {
  const item = { group: of.group, n }
  const hand: Hand<[place: Place<Seen>]> = (answers, c) => {
    const [seen, place] = itemIn(dialog, item, answers)
    return [seen, inForce(dialog, answers, c), place]
  }
  return of.items.map((q) => {
    const bare = put(q, hand)
    return {
      ...bare,
      ask: askIn(item, q.ask),
      label: `${itemLabel(of, n)} ${lowerFirst(q.label)}`,
      item,
      fills: null,
      when: (answers, c) => groupApplies(dialog, of, answers, c) && bare.when(answers, c),
    }
  })
}

export const groupApplies = (dialog: AnyDialog, of: AnyGroup, answers: Answers, c: AnyContext): boolean =>
  of.when?.(fold(dialog, answers), inForce(dialog, answers, c)) ?? true

const made = new WeakMap<AnyDialog, Map<string, readonly AnyQuestion[]>>()

const once = (dialog: AnyDialog, key: string, make: () => readonly AnyQuestion[]): readonly AnyQuestion[] => {
  const mine = made.get(dialog) ?? new Map<string, readonly AnyQuestion[]>()
  made.set(dialog, mine)
  const questions = mine.get(key) ?? make()
  mine.set(key, questions)
  return questions
}

const topQuestions = (dialog: AnyDialog): readonly AnyQuestion[] =>
  once(dialog, '', () =>
    dialog.questions.flatMap((q) => (q.group === undefined ? [topQuestion(dialog, q)] : [])),
  )

/** The questions of one item, whether it is there or not. */
export const questionsOfItem = (dialog: AnyDialog, { group, n }: ItemName): readonly AnyQuestion[] => {
  const of = groupFor(dialog, group)
  return of === null ? [] : once(dialog, `${group}-${n}`, () => itemQuestions(dialog, of, n))
}

/** So many items are asked for without a wish. */
export const leastOf = (dialog: AnyDialog, of: AnyGroup, answers: Answers, c: AnyContext): number => {
  const { atLeast = 0, atMost } = of
  if (atLeast === 0 || !groupApplies(dialog, of, answers, c)) return 0
  const least =
    typeof atLeast === 'number' ? atLeast : atLeast(fold(dialog, answers), inForce(dialog, answers, c))
  return Math.min(least, atMost)
}

/** How many items a group shows: those with an answer or asked for, and as many as are asked of themselves. */
export const countOf = (
  dialog: AnyDialog,
  of: AnyGroup,
  { answers, wanted, skipped }: Begun,
  c: AnyContext,
): number => {
  const there = lastItem(of.group, [...Object.keys(answers), ...wanted, ...skipped])
  return Math.max(there, leastOf(dialog, of, answers, c))
}

/** Every question, the groups expanded by what is answered or wanted, in the order of the flow. */
export const questionsOf = (dialog: AnyDialog, begun: Begun, c: AnyContext): readonly AnyQuestion[] => {
  const tops = topQuestions(dialog)
  if (tops.length === dialog.questions.length) return tops
  return dialog.questions.flatMap((q) => {
    if (q.group === undefined) return tops.filter(({ ask }) => ask === q.ask)
    const numbers = Array.from({ length: countOf(dialog, q, begun, c) }, (_, at) => at + 1)
    return numbers.flatMap((n) => questionsOfItem(dialog, { group: q.group, n }))
  })
}

/** The question of that name; of an item as far as the group can have so many. */
export const questionFor = (dialog: AnyDialog, ask: string): AnyQuestion | null => {
  const top = topQuestions(dialog).find((q) => q.ask === ask)
  if (top) return top
  const parts = typeof ask === 'string' ? partsOf(ask) : null
  const of = parts && groupFor(dialog, parts.group)
  if (!parts || !of || parts.n > of.atMost) return null
  return questionsOfItem(dialog, parts).find((q) => q.ask === ask) ?? null
}
