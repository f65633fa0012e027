import { byRule } from '../answer/by-rule.ts'
import type { Desk } from '../answer/desk.ts'
import type { Ask, Draft } from '../answer/types.ts'
import { lowered } from '../answer/words.ts'

/** What a rule of the edition in force answers to this very question; null where none does, or it would ask back. */
export function ruleOn(ask: Ask, desk: Desk): Draft | null {
  const book = ask.state === null ? null : desk.bookFor(ask.state, ask.on)
  const draft = book && byRule(ask, { text: ask.question, before: null }, book, desk)
  return draft?.kind === 'rule' ? draft : null
}

const no =
  /^no\b|\b(?:(?:is|are) not|isn't|aren't|never) (?:\w+ )?(?:allowed|open|possible|permitted|required|needed|necessary|mandatory)\b|\b(?:may|can|must|need|should|do|does)(?: ?not|n't)\b|\bcannot\b|\bnever\b/
const yes =
  /^yes\b|\b(?:is|are) (?:\w+ )?(?:allowed|open|possible|permitted|required|needed|necessary|mandatory|a must)\b|\b(?:may|must|can|has to|have to)\b/

/** Whether a text says yes or no at its beginning; null where its first sentence says neither or both. */
function leaning(text: string): 'yes' | 'no' | null {
  const [first = ''] = lowered(text).split(/(?<=[.!?;])\s/)
  if (no.test(first)) return 'no'
  return yes.test(first) ? 'yes' : null
}

const numerals = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Figures and small numbers in words, but no days of the calendar. */
const numbersIn = (text: string): Set<string> =>
  new Set(
    (
      lowered(text)
        .replaceAll(/\b\d{1,2} [a-z]+ \d{4}\b|\b[a-z]+ \d{1,2}, \d{4}\b|\b(?:19|20)\d\d\b/g, ' ')
        .match(/\b\d+\b|\b[a-z]+\b/g) ?? []
    ).flatMap((word) => {
      if (/^\d/.test(word)) return [word]
      const value = numerals.indexOf(word)
      return value > 1 ? [String(value)] : []
    }),
  )

/**
 * Whether a text says no where the rule says yes, or yes where it says no, or gives none of the numbers that the rule gives
 * though it gives numbers. What it cannot tell it does not call a contradiction.
 */
export function opposes(text: string, rule: Draft): boolean {
  const says = rule.lines.join(' ')
  const [ours, theirs] = [leaning(text), leaning(says)]
  if (ours !== null && theirs !== null && ours !== theirs) return true
  const [named, ruled] = [numbersIn(text), numbersIn(says)]
  return named.size > 0 && ruled.size > 0 && [...named].every((number) => !ruled.has(number))
}
