import stem from 'wink-porter2-stemmer'
import { lowered } from '../answer/words.ts'

/** Words that ask nothing: whoever leaves one out asks the same. Every other word counts, "not" and "who" first of all. */
const idle = new Set(
  'a an the please pls hi hello hey thanks thank just really exactly actually quick question'.split(' '),
)

const written: readonly (readonly [RegExp, string])[] = [
  [/\b(what|who|where|when|how|that|it)'?s\b(?=\s+\p{L})/gu, '$1 is'],
  [/\b(?:can't|cannot)\b/g, 'can not'],
  [/\b(\p{L}+)n't\b/gu, '$1 not'],
  [/\bwhich\b/g, 'what'],
]

/** A question without capitals, signs and double spaces: the form under which the same one is counted. */
export const questionForm = (question: string): string =>
  (lowered(question).match(/[\p{L}\p{N}]+(?:['./-][\p{L}\p{N}]+)*/gu) ?? []).join(' ')

/**
 * Whether two people ask the very same: the same words in the same order, but for idle words and endings. Order counts,
 * because "may a child visit a parent" is not "may a parent visit a child"; synonyms do not, because a mother is no father.
 */
export function sameQuestion(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  return one.length > 1 && one.length === other.length && one.every((word, at) => word === other[at])
}

/** Whether a question says enough to be answered alike whenever it is asked again; "why?" does not. */
export const standsAlone = (question: string): boolean => wordsOf(question).length > 2

const wordsOf = (question: string): string[] =>
  written
    .reduce((text, [pattern, plain]) => text.replace(pattern, plain), questionForm(question))
    .split(' ')
    .filter((word) => word !== '' && !idle.has(word))
    .map((word) => stem(word))
