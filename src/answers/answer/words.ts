import type { Language } from '../../../policy/language.ts'
import { wordsOf } from '../retrieve/words.ts'

/** Reads questions and texts alike: synonyms become one word, and a text becomes stems. */
export interface Reader {
  /** Lower case, straight apostrophes, one space, every synonym as the first of its group. */
  plain(text: string): string
  stems(text: string): string[]
  /** The stems of a question that say what it is about, each once, with the word they came from. */
  content(text: string): { stem: string; word: string }[]
  isThing(word: string): boolean
  isEveryday(word: string): boolean
}

/** A reader for one language file. */
export function readerOf(language: Language): Reader {
  const meaning = new Map(
    language.synonyms.flatMap(([first = '', ...rest]) => rest.map((one) => [one, first])),
  )
  const phrases = [...meaning.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${phrases.map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  )
  const words = wordsOf(language)
  const plain = (text: string) => lowered(text).replace(pattern, (found) => meaning.get(found) ?? found)
  const stemsOf = (text: string) => words(plain(text))
  const idle = new Set([...language.fillers].flatMap((word) => stemsOf(word)))
  const everyday = new Set([...language.everyday].flatMap((word) => words(word)))
  return {
    plain,
    stems: stemsOf,
    content(text) {
      const all = plain(text).match(/[\p{L}\p{N}]+/gu) ?? []
      const seen = new Map<string, string>()
      for (const word of all) {
        const [stem] = words(word)
        if (stem !== undefined && stem.length > 1 && !idle.has(stem) && !seen.has(stem)) seen.set(stem, word)
      }
      return [...seen].map(([stem, word]) => ({ stem, word }))
    },
    isThing: (word) => language.things.has(word),
    isEveryday: (word) => everyday.has(words(word)[0] ?? ''),
  }
}

/** Lower case, straight apostrophes and quotes, one space between words. */
export const lowered = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[”“]/g, '"')
    .replaceAll(/\s+/g, ' ')
    .trim()

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Spanish words of the field in English; null where a text has too few of them to be Spanish. */
export function fromSpanish(text: string, spanish: Language['spanish']): string | null {
  const words = lowered(text).match(/[\p{L}\p{N}'-]+/gu) ?? []
  const known = words.filter((word) => Object.hasOwn(spanish, word)).length
  const telling = words.some(
    (word) =>
      /[áéíóúñ]/.test(word) ||
      /^(?:cuant\w+|metas?|pued\w*|niñ\w+|el|los|las|una?|para|es|son|qué|que|del|debo|quien|donde|cuando|cual\w*)$/.test(
        word,
      ),
  )
  if (!telling || known < 2 || known / words.length < 0.5) return null
  const phrases = Object.keys(spanish).filter((one) => one.includes(' '))
  const text_ = phrases.reduce((rest, one) => rest.replaceAll(one, spanish[one] ?? one), lowered(text))
  return text_
    .split(/\s+/)
    .map((word) => word.replace(/[\p{L}\p{N}'-]+/u, (bare) => spanish[bare] ?? bare))
    .join(' ')
}

/** A question with one slip in a word mended by a word the texts know; words the texts know stay. */
export function mended(
  text: string,
  known: ReadonlySet<string>,
  alike: (word: string) => readonly string[],
  reader: Reader,
): string {
  return text.replaceAll(/[\p{L}]{5,}/gu, (word) => {
    const low = word.toLowerCase()
    if (
      known.has(low) ||
      reader.isThing(low) ||
      reader.isEveryday(low) ||
      reader.content(low).length === 0 ||
      reader.stems(low).every((stem) => known.has(stem))
    )
      return word
    const near = alike(low).find((one) => isOneSlip(low, one))
    return near ?? word
  })
}

/** One letter more, less or other, or two neighbours changed about. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1)
  if (a.length > b.length) return a.slice(i + 1) === b.slice(i)
  const swapped = a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
  return swapped || a.slice(i + 1) === b.slice(i + 1)
}
