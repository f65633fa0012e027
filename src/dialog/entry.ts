import type { AnyContext, AnyQuestion } from './any.ts'
import { isIsoDate } from './dates.ts'
import { optionsOf, without } from './questions.ts'
import type { Answer, Answers, Refusal } from './types.ts'

/** What one entry comes to. `none`: nothing was given. */
export type Entry =
  { type: 'none' } | { type: 'taken'; value: Answer } | { type: 'refused'; refusal: Refusal }

const longest = 4_000
const unread = 200_000
const longestLine = 1_000
const mostLines = 50
const lineEnd = /[\r\n\u2028\u2029]+/
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

const tooLong = (q: AnyQuestion, limit: number, has: number): Entry =>
  refused(`${q.label} can have ${limit} characters. This has ${has}. Please make it shorter.`)

const readText = (q: AnyQuestion, given: string): Entry => {
  const limit = q.maxLength ?? longest
  const text = given.length > unread ? given : tidy(given)
  return text.length <= limit ? { type: 'taken', value: text } : tooLong(q, limit, text.length)
}

/** A text gives one entry for each of its lines. */
const readLines = (q: AnyQuestion, given: unknown): Entry => {
  const parts: readonly unknown[] = Array.isArray(given)
    ? given
    : String(given).slice(0, unread).split(lineEnd)
  if (parts.length > 1_000 || !parts.every((part) => typeof part === 'string'))
    return refused(`${q.label} could not be read. Please enter it again, one on each line.`)
  const lines = parts.map((part) => tidy(part.slice(0, unread))).filter((part) => part !== '')
  if (lines.length === 0) return none
  const [limit, most, least] = [q.maxLength ?? longestLine, q.max ?? mostLines, q.min ?? 1]
  const long = lines.find((line) => line.length > limit)
  if (long !== undefined) return tooLong(q, limit, long.length)
  if (lines.length > most) return refused(`${q.label} can have ${most} lines. This has ${lines.length}.`)
  if (lines.length < least)
    return refused(`${q.label} needs at least ${least} lines. This has ${lines.length}.`)
  return { type: 'taken', value: lines }
}

const readNumber = (q: AnyQuestion, given: string | number): Entry => {
  const text = typeof given === 'string' ? tidy(given.slice(0, 100)) : String(given)
  const value = /^-?\d{1,9}$/.test(text) ? Number(text) : null
  if (value === null) return refused(`${q.label} is a whole number, such as 3.`)
  const { min, max } = q
  if ((min === null || value >= min) && (max === null || value <= max)) return { type: 'taken', value }
  if (min === null) return refused(`${q.label} can be ${max} at most.`)
  return refused(
    max === null ? `${q.label} must be ${min} or more.` : `${q.label} must be from ${min} to ${max}.`,
  )
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

const readSeveral = (q: AnyQuestion, given: string | readonly unknown[]): Entry => {
  if (q.kind === 'lines') return readLines(q, given)
  const values = readChoices(given)
  if (values === null) return refused(`${q.label} could not be read. Please choose from the list.`)
  return values.length === 0 ? none : { type: 'taken', value: values }
}

/** Reads the entry by the question's kind alone, whatever the other answers are. */
export const readShape = (q: AnyQuestion, given: unknown): Entry => {
  if (given === null || given === undefined) return none
  const several = q.kind === 'choices' || q.kind === 'lines'
  if (several && (Array.isArray(given) || typeof given === 'string')) return readSeveral(q, given)
  if (q.kind === 'number' && typeof given === 'number') return readNumber(q, given)
  if (typeof given !== 'string') return refused(`${q.label} could not be read. Please enter it again.`)
  if (given.length <= unread && tidy(given) === '') return none
  if (q.kind === 'text') return readText(q, given)
  if (q.kind === 'number') return readNumber(q, given)
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
  const said = q.check(value, without(answers, q.ask), c)
  if (said) return said.instead || options.length === 0 ? said : { ...said, instead }
  if (q.kind !== 'choice' && q.kind !== 'choices') return null
  const known = [value].flat().every((one) => options.some((o) => o.value === one))
  return known ? null : { because: 'That is not one of the choices here.', instead }
}

/**
 * Reads one entry of unknown shape for a question, given the answers so far. A rule may close it over what belongs to
 * it; where nothing is left then, it is `none`. Never throws.
 */
export const readEntry = (q: AnyQuestion, given: unknown, answers: Answers, c: AnyContext): Entry => {
  const entry = readShape(q, given)
  if (entry.type !== 'taken') return entry
  const value = q.complete?.(entry.value, answers[q.ask], without(answers, q.ask), c) ?? entry.value
  if (Array.isArray(value) && value.length === 0) return none
  const refusal = objection(q, value, answers, c)
  return refusal ? { type: 'refused', refusal } : { type: 'taken', value }
}
