import { clip, readEntry, readShape } from './entry.ts'
import { applies, isAnswered, isDue, needOf, questionFor, questionsOf } from './questions.ts'
import type { AnyContext, AnyDialog, AnyQuestion } from './questions.ts'
import { dropAnswer, settle } from './settle.ts'
import type { Answer, FlowEvent, FlowState, Refusal, Stepped } from './types.ts'

/** What a change of the answers comes to; null when it does not apply and nothing changed. */
export type Edited = Pick<Stepped, 'flow' | 'accepted' | 'refused' | 'undone'> | null

type Refused = Stepped['refused'][number]
type Of<T extends FlowEvent['type']> = Extract<FlowEvent, { type: T }>

/** Names of fields that do not exist are told back, but not a whole flood of them. */
const toldAtMost = 20

const quiet = { accepted: [] as readonly string[], refused: [] as readonly Refused[] }

/** Settles what a change left behind; the old words are those of `before`. */
const settled = (
  dialog: AnyDialog,
  { before, after }: { before: FlowState; after: FlowState },
  c: AnyContext,
  said: Partial<typeof quiet> = {},
): Edited => ({ ...quiet, ...said, ...settle(dialog, after, c, before) })

const store = (flow: FlowState, ask: string, value: Answer): FlowState => {
  const bare = dropAnswer(flow, ask)
  return {
    ...bare,
    answers: { ...bare.answers, [ask]: value },
    order: [...bare.order, ask],
  }
}

const refuse = (q: AnyQuestion, given: unknown, refusal: Refusal): Refused => ({
  ask: q.ask,
  label: q.label,
  given: clip(given),
  refusal,
})

const unknownField = (dialog: AnyDialog, ask: string, given: unknown): Refused => ({
  ask: clip(ask),
  label: clip(ask),
  given: clip(given),
  refusal: {
    because: 'There is no field of this name here.',
    instead: questionsOf(dialog).map((q) => q.label),
  },
})

const notAsked = (q: AnyQuestion): Refusal => ({
  because: `${q.label} is not asked with the answers given so far.`,
})

/**
 * Takes what is good of one sentence or form, in question order, each entry against the answers so far.
 * What the new answers make untrue is dropped at the end, so that replacing two at once loses nothing between.
 */
export const answer = (dialog: AnyDialog, flow: FlowState, c: AnyContext, event: Of<'ANSWER'>): Edited => {
  const values: unknown = event.values
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return null
  const given = new Map<string, unknown>(Object.entries(values))
  const refused = [...given]
    .filter(([ask]) => questionFor(dialog, ask) === null)
    .slice(0, toldAtMost)
    .map(([ask, value]) => unknownField(dialog, ask, value))
  const accepted: string[] = []
  let now = flow
  for (const q of questionsOf(dialog)) {
    const value = given.get(q.ask)
    const asked = applies(q, now.answers, c)
    const entry = asked ? readEntry(q, value, now.answers, c) : readShape(q, value)
    if (entry.type === 'none') continue
    if (!asked) refused.push(refuse(q, value, notAsked(q)))
    else if (entry.type === 'refused') refused.push(refuse(q, value, entry.refusal))
    else {
      now = store(now, q.ask, entry.value)
      accepted.push(q.ask)
    }
  }
  return accepted.length + refused.length === 0
    ? null
    : settled(dialog, { before: flow, after: now }, c, { accepted, refused })
}

/** Brings a question to the front: an offered one, one passed over, or an answered one to be asked again. */
export const want = (dialog: AnyDialog, flow: FlowState, c: AnyContext, ask: string): Edited => {
  const q = questionFor(dialog, ask)
  if (!q || !applies(q, flow.answers, c) || flow.wanted[0] === ask) return null
  const skipped = flow.skipped.filter((name) => name !== ask)
  const order = flow.order.filter((name) => name !== ask || isAnswered(flow.answers, ask))
  const wanted = [ask, ...flow.wanted.filter((name) => name !== ask)]
  return settled(dialog, { before: flow, after: { ...flow, skipped, order, wanted } }, c)
}

const clear = (dialog: AnyDialog, flow: FlowState, c: AnyContext, q: AnyQuestion): Edited => {
  const need = needOf(q, flow.answers, c)
  if (need === 'required') return want(dialog, flow, c, q.ask)
  if (!isAnswered(flow.answers, q.ask)) return null
  const bare = dropAnswer(flow, q.ask)
  if (need === 'offered') return settled(dialog, { before: flow, after: bare }, c, { accepted: [q.ask] })
  return settled(dialog, { before: flow, after: passOver(bare, [q.ask]) }, c, { accepted: [q.ask] })
}

/** Replaces one answer. Without a value it is asked again; with an empty one it is taken out, where it may be. */
export const correct = (dialog: AnyDialog, flow: FlowState, c: AnyContext, event: Of<'CORRECT'>): Edited => {
  const { ask, value } = event
  const q = questionFor(dialog, ask)
  const nothing = { ...quiet, flow, undone: [] }
  if (!q) return { ...nothing, refused: [unknownField(dialog, ask, value)] }
  if (!applies(q, flow.answers, c)) return { ...nothing, refused: [refuse(q, value, notAsked(q))] }
  if (value === undefined) return want(dialog, flow, c, ask)
  if (readShape(q, value).type === 'none') return clear(dialog, flow, c, q)
  return answer(dialog, flow, c, { type: 'ANSWER', values: { [ask]: value } })
}

const passOver = (flow: FlowState, asks: readonly string[]): FlowState => ({
  ...flow,
  skipped: [...flow.skipped, ...asks],
  order: [...flow.order, ...asks],
  wanted: flow.wanted.filter((name) => !asks.includes(name)),
})

/** Passes over the question now asked. An answer that was only to be asked again stays. */
export const skip = (dialog: AnyDialog, flow: FlowState, c: AnyContext, q: AnyQuestion): Edited => {
  const closed = { ...flow, wanted: flow.wanted.filter((name) => name !== q.ask) }
  const leave = needOf(q, flow.answers, c) === 'offered' || isAnswered(flow.answers, q.ask)
  return settled(dialog, { before: flow, after: leave ? closed : passOver(closed, [q.ask]) }, c)
}

/** One step back: closes a question that was asked for, otherwise takes the last answer back and asks it again. */
export const back = (dialog: AnyDialog, flow: FlowState, c: AnyContext): Edited => {
  if (flow.wanted.length > 0)
    return settled(dialog, { before: flow, after: { ...flow, wanted: flow.wanted.slice(1) } }, c)
  const last = flow.order.at(-1)
  if (last === undefined) return null
  const bare = dropAnswer({ ...flow, skipped: flow.skipped.filter((name) => name !== last) }, last)
  const q = questionFor(dialog, last)
  const offered = q !== null && needOf(q, bare.answers, c) === 'offered'
  return settled(dialog, { before: flow, after: offered ? { ...bare, wanted: [last] } : bare }, c)
}

/** Straight to the review: what is optional is passed over. Only when nothing required is missing. */
export const review = (dialog: AnyDialog, flow: FlowState, c: AnyContext): Edited => {
  const left = questionsOf(dialog).filter((q) => isDue(q, flow, c))
  if (left.some((q) => needOf(q, flow.answers, c) === 'required')) return null
  const asks = left.map((q) => q.ask)
  return settled(dialog, { before: flow, after: { ...passOver(flow, asks), wanted: [] } }, c)
}

/** A flow without answers, of the version and the edition in force. */
export const fresh = (dialog: AnyDialog, c: AnyContext): FlowState => ({
  dialog: dialog.id,
  version: dialog.version,
  edition: c.rules.edition,
  status: 'asking',
  answers: {},
  wanted: [],
  skipped: [],
  order: [],
  seen: [],
  from: {},
  key: null,
})

export const restart = (dialog: AnyDialog, c: AnyContext): Edited => ({
  ...quiet,
  flow: fresh(dialog, c),
  undone: [],
})

/** A refused record becomes a draft again; facts may have changed since, so it is settled anew. */
export const reopen = (dialog: AnyDialog, flow: FlowState, c: AnyContext): Edited =>
  settled(dialog, { before: flow, after: { ...flow, key: null } }, c)
