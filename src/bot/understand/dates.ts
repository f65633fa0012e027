import * as chrono from 'chrono-node'
import type { IsoDate } from '../../policy/types.ts'
import { endOfMonth } from '../words/dates.ts'

/** A date as read from a worker's words: one certain day, or none, with the days it may have meant. */
export type ReadDate =
  { kind: 'day'; date: IsoDate } | { kind: 'unclear'; because: string; choices: readonly IsoDate[] }

const lead = /^(?:by|on|until|till|for|due|before|is|to|the)\s+/i
const notOneDate = "That isn't one date."
const noSuchDay = 'There is no such day in the calendar.'

/**
 * Reads a whole text as one day. Taken only where the parser spans the text with one certain day and month;
 * everything else comes back as `unclear`, with the likely days to choose from. A day without a year is the next one,
 * or, where only a day that has been makes sense (`past`), the nearest.
 */
export function readDate(text: string, today: IsoDate, past = false): ReadDate {
  const words = strip(text)
  const twoWays = slashTwoWays(words)
  if (twoWays) return twoWays
  const period = endOfPeriod(words, today)
  if (period) return { kind: 'unclear', because: notOneDate, choices: period }
  const [found, ...more] = parse(words, today, past)
  if (!found) return { kind: 'unclear', because: looksLikeADay(words) ? noSuchDay : notOneDate, choices: [] }
  if (more.length > 0) return { kind: 'unclear', because: notOneDate, choices: [] }
  const spans = words.replace(/^(?:next|this)\s+/i, '').length - found.text.length <= 1
  if (spans && certain(found)) return { kind: 'day', date: day(found) }
  const usable = spans && !/\b(?:year|month|quarter)$/i.test(words) && found.start.isCertain('month')
  const relative = found.start.tags().has('result/relativeDate') || found.start.isCertain('weekday')
  const choices = usable || relative ? [day(found)] : []
  return {
    kind: 'unclear',
    because: notOneDate,
    choices: [...new Set([...choices, ...weekLater(words, found)])],
  }
}

/** Every certain day in a longer sentence, in order, each with its place. Ambiguous ones come back as `unclear`. */
export function datesIn(text: string, today: IsoDate): { start: number; end: number; read: ReadDate }[] {
  return parse(text, today).flatMap((found) => {
    const place = { start: found.index, end: found.index + found.text.length }
    const twoWays = slashTwoWays(found.text)
    if (twoWays) return [{ ...place, read: twoWays }]
    if (!certain(found)) return []
    return [{ ...place, read: { kind: 'day' as const, date: day(found) } }]
  })
}

const parse = (text: string, today: IsoDate, past = false) =>
  chrono.parse(text, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 }, { forwardDate: !past })

const strip = (text: string) =>
  text
    .trim()
    .replace(lead, '')
    .replace(lead, '')
    .replace(/[.!?]+$/, '')

const certain = (found: chrono.ParsedResult) =>
  found.start.isCertain('day') && found.start.isCertain('month') && !found.end

function day(found: chrono.ParsedResult): IsoDate {
  const at = (part: 'year' | 'month' | 'day') => found.start.get(part) ?? 0
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(at('year')).padStart(4, '0')}-${two(at('month'))}-${two(at('day'))}`
}

/** 5/6/2027 is 6 May here and 5 June elsewhere: ask, the American reading first. */
function slashTwoWays(text: string): ReadDate | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim())
  if (!match) return null
  const [first, second, year] = [Number(match[1]), Number(match[2]), match[3]]
  if (first === second || first > 12 || second > 12 || first === 0 || second === 0) return null
  const iso = (month: number, date: number) =>
    `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return {
    kind: 'unclear',
    because: 'That can be read in two ways.',
    choices: [iso(first, second), iso(second, first)],
  }
}

/** "End of the quarter" and the like: the end of this one and of the next. */
function endOfPeriod(text: string, today: IsoDate): IsoDate[] | null {
  const match = /^(?:the\s+)?end of (?:the |this |next )?(month|quarter|year)$/i.exec(text)
  if (!match) return null
  const [year = 0, month = 0] = today.split('-').map(Number)
  const length = { month: 1, quarter: 3, year: 12 }[match[1]?.toLowerCase() as 'month' | 'quarter' | 'year']
  const end = Math.ceil(month / length) * length
  return [endOfMonth(year, end), endOfMonth(year, end + length)]
}

/** "Next Friday" is said of both coming Fridays. */
function weekLater(words: string, found: chrono.ParsedResult): IsoDate[] {
  if (!/^next\b/i.test(words) || !found.start.isCertain('weekday')) return []
  const later = new Date(`${day(found)}T12:00:00Z`)
  later.setUTCDate(later.getUTCDate() + 7)
  return [later.toISOString().slice(0, 10)]
}

const looksLikeADay = (text: string) =>
  /\d/.test(text) &&
  /(?:\d+\s*[/.-]\s*\d+|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)/i.test(text)
