import type { AskedQuestion, FlowContext } from '../../dialog/types.ts'
import type { Command } from '../command.ts'
import type { JobFacts } from '../facts.ts'
import { sayDate } from '../words/dates.ts'
import { asksForGoal } from './choices.ts'
import { readDate, type ReadDate } from './dates.ts'
import { plain } from './phrases.ts'
import { readNumber } from './numbers.ts'
import { oneSlipApart } from './spelling.ts'
import { yesNo } from './yes-no.ts'

/** A field to fill: the question now asked, or the one that a correction names. */
export type FieldToFill = Pick<AskedQuestion, 'ask' | 'label' | 'kind' | 'options' | 'past'>

export type ReadValue =
  | { kind: 'value'; value: unknown }
  | { kind: 'unclear'; because: string; choices: readonly { label: string; value: string }[] }

/** Reads a text as the value of one field. */
export function readValue(text: string, field: FieldToFill, context: FlowContext<JobFacts>): ReadValue {
  if (field.kind === 'date') return fromDate(readDate(text, context.today, field.past))
  if (field.kind === 'text') return { kind: 'value', value: text }
  if (field.kind === 'lines') return { kind: 'value', value: linesIn(text) }
  if (field.kind === 'number') return numberIn(text, field)
  const picked = optionsIn(text, field, context)
  if (field.kind === 'choices') {
    return picked.length > 0 ? { kind: 'value', value: picked } : notAChoice(field)
  }
  const [only, ...more] = picked
  if (only === undefined) return notAChoice(field)
  return more.length === 0
    ? { kind: 'value', value: only }
    : { ...notAChoice(field), because: 'That names more than one.' }
}

/** Several short texts: parted by line breaks, semicolons or "and then". */
export const linesIn = (text: string): string[] =>
  text
    .split(/[\r\n;]+|,?\s+and then\s+/i)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, '').trim())
    .filter((line) => line !== '')

function numberIn(text: string, { label }: FieldToFill): ReadValue {
  const value = readNumber(text)
  if (value !== null) return { kind: 'value', value }
  return { kind: 'unclear', because: `${label} is a whole number, such as 3.`, choices: [] }
}

/** The clarifying question for an entry that was not clear. */
export function clarify(
  field: Pick<FieldToFill, 'ask'>,
  given: string,
  read: Extract<ReadValue, { kind: 'unclear' }>,
): Command {
  return { type: 'clarify', ask: field.ask, given, because: read.because, choices: read.choices }
}

/** An unclear date as a value to choose: each likely day with its weekday. */
export function fromDate(read: ReadDate): ReadValue {
  if (read.kind === 'day') return { kind: 'value', value: read.date }
  return {
    kind: 'unclear',
    because: read.because,
    choices: read.choices.map((date) => ({ label: sayDate(date), value: date })),
  }
}

/** Options that a text names: by number, by label, by an alias of a goal, or with one slip of the finger. */
function optionsIn(text: string, field: FieldToFill, context: FlowContext<JobFacts>): string[] {
  const words = plain(text)
  if (field.kind === 'choices') {
    const many = several(words, field)
    if (many) return many
  }
  const meant = field.kind === 'choice' ? yesNo(text, field.options) : null
  if (meant !== null) return [meant]
  if (/^\d{1,2}$/.test(words)) {
    const option = field.options[Number(words) - 1]
    return option ? [option.value] : []
  }
  const exact = field.options.filter((o) => plain(o.label) === words || o.value === words)
  if (exact.length > 0) return exact.map((o) => o.value)
  const goals = asksForGoal(field.options, context) ? context.rules.goalsNamedIn(text) : []
  if (goals.length > 0) return [...new Set(goals.map(({ goal }) => goal.id))]
  const labelled = labelledIn(words, field.options)
  if (labelled.length > 0) return labelled.map((o) => o.value)
  return words.length >= 5
    ? field.options.filter((o) => oneSlipApart(plain(o.label), words)).map((o) => o.value)
    : []
}

/** Options whose label a text holds, the longer of two that overlap; else the options whose label holds the text. */
function labelledIn(words: string, options: FieldToFill['options']): FieldToFill['options'] {
  const held = options.filter((o) => words.includes(plain(o.label)))
  const longest = held.filter(
    (o) => !held.some((other) => other !== o && plain(other.label).includes(plain(o.label))),
  )
  if (longest.length > 0 || words.length < 4) return longest
  return options.filter((o) => ` ${plain(o.label)} `.includes(` ${words} `))
}

/** "1, 3 and 4" or "all of them", where several may be chosen. A number that is not in the list chooses nothing. */
function several(words: string, { options }: FieldToFill): string[] | null {
  const every =
    options.length === 2
      ? /^(?:all|both|everything|each)(?: of (?:them|these))?$/
      : /^(?:all|everything|each)(?: of (?:them|these))?$/
  if (every.test(words)) return options.map(({ value }) => value)
  const parts = words.split(/\s*(?:,|;|&|\band\b|\s)\s*/).filter((part) => part !== '')
  if (!parts.every((part) => /^\d{1,2}$/.test(part))) return null
  const chosen = parts.map((part) => options[Number(part) - 1]?.value)
  return chosen.every((value) => value !== undefined) ? chosen : []
}

function notAChoice(field: FieldToFill): Extract<ReadValue, { kind: 'unclear' }> {
  return {
    kind: 'unclear',
    because: 'That is not one of the choices I have here.',
    choices: field.options.map(({ label, value }) => ({ label, value })),
  }
}
