import type { IsoDate } from '../../../policy/types.ts'
import { daysAfter } from '../../words/duties/days.ts'
import { readDate } from '../dates.ts'
import { readNumber } from '../numbers.ts'
import { plain } from '../phrases.ts'

const span = /^(?:in |for )?(?:another )?(an?|the next|[\w-]+) (day|week)s?$/

/** A day to wait until, as people say it: "tomorrow", "two days", "in a week", "Friday", "5 December"; null for any other words. */
export function readUntil(text: string, today: IsoDate): IsoDate | null {
  const words = plain(text).replace(/^(?:until|till)\s+/, '')
  if (words === 'tomorrow') return daysAfter(today, 1)
  if (words === 'next week') return daysAfter(today, 7)
  const [, many = '', unit] = span.exec(words) ?? []
  const count = /^an?$|^the next$/.test(many) ? 1 : readNumber(many)
  if (unit !== undefined && count !== null && count > 0 && count <= 400)
    return daysAfter(today, count * (unit === 'week' ? 7 : 1))
  const read = readDate(words, today)
  return read.kind === 'day' ? read.date : weekday(read.choices, words)
}

/** A weekday alone is the next one of its name. */
const weekday = (choices: readonly IsoDate[], words: string): IsoDate | null =>
  choices.length === 1 && /^(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(words)
    ? (choices[0] ?? null)
    : null
