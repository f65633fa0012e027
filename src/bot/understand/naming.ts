import type { Reply } from '../reply.ts'
import { fixedPhrase, plain } from './phrases.ts'
import { numbered } from './references.ts'

const dayWords =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d+(?:st|nd|rd|th)?\b|\b(?:by|on|next|this|the|of|to|end|in|today|tomorrow|year|month|quarter|week)\b/g

/**
 * Whether a text may name a child, so that the case list is needed to understand it. It does not where it gives a
 * number, is a fixed phrase, a choice just shown, or a date; everything else may.
 */
export function mayName(text: string, last: Reply | null): boolean {
  if (numbered(text) || fixedPhrase(text, true)) return false
  const words = plain(text)
  const shown = (last?.card?.fields ?? []).flatMap(({ options }) => options)
  if (shown.some(({ label }) => plain(label) === words)) return false
  const rest = /\d/.test(words) ? words.replace(dayWords, '') : words
  return /\p{L}/u.test(rest)
}
