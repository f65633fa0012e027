import type { Language } from '../../../policy/language.ts'
import { lexiconOf, type Entry } from './lexicon.ts'
import { rank } from './rank.ts'
import { wordsOf } from './words.ts'

export interface Found {
  id: string
  /** Only to be compared with other scores of the same question; it says nothing about whether the text answers. */
  score: number
}

export interface Retriever {
  /** The entries that fit a question, best first. `among`: ids that may be answered with; all where missing. */
  find(question: string, options?: { limit?: number; among?: (id: string) => boolean }): Found[]
}

/** An index over texts, in memory. Made once; it does not change with the texts. */
export function retrieverOf(entries: readonly Entry[], language: Language): Retriever {
  const words = wordsOf(language)
  const { heading, pair } = language.weights
  const lexicon = lexiconOf(entries, words, heading)
  const idAt = (at: number) => lexicon.ids[at] ?? ''
  return {
    find: (question, { limit = 10, among = () => true } = {}) =>
      rank(lexicon, words(question), { pair, open: (at) => among(idAt(at)), limit }).map(({ at, score }) => ({
        id: idAt(at),
        score,
      })),
  }
}
