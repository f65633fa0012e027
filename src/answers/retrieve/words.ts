import stem from 'wink-porter2-stemmer'
import type { Language } from '../../../policy/language.ts'

const word = /[\p{L}\p{N}]+/gu

/** Turns a text into the words the index knows it by: lower case, without stop words, each cut to its stem. */
export type Words = (text: string) => string[]

/** A reader of words for one language file. It remembers the stems it has met, because texts repeat their words. */
export function wordsOf({ stopWords }: Pick<Language, 'stopWords'>): Words {
  const stems = new Map<string, string>()
  const stemOf = (plain: string): string => {
    const known = stems.get(plain)
    if (known !== undefined) return known
    const found = stem(plain)
    stems.set(plain, found)
    return found
  }
  return (text) =>
    (text.normalize('NFKC').toLowerCase().match(word) ?? [])
      .filter((plain) => !stopWords.has(plain))
      .map(stemOf)
}
