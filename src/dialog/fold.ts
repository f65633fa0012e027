import type { AnyDialog, AnyGroup, Seen } from './any.ts'
import { askIn, partsOf } from './names.ts'
import type { Answer, Answers } from './types.ts'

export const groupsOf = (dialog: AnyDialog): readonly AnyGroup[] =>
  dialog.questions.filter((q): q is AnyGroup => q.group !== undefined)

export const groupFor = (dialog: AnyDialog, name: string): AnyGroup | null =>
  groupsOf(dialog).find(({ group }) => group === name) ?? null

/** The number of the last item that one of these names belongs to; 0 where there is none. */
export const lastItem = (group: string, names: readonly string[]): number =>
  names.reduce((last, name) => {
    const parts = name.startsWith(`${group}-`) ? partsOf(name) : null
    return parts?.group === group && parts.ask !== null ? Math.max(last, parts.n) : last
  }, 0)

const foldAnew = (dialog: AnyDialog, answers: Answers): Seen => {
  const folded = new Map<string, unknown>()
  const lists = new Map(groupsOf(dialog).map(({ group }) => [group, [] as Record<string, Answer>[]]))
  for (const [name, value] of Object.entries(answers)) {
    const parts = partsOf(name)
    const list = parts && lists.get(parts.group)
    if (!list || parts.ask === null) folded.set(name, value)
    else {
      while (list.length < parts.n) list.push({})
      Object.assign(list[parts.n - 1] ?? {}, { [parts.ask]: value })
    }
  }
  for (const [group, list] of lists) if (list.length > 0) folded.set(group, list)
  return Object.fromEntries(folded)
}

const known = new WeakMap<AnyDialog, WeakMap<Answers, Seen>>()

/** The answers in the shape of the record: what stands flat under `services-1-category` becomes a list of services. */
export const fold = (dialog: AnyDialog, answers: Answers): Seen => {
  if (groupsOf(dialog).length === 0) return answers
  const mine = known.get(dialog) ?? new WeakMap<Answers, Seen>()
  known.set(dialog, mine)
  const folded = mine.get(answers) ?? foldAnew(dialog, answers)
  mine.set(answers, folded)
  return folded
}

const isObject = (value: unknown): value is Seen =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A part of a record as flat entries, in order; the items of its lists come after the `last` one there is. */
export const flatten = (
  dialog: AnyDialog,
  part: Seen,
  last: (group: string) => number,
): [string, unknown][] =>
  Object.entries(part).flatMap(([name, value]): [string, unknown][] => {
    if (groupFor(dialog, name) === null) return [[name, value]]
    const items = Array.isArray(value) ? value.filter(isObject) : []
    return items.flatMap((item, at) =>
      Object.entries(item).map(([ask, one]): [string, unknown] => [
        askIn({ group: name, n: last(name) + at + 1 }, ask),
        one,
      ]),
    )
  })
