import { named, step, view, type NamedField, type NamedGroup } from '../../dialog/index.ts'
import type { FlowContext, FlowState, ItemName } from '../../dialog/types.ts'
import type { JobFacts } from '../facts.ts'
import type { GuidedFlow } from '../guided-flow.ts'

/** What of a flow a worker may name. */
export interface Names {
  fields: readonly NamedField[]
  groups: readonly NamedGroup[]
  /** The item now being filled in; its fields need no number. */
  inHand: ItemName | null
}

/** A field (`ask`), or an item as a whole (`services-2`), that a text begins with, and the words after it. */
export interface Found {
  ask: string
  rest: string
}

/** The names of a flow as it stands; `state` is null before it is begun. */
export function namesOf(
  dialog: GuidedFlow,
  state: FlowState | null,
  context: FlowContext<JobFacts>,
  inHand: ItemName | null = null,
): Names {
  return { ...named(dialog, state, context), inHand }
}

/** The flow as it would be with one more item of a group asked for. */
export function withOneMore(
  dialog: GuidedFlow,
  state: FlowState,
  context: FlowContext<JobFacts>,
  group: string,
) {
  const { flow } = step(dialog, state, { type: 'WANT', ask: group }, context)
  return { state: flow, view: view(dialog, flow, context) }
}

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]
const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const itemWords = ({ label, aliases }: NamedGroup) =>
  [label, ...aliases].sort((a, b) => b.length - a.length).map(escape)

/** An item that a text begins with: "service 2's …", "the second service …", "the last task". */
export function itemAt(
  words: string,
  { groups, inHand }: Names,
): (ItemName & { rest: string; numbered: boolean }) | null {
  for (const of of groups) {
    const shape = new RegExp(
      `^(?:the\\s+|my\\s+)?(?:(${ordinals.join('|')}|last)\\s+)?(?:${itemWords(of).join('|')})(?:\\s*(?:number|no\\.?|#)?\\s*(\\d{1,3}))?(?:['’]s)?(?![\\p{L}\\p{N}])`,
      'iu',
    )
    const match = shape.exec(words)
    if (!match) continue
    const [whole, ordinal, number] = match
    const only = of.count === 1 ? 1 : null
    const here = inHand?.group === of.group ? inHand.n : only
    const nth = ordinal === undefined ? here : placeOf(ordinal, of.count)
    const n = number === undefined ? nth : Number(number)
    const rest = words.slice(whole.length).trim()
    if (n !== null && n > 0)
      return { group: of.group, n, rest, numbered: number !== undefined || ordinal !== undefined }
  }
  return null
}

const placeOf = (ordinal: string, count: number): number =>
  ordinal.toLowerCase() === 'last' ? count : ordinals.indexOf(ordinal.toLowerCase()) + 1

/** The longest of these names that a text begins with as whole words. */
function longest(words: string, named: readonly { ask: string; names: readonly string[] }[]): Found | null {
  const lower = words.toLowerCase()
  let best: (Found & { length: number }) | null = null
  for (const { ask, names } of named) {
    for (const name of names.map((one) => one.toLowerCase())) {
      const whole = lower.startsWith(name) && !/^[\p{L}\p{N}]/u.test(lower.slice(name.length))
      if (whole && name.length > (best?.length ?? 0))
        best = { ask, rest: words.slice(name.length).trim(), length: name.length }
    }
  }
  return best && { ask: best.ask, rest: best.rest }
}

const ownNames = ({ ask, own, aliases }: NamedField) => ({
  ask,
  names: [own, ask.slice(ask.lastIndexOf('-') + 1), ...aliases],
})

const ofItem = ({ fields }: Names, { group, n }: ItemName) =>
  fields.filter(({ item }) => item?.group === group && item.n === n)

/** "service 2's end date …", or "service 2" alone. */
function inItem(words: string, names: Names): (Found & { numbered: boolean }) | null {
  const item = itemAt(words, names)
  if (!item) return null
  const field = longest(item.rest, ofItem(names, item).map(ownNames))
  const { numbered } = item
  if (field) return { ...field, numbered }
  return /^(?:$|(?:to|into|=|:|as)\b)/i.test(item.rest)
    ? { ask: `${item.group}-${item.n}`, rest: item.rest, numbered }
    : null
}

/** "the end date of service 2 …" */
function ofAnItem(words: string, names: Names): Found | null {
  const match = /^(?:the\s+)?(.+?)\s+(?:of|in|for)\s+(.+)$/iu.exec(words)
  const item = match?.[2] === undefined ? null : itemAt(match[2], names)
  const field = item?.numbered ? longest(match?.[1] ?? '', ofItem(names, item).map(ownNames)) : null
  return field && item && field.rest === '' ? { ask: field.ask, rest: item.rest } : null
}

/** The field or item that a text begins with; the longest name wins, an item's number before all. */
export function fieldAt(words: string, names: Names): Found | null {
  const item = inItem(words, names)
  if (item?.numbered) return item
  const here = names.inHand === null ? [] : ofItem(names, names.inHand)
  const tops = names.fields.filter((field) => field.item === null)
  return ofAnItem(words, names) ?? likeliest(words, [...here, ...tops]) ?? item
}

/** Where a name fits several fields, one that is asked now goes first, and a label before another name for it. */
function likeliest(words: string, fields: readonly NamedField[]): Found | null {
  const now = fields.filter((field) => field.put({}))
  const ranked = [now, fields.filter((field) => !now.includes(field))].flatMap((some) => [
    ...some.map(({ ask, label, own }) => ({ ask, names: [own, label] })),
    ...some.map(ownNames),
  ])
  return longest(words, ranked)
}

/** "a service", "another task": one more of a group, and what is said of it. */
export function groupAt(words: string, names: Names): { group: string; rest: string } | null {
  for (const of of names.groups) {
    const shape = new RegExp(
      `^(?:a\\s+|an\\s+|another\\s+|one\\s+more\\s+|the\\s+next\\s+|a\\s+new\\s+|new\\s+|next\\s+)?(?:${itemWords(of).join('|')})(?![\\p{L}\\p{N}'’])\\s*[:,]?\\s*`,
      'iu',
    )
    const match = shape.exec(words)
    const rest = match ? words.slice(match[0].length) : ''
    if (match && !/^\d/.test(rest)) return { group: of.group, rest }
  }
  return null
}
