import type { AskedQuestion, FlowContext, FlowState, FlowView } from '../../dialog/types.ts'
import type { Command } from '../command.ts'
import type { JobFacts } from '../facts.ts'
import { clarify, fromDate, readValue, type FieldToFill } from './answer.ts'
import { readCorrection, readMore, readRemoval, readWish, type Correction } from './correction.ts'
import { namesOf, withOneMore, type Names } from './fields.ts'
import { readForm, type FormLine } from './form-lines.ts'
import { readSentence, type SaidInSentence } from './sentence.ts'
import type { GuidedFlow } from '../guided-flow.ts'

export interface Open {
  dialog: GuidedFlow
  view: FlowView
  state: FlowState
  context: FlowContext<JobFacts>
}

/** Questions that take any words at all. */
export const isFree = (asked: Pick<AskedQuestion, 'kind'> | null | undefined): boolean =>
  asked?.kind === 'text' || asked?.kind === 'lines'

/** What a text means while a flow is open: a form, more or fewer items, a correction, a wish, or answers. */
export function inFlow(text: string, open: Open): Command | null {
  const asked = open.view.asking
  const names = namesOf(open.dialog, open.state, open.context, asked?.item ?? null)
  const items = ofItems(text, open, names)
  if (items) return items
  if (asked && isFree(asked)) return freeAnswer(text, open, asked, names)
  const several = asked?.kind === 'choices' ? nothing : readSentence(text, spoken(names), open.context)
  if (Object.keys(several.values).length > 1) return answers(several)
  const correction = readCorrection(text, names)
  if (correction) return correct(correction, text, open, names)
  const wish = readWish(text, names)
  if (wish) return wish.to === null ? { type: 'want', ask: wish.ask } : correct(wish, text, open, names)
  if (asked) return answer(text, asked, several, open)
  return Object.keys(several.values).length > 0 ? answers(several) : null
}

/** A sentence may fill the fields of the record and of the item in hand. */
const spoken = ({ fields, inHand }: Names) =>
  fields.filter(({ item }) => item === null || (item.group === inHand?.group && item.n === inHand.n))

const nothing: SaidInSentence = { values: {}, unclear: [] }

/** What can be meant whatever is asked: a form of several lines, one item more, or something taken out. */
function ofItems(text: string, open: Open, names: Names): Command | null {
  const free = isFree(open.view.asking)
  const form = readForm(text, names, free)
  if (form) return filled(form, open, names)
  const more = readMore(text, names)
  if (more && !(free && more.rest !== '')) return oneMore(more, open)
  const removal = readRemoval(text, names)
  if (!removal) return null
  if ('group' in removal) return { type: 'remove', ...removal }
  return free ? null : { type: 'correct', ask: removal.ask, value: null }
}

function filled(form: readonly FormLine[], open: Open, names: Names): Command {
  const values: Record<string, unknown> = {}
  let then: Command | undefined
  for (const { ask, given } of form) {
    const field = fieldNamed(ask, open, names)
    const read = field ? readValue(given, field, open.context) : null
    if (read?.kind === 'value') values[ask] = read.value
    else if (read && !then) then = clarify({ ask }, given, read)
  }
  if (then && Object.keys(values).length === 0) return then
  return then ? { type: 'answer', values, then } : { type: 'answer', values }
}

/** One item more, and what is already said of it. */
function oneMore({ group, rest }: { group: string; rest: string }, open: Open): Command {
  const want: Command = { type: 'want', ask: group }
  if (rest.trim() === '') return want
  const said = inFlow(rest, { ...open, ...withOneMore(open.dialog, open.state, open.context, group) })
  return said?.type === 'answer' ? said : want
}

/** Whether a text asks for a field or an item of the open flow ("record a recruitment activity"). */
export const wishes = (text: string, open: Open): boolean => {
  const names = namesOf(open.dialog, open.state, open.context)
  return readWish(text, names) !== null || readMore(text, names) !== null
}

/** A free text takes everything but an explicit "change … to …". */
function freeAnswer(text: string, open: Open, asked: FieldToFill, names: Names): Command {
  const correction = /^(?:please\s+)?change\b/i.test(text) ? readCorrection(text, names) : null
  if (correction) return correct(correction, text, open, names)
  const read = readValue(text, asked, open.context)
  return { type: 'answer', values: { [asked.ask]: read.kind === 'value' ? read.value : text } }
}

function correct({ ask, to }: Correction, given: string, open: Open, names: Names): Command {
  const field = to === null ? null : fieldNamed(ask, open, names)
  if (to === null || !field) return { type: 'correct', ask, value: undefined }
  const read = readValue(to, field, open.context)
  return read.kind === 'value' ? { type: 'correct', ask, value: read.value } : clarify({ ask }, given, read)
}

function answer(text: string, asked: FieldToFill, said: SaidInSentence, open: Open): Command {
  const read = readValue(text, asked, open.context)
  const more = said.unclear.length > 0 && Object.keys(said.values).length > 0
  if (read.kind === 'value' && !more) return { type: 'answer', values: { [asked.ask]: read.value } }
  if (Object.keys(said.values).length > 0) return answers(said)
  if (read.kind === 'value') return { type: 'answer', values: { [asked.ask]: read.value } }
  const [unclear] = said.unclear
  const sooner = unclear ? fromDate(unclear.read) : read
  return clarify(asked, text, sooner.kind === 'unclear' ? sooner : read)
}

/** Takes what is clear; the first thing that is not is asked about right after. */
function answers({ values, unclear }: SaidInSentence): Command {
  const [first] = unclear
  const read = first ? fromDate(first.read) : null
  if (!first || read?.kind !== 'unclear') return { type: 'answer', values }
  return { type: 'answer', values, then: clarify(first, first.given, read) }
}

/** A field as it can be filled now, open or already answered. */
function fieldNamed(ask: string, { view }: Open, { fields }: Names): FieldToFill | null {
  const shown = view.open.find((q) => q.ask === ask)
  if (shown) return shown
  const field = fields.find((one) => one.ask === ask)
  return field
    ? { ask, label: field.label, kind: field.kind, past: field.past, options: field.options() }
    : null
}
