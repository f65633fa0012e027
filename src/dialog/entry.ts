import { isIsoDate } from './dates.ts'
import { optionsOf, without, type AnyContext, type AnyQuestion } from './questions.ts'
import type { Answer, Answers, Refusal } from './types.ts'

/** What one entry comes to. `none`: nothing was given. */
export type Entry =
  { type: 'none' } | { type: 'taken'; value: Answer } | { type: 'refused'; refusal: Refusal }

const longest = 4_000
const unread = 200_000
const none: Entry = { type: 'none' }
const refused = (because: string): Entry => ({ type: 'refused', refusal: { because } })

// Line breaks become spaces; what cannot be seen or would reorder a line is left out.
const unseen = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

export const tidy = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(unseen, '')
    .trim()

/** The worker's own entry, short enough to be read back. */
export const clip = (given: unknown): string => {
  if (typeof given === 'number' || typeof given === 'boolean') return String(given)
  if (Array.isArray(given) && given.length > 0 && given.every((one) => typeof one === 'string'))
    return clip(given.slice(0, 10).join(', '))
  if (typeof given !== 'string') return 'something that is not text'
  const start = tidy(given.slice(0, 200))
  return start.length > 60 || given.length > 200 ? `${start.slice(0, 60).toWellFormed()}…` : start
}

const readText = (q: AnyQuestion, given: string): Entry => {
  const limit = q.maxLength ?? longest
  const text = given.length > unread ? given : tidy(given)
  if (text.length <= limit) return { type: 'taken', value: text }
  return refused(`${q.label} can have ${limit} characters. This has ${text.length}. Please make it shorter.`)
}

/** No day that a person can mean here lies before this one; the case API takes none either. */
const firstDay = '1900-01-01'

const readDate = (given: string): Entry =>
  isIsoDate(given) && given >= firstDay
    ? { type: 'taken', value: given }
    : refused('That is not one day of the calendar. Please give the day, the month and the year.')

const readChoices = (given: unknown): readonly string[] | null => {
  const parts: readonly unknown[] = Array.isArray(given) ? given : String(given).split(',')
  if (parts.length > 100 || !parts.every((part) => typeof part === 'string')) return null
  return [...new Set(parts.map((part) => tidy(part.slice(0, unread))).filter((part) => part !== ''))]
}

/** Reads the entry by the question's kind alone, whatever the other answers are. */
export const readShape = (q: AnyQuestion, given: unknown): Entry => {
  if (given === null || given === undefined) return none
  if (q.kind === 'choices' && (Array.isArray(given) || typeof given === 'string')) {
    const values = readChoices(given)
    if (values === null) return refused(`${q.label} could not be read. Please choose from the list.`)
    return values.length === 0 ? none : { type: 'taken', value: values }
  }
  if (typeof given !== 'string') return refused(`${q.label} could not be read. Please enter it again.`)
  if (given.length <= unread && tidy(given) === '') return none
  if (q.kind === 'text') return readText(q, given)
  const short = tidy(given.slice(0, 1_000))
  return q.kind === 'date' ? readDate(short) : { type: 'taken', value: short }
}

/**
 * Why this value cannot stand beside the other answers; null when it can. The flow's own check speaks first,
 * because its reason is better than "not in the list".
 */
export const objection = (q: AnyQuestion, value: Answer, answers: Answers, c: AnyContext): Refusal | null => {
  const options = optionsOf(q, answers, c)
  const instead = options.map((o) => o.label)
  const said = q.check?.(value, without(answers, q.ask), c)
  if (said) return said.instead || options.length === 0 ? said : { ...said, instead }
  if (q.kind !== 'choice' && q.kind !== 'choices') return null
  const known = [value].flat().every((one) => options.some((o) => o.value === one))
  return known ? null : { because: 'That is not one of the choices here.', instead }
}

/** Reads one entry of unknown shape for a question, given the answers so far. Never throws. */
export const readEntry = (q: AnyQuestion, given: unknown, answers: Answers, c: AnyContext): Entry => {
  const entry = readShape(q, given)
  if (entry.type !== 'taken') return entry
  const refusal = objection(q, entry.value, answers, c)
  return refusal ? { type: 'refused', refusal } : entry
}
