import type { Dialog, FlowContext, Question } from '../../dialog/types.ts'
import type { JobFacts } from '../facts.ts'
import { datesIn, type ReadDate } from './dates.ts'

type AnyDialog = Dialog<never, JobFacts>
type AnyQuestion = Question<Record<string, unknown>, JobFacts>

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
}

/**
 * Reads a sentence that says several things at once ("adoption by next May 22 and guardianship as second goal").
 * Each goal or date goes to the field it is named with, else to the next field of its kind after the last filled.
 */
export function readSentence(
  text: string,
  dialog: AnyDialog,
  context: FlowContext<JobFacts>,
): SaidInSentence {
  const questions = dialog.questions as unknown as readonly AnyQuestion[]
  const spans = spansIn(text, context)
  if (undecided(text, spans)) return { values: {}, unclear: [] }
  const values: Record<string, string> = {}
  const unclear: { ask: string; given: string; read: Extract<ReadDate, { kind: 'unclear' }> }[] = []
  const taken = new Set<string>()
  let last = -1
  spans.forEach((span, i) => {
    const around = neighbourhood(text, spans, i)
    const at = fieldFor(span, around, questions, taken, last)
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

function spansIn(text: string, context: FlowContext<JobFacts>): Span[] {
  const goals = context.rules
    .goalsNamedIn(text)
    .map(({ goal, start, end }) => ({ start, end, kind: 'choice' as const, value: goal.id }))
  const dates = datesIn(text, context.today).map(({ start, end, read }) => ({
    start,
    end,
    kind: 'date' as const,
    value: read.kind === 'day' ? read.date : null,
    read,
  }))
  const apart = dates.filter((date) => !goals.some((goal) => date.start < goal.end && goal.start < date.end))
  return [...goals, ...apart].sort((a, b) => a.start - b.start)
}

/** The words between this span and its neighbours. */
function neighbourhood(text: string, spans: readonly Span[], i: number): { before: string; after: string } {
  const span = spans[i]
  const before = text.slice(spans[i - 1]?.end ?? 0, span?.start)
  const after = text.slice(span?.end, spans[i + 1]?.start ?? text.length)
  return { before: before.toLowerCase(), after: after.toLowerCase() }
}

function fieldFor(
  span: Span,
  around: { before: string; after: string },
  questions: readonly AnyQuestion[],
  taken: ReadonlySet<string>,
  last: number,
): number {
  const fits = (q: AnyQuestion | undefined) => q?.kind === span.kind && !taken.has(q.ask)
  const named = longestCue(
    questions,
    (q, cue) => fits(q) && (endsWithCue(around.before, cue) || startsWithCue(around.after, cue)),
  )
  if (named >= 0) return named
  const next = questions.findIndex((q, i) => i > last && fits(q) && !isSide(q))
  return next >= 0 ? next : questions.findIndex((q) => fits(q) && !isSide(q))
}

/** Offered dates (such as the start date) are only ever filled by name. */
const isSide = (question: AnyQuestion) => question.kind === 'date' && question.need === 'offered'

function longestCue(
  questions: readonly AnyQuestion[],
  hit: (q: AnyQuestion, cue: string) => boolean,
): number {
  let best = { at: -1, length: 0 }
  questions.forEach((question, at) => {
    for (const cue of cuesOf(question))
      if (cue.length > best.length && hit(question, cue)) best = { at, length: cue.length }
  })
  return best.at
}

const cuesOf = (q: AnyQuestion) => [q.label, ...(q.aliases ?? [])].map((word) => word.toLowerCase())

/** "second goal: adoption", "starting on 1 May" */
const endsWithCue = (before: string, cue: string) =>
  new RegExp(`\\b${escape(cue)}(?:\\s*[:=]|\\s+(?:is|to|on|of|by|as))?\\s*$`).test(before)

/** "adoption as second goal" */
const startsWithCue = (after: string, cue: string) =>
  new RegExp(`^\\s*(?:as|for)\\s+(?:the |a |an |his |her |their )?${escape(cue)}\\b`).test(after)

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
