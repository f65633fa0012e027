import type { Language } from '../../../policy/language.ts'
import { blended } from './blend.ts'
import type { Found } from './found.ts'
import { lexiconOf, type Entry } from './lexicon.ts'
import { rank } from './rank.ts'
import { wordsOf } from './words.ts'

/** So many of those found by words are looked at again by their meaning. */
const blendedDepth = 100

export interface Finding {
  limit?: number
  among?: (id: string) => boolean
  near?: ReadonlyMap<string, number>
}

export interface Retriever {
  /**
   * The entries that fit a question, best first. `among`: ids that may be answered with; all where missing. `near`: how near
   * in meaning entries are, by id, where somebody can tell; by words alone where missing.
   */
  find(question: string, options?: Finding): Found[]
}

/** An index over texts, in memory. Made once; it does not change with the texts. */
export function retrieverOf(entries: readonly Entry[], language: Language): Retriever {
  const words = wordsOf(language)
  const { heading, pair } = language.weights
  const lexicon = lexiconOf(entries, words, heading)
  const idAt = (at: number) => lexicon.ids[at] ?? ''
  return {
    find(question, { limit = 10, among = () => true, near } = {}) {
      const open = (at: number) => among(idAt(at))
      const depth = near ? Math.max(limit, blendedDepth) : limit
      const byWords = rank(lexicon, words(question), { pair, open, limit: depth })
      const found = byWords.map(({ at, score }) => ({ id: idAt(at), score }))
      if (!near) return found
      const allowed = new Map([...near].filter(([id]) => among(id)))
      return blended(found, allowed).slice(0, limit)
    },
  }
}
