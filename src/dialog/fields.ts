import type { AnyContext, AnyDialog, AnyQuestion } from './any.ts'
import { groupsOf } from './fold.ts'
import { countOf, questionsOf } from './expand.ts'
import { fresh } from './flow-state.ts'
import { applies, isAnswered, needOf, optionsOf } from './questions.ts'
import { current, isOpen } from './rebuild.ts'
import type { Answers, AskedQuestion, FlowState, ItemName, Need, Option, QuestionKind } from './types.ts'
import { askedAs, viewOf } from './view.ts'

/** A field that a worker may name, open or filled in. */
export interface NamedField {
  ask: string
  label: string
  /** The label without the item it belongs to. */
  own: string
  aliases: readonly string[]
  kind: QuestionKind
  past: boolean
  item: ItemName | null
  /** Choosing one of its options confirms, so a sentence about other things never does it. */
  decides: boolean
  answered: boolean
  /** How it comes up, with `said` beside the answers there are. */
  need(said?: Answers): Need
  /** Whether it is asked at all, with `said` beside the answers there are. */
  put(said: Answers): boolean
  options(): readonly Option[]
}

/** A group whose items a worker may name. */
export interface NamedGroup {
  group: string
  label: string
  aliases: readonly string[]
  /** How many items there are, one being filled in included. */
  count: number
  atMost: number
}

/** Everything of a flow that has a name: its questions that apply now, and its groups. A null flow is one not yet begun. */
export const namedIn = (
  dialog: AnyDialog,
  state: FlowState | null,
  c: AnyContext,
): { fields: readonly NamedField[]; groups: readonly NamedGroup[] } => {
  const flow = state === null ? fresh(dialog, c) : current(dialog, state, c).flow
  const { answers } = flow
  const field = (q: AnyQuestion): NamedField => ({
    ask: q.ask,
    label: q.label,
    own: q.own,
    aliases: q.aliases,
    kind: q.kind,
    past: q.past,
    item: q.item,
    decides: q.decides,
    answered: isAnswered(answers, q.ask),
    need: (said = {}) => needOf(q, { ...answers, ...said }, c),
    put: (said) => applies(q, { ...answers, ...said }, c),
    options: () => optionsOf(q, answers, c),
  })
  const groups = groupsOf(dialog).map((of) => {
    const { group, label, aliases = [], atMost } = of
    return { group, label, aliases, atMost, count: countOf(dialog, of, flow, c) }
  })
  return { fields: questionsOf(dialog, flow, c).map(field), groups }
}

/** Questions that an offered choice would bring, so that a second goal and its date can be filled in together. */
const broughtBy = (
  dialog: AnyDialog,
  state: FlowState,
  c: AnyContext,
  now: readonly AskedQuestion[],
): AskedQuestion[] =>
  now.flatMap((question) => {
    const [first] = question.options
    if (question.need === 'required' || !first || question.current !== null) return []
    const chosen = question.kind === 'choices' ? [first.value] : first.value
    const would = { ...state, answers: { ...state.answers, [question.ask]: chosen } }
    const open = viewOf(dialog, would, c).open.filter((q) => !now.some((shown) => shown.ask === q.ask))
    return open.map((q) => ({ ...q, need: 'optional' as const }))
  })

const inOrder = (dialog: AnyDialog, state: FlowState, c: AnyContext, all: readonly AskedQuestion[]) => {
  const order = questionsOf(dialog, state, c).map(({ ask }) => ask)
  const once = all.filter((q, at) => all.findIndex(({ ask }) => ask === q.ask) === at)
  return once.sort((a, b) => order.indexOf(a.ask) - order.indexOf(b.ask))
}

/** Every field of the one-card form: the open questions, and those that an offered choice would bring. */
export const formOf = (dialog: AnyDialog, state: FlowState, c: AnyContext): readonly AskedQuestion[] => {
  const now = viewOf(dialog, state, c).open
  return inOrder(dialog, state, c, [...now, ...broughtBy(dialog, state, c, now)])
}

/** Every question at once: the form, and beside it what is answered already, to be changed in its place. */
export const wholeFormOf = (dialog: AnyDialog, state: FlowState, c: AnyContext): readonly AskedQuestion[] => {
  const { flow } = current(dialog, state, c)
  if (!isOpen(flow)) return []
  const answered = questionsOf(dialog, flow, c).filter((q) => isAnswered(flow.answers, q.ask))
  const all = [...answered.map((q) => askedAs(q, flow, c)), ...formOf(dialog, flow, c)]
  return inOrder(dialog, flow, c, all)
}
