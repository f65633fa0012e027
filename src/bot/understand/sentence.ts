import type { NamedField } from '../../dialog/index.ts'
import type { Answers, FlowContext } from '../../dialog/types.ts'
import type { JobFacts } from '../facts.ts'
import { asksForGoal, spansOfChoices } from './choices.ts'
import { datesIn, type ReadDate } from './dates.ts'

/** What a sentence says about a flow's fields, and the dates in it that could be read in more than one way. */
export interface SaidInSentence {
  values: Readonly<Record<string, string>>
  unclear: readonly { ask: string; given: string; read: Extract<ReadDate, { kind: 'unclear' }> }[]
}

interface Span {
  start: number
  end: number
  kind: 'choice' | 'date'
  value: string | null
  read?: ReadDate
  /** Whether a question is one that it can answer. */
  fits(q: NamedField): boolean
}

/**
 * Reads a sentence that says several things at once ("adoption by next May 22 and guardianship as second goal").
 * Each goal or date goes to the field it is named with, else to the next field of its kind after the last filled, as long
 * as it is asked beside what was said before.
 */
export function readSentence(
  text: string,
  fields: readonly NamedField[],
  context: FlowContext<JobFacts>,
): SaidInSentence {
  const questions = fields.filter(({ decides }) => !decides)
  const spans = spansIn(text, questions, context)
  if (undecided(text, spans)) return { values: {}, unclear: [] }
  const values: Record<string, string> = {}
  const unclear: { ask: string; given: string; read: Extract<ReadDate, { kind: 'unclear' }> }[] = []
  const taken = new Set<string>()
  let last = -1
  spans.forEach((span, i) => {
    const around = neighbourhood(text, spans, i)
    const free = (q: NamedField) => q.kind === span.kind && !taken.has(q.ask) && span.fits(q) && q.put(values)
    const at = fieldFor(around, questions, { free, side: (q) => isSide(q, values), last })
    if (at < 0) return
    const ask = questions[at]?.ask ?? ''
    last = at
    taken.add(ask)
    if (span.value !== null) values[ask] = span.value
    if (span.read?.kind === 'unclear')
      unclear.push({ ask, given: text.slice(span.start, span.end), read: span.read })
  })
  return { values, unclear }
}

/** "Adoption or guardianship" and "not adoption" name goals without choosing one. */
function undecided(text: string, spans: readonly Span[]): boolean {
  return spans.some((span, i) => {
    const before = text.slice(spans[i - 1]?.end ?? 0, span.start)
    return (
      /^\s*,?\s*or\s*$/i.test(i > 0 ? before : '') ||
      /\b(?:not|never|no|don'?t|except|without|instead of)\s+(?:\w+\s+){0,2}$/i.test(before)
    )
  })
}

function spansIn(text: string, questions: readonly NamedField[], context: FlowContext<JobFacts>): Span[] {
  const choices = spansOfChoices(text, questions, context).map(({ start, end, value, asks }): Span => ({
    start,
    end,
    kind: 'choice',
    value,
    fits: (q) => (asks === null ? asksForGoal(q.options(), context) : asks.includes(q.ask)),
  }))
  const dates = datesIn(text, context.today).map(({ start, end, read }): Span => ({
    start,
    end,
    kind: 'date',
    value: read.kind === 'day' ? read.date : null,
    read,
    fits: () => true,
  }))
  const apart = dates.filter((date) => !choices.some((one) => date.start < one.end && one.start < date.end))
  return [...choices, ...apart].sort((a, b) => a.start - b.start)
}

/** The words between this span and its neighbours. */
function neighbourhood(text: string, spans: readonly Span[], i: number): { before: string; after: string } {
  const span = spans[i]
  const before = text.slice(spans[i - 1]?.end ?? 0, span?.start)
  const after = text.slice(span?.end, spans[i + 1]?.start ?? text.length)
  return { before: before.toLowerCase(), after: after.toLowerCase() }
}

interface Fitting {
  free(q: NamedField): boolean
  side(q: NamedField): boolean
  last: number
}

function fieldFor(
  around: { before: string; after: string },
  questions: readonly NamedField[],
  { free, side, last }: Fitting,
): number {
  const named = longestCue(
    questions,
    (q, cue) => free(q) && (endsWithCue(around.before, cue) || startsWithCue(around.after, cue)),
  )
  if (named >= 0) return named
  const until = last >= 0 && /\bby\s*$/.test(around.before)
  const next = questions.findIndex((q, i) => i > last && free(q) && (until || !side(q)))
  return next >= 0 ? next : questions.findIndex((q) => free(q) && !side(q))
}

/** Offered dates (such as the start date) are only ever filled by name, or by "by …" right after what they belong to. */
const isSide = ({ kind, need }: NamedField, said: Answers) => kind === 'date' && need(said) === 'offered'

function longestCue(questions: readonly NamedField[], hit: (q: NamedField, cue: string) => boolean): number {
  let best = { at: -1, length: 0 }
  questions.forEach((question, at) => {
    for (const cue of cuesOf(question))
      if (cue.length > best.length && hit(question, cue)) best = { at, length: cue.length }
  })
  return best.at
}

const cuesOf = ({ label, own, aliases }: NamedField) =>
  [label, own, ...aliases].map((word) => word.toLowerCase())

/** "second goal: adoption", "starting on 1 May" */
const endsWithCue = (before: string, cue: string) =>
  new RegExp(`\\b${escape(cue)}(?:\\s*[:=]|\\s+(?:is|to|on|of|by|as))?\\s*$`).test(before)

/** "adoption as second goal" */
const startsWithCue = (after: string, cue: string) =>
  new RegExp(`^\\s*(?:as|for)\\s+(?:the |a |an |his |her |their )?${escape(cue)}\\b`).test(after)

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
