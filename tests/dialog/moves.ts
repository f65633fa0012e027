import * as fc from 'fast-check'
import type { AskedQuestion, FlowEvent, FlowView } from '../../src/dialog/types.ts'

/** A random command, not yet fitted to the flow it meets. */
export interface Move {
  kind: 'say' | 'say-all' | 'correct' | 'ask-again' | 'clear' | 'want' | FlowEvent['type']
  /** Chooses among what is at hand. */
  n: number
}

const often = ['say', 'say', 'say', 'say-all', 'correct', 'ask-again', 'clear', 'want'] as const
const events = [
  'SKIP',
  'BACK',
  'REVIEW',
  'REMOVE',
  'CONFIRM',
  'CONFIRM',
  'SAVED',
  'REFUSED',
  'REOPEN',
  'RESTART',
  'CANCEL',
] as const

export const moves = fc.array(
  fc.record({
    kind: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...often) },
      { weight: 1, arbitrary: fc.constantFrom(...events) },
    ),
    n: fc.nat(1_000),
  }),
  { maxLength: 30 },
)

const days = ['2027-05-22', '2026-11-22', '2026-10-30', '2027-11-10', '2020-02-29', '2027-02-30', 'soon']
const texts = ['The Ostrander home', 'x'.repeat(3_000), '  ', 'Asked the school.']

const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % from.length]

/** An entry for a question: mostly one that fits, now and then one that does not. */
export const entryFor = ({ kind, options }: AskedQuestion, n: number): unknown => {
  const values = options.map(({ value }) => value)
  if (kind === 'choice') return n % 7 === 0 ? 'ppla' : pick(values, n)
  if (kind === 'choices') return n % 3 === 0 ? values.slice(n % 2) : values
  if (kind === 'lines') return n % 4 === 0 ? 'bread\n\n soup ' : [...texts.slice(2), 'bread'].slice(n % 3)
  if (kind === 'number') return pick([10, 4, '20', 1, 'three', 2.5, -3, 99], n)
  return kind === 'date' ? pick(days, n) : pick(texts, n)
}

const said = (questions: readonly AskedQuestion[], n: number): FlowEvent => ({
  type: 'ANSWER',
  values: Object.fromEntries(questions.map((q, i) => [q.ask, entryFor(q, n + i)])),
})

const itemFrom = ({ rows }: FlowView, group: string, n: number) =>
  pick(rows, n)?.item ?? { group, n: 1 + (n % 4) }

/** The random command as an event for what the flow now shows; `names` are its questions and groups. */
export const eventFor = ({ kind, n }: Move, view: FlowView, names: readonly string[]): FlowEvent => {
  const rows = view.rows.map(({ ask }) => ask)
  const ask = pick([...names, ...rows, ...view.open.map((q) => q.ask)], n) ?? ''
  const open = view.open.find((q) => q.ask === ask)
  switch (kind) {
    case 'say':
      return said(view.asking ? [view.asking] : [], n)
    case 'say-all':
      return said(view.open, n)
    case 'correct':
      return {
        type: 'CORRECT',
        ask,
        value: open ? entryFor(open, n) : pick([...days, 'adoption', 'reunification', 'park', 'hill'], n),
      }
    case 'ask-again':
      return { type: 'CORRECT', ask }
    case 'clear':
      return { type: 'CORRECT', ask, value: null }
    case 'want':
    case 'WANT':
      return { type: 'WANT', ask }
    case 'CONFIRM':
      return { type: 'CONFIRM', key: `key-${n}` }
    case 'REMOVE':
      return { type: kind, ...itemFrom(view, ask, n) }
    case 'ANSWER':
    case 'CORRECT':
      return { type: 'ANSWER', values: {} }
    default:
      return { type: kind }
  }
}
