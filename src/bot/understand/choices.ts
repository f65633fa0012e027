import type { NamedField } from '../../dialog/index.ts'
import type { FlowContext, Option } from '../../dialog/types.ts'
import type { JobFacts } from '../facts.ts'
import { plain } from './phrases.ts'

/** A choice that a sentence names: a goal of the edition, or the words of an option. */
export interface ChoiceSpan {
  start: number
  end: number
  value: string
  /** The questions it may answer; null where any question for a goal will do. */
  asks: readonly string[] | null
}

const shortest = 4
/** Lists longer than this, such as every school of a county, are read only where they are asked for. */
const mostOptions = 80
const everyday = new Set([
  'none',
  'other',
  'unknown',
  'not known',
  'both',
  'child',
  'children',
  'family',
  'services',
  'date',
])

/** Whether a question is one for a goal of the edition; where nothing can be chosen now, it may be. */
export const asksForGoal = (options: readonly Option[], { rules }: FlowContext<JobFacts>): boolean =>
  options.length === 0 || options.some(({ value }) => rules.goal(value) !== null)

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function placesOf(label: string, text: string): { start: number; end: number }[] {
  const shape = new RegExp(`(?<![\\p{L}\\p{N}-])${escape(label)}(?![\\p{L}\\p{N}-])`, 'giu')
  return [...text.matchAll(shape)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end

/**
 * Choices named in a sentence: goals by their names and aliases, and options of other questions by their labels, the longest
 * first. What names several questions' option goes to the one it stands beside.
 */
export function spansOfChoices(
  text: string,
  fields: readonly NamedField[],
  context: FlowContext<JobFacts>,
): ChoiceSpan[] {
  const goals = context.rules
    .goalsNamedIn(text)
    .map(({ goal, start, end }): ChoiceSpan => ({ start, end, value: goal.id, asks: null }))
  const labelled = fields
    .filter(({ kind }) => kind === 'choice')
    .flatMap((field) => {
      const options = field.options()
      if (options.length > mostOptions || asksForGoal(options, context)) return []
      return options
        .filter(({ label }) => label.length >= shortest && !everyday.has(plain(label)))
        .flatMap(({ label, value }) =>
          placesOf(label, text).map((place): ChoiceSpan => ({ ...place, value, asks: [field.ask] })),
        )
    })
    .sort((a, b) => b.end - b.start - (a.end - a.start))
  const taken: ChoiceSpan[] = [...goals]
  for (const span of labelled) {
    const same = taken.find(
      (one) => one.start === span.start && one.end === span.end && one.value === span.value,
    )
    if (same?.asks) taken[taken.indexOf(same)] = { ...same, asks: [...same.asks, ...(span.asks ?? [])] }
    else if (!taken.some((one) => overlaps(one, span))) taken.push(span)
  }
  return taken
}
