import type { Language } from '../../../policy/language.ts'
import { lexiconOf, type Lexicon } from '../retrieve/lexicon.ts'
import type { Source } from './corpus.ts'
import type { Reader } from './words.ts'

/** The searched texts of one state on one day. */
export interface Index {
  sources: readonly Source[]
  lexicon: Lexicon
  /** Every stem and plain word that stands anywhere. */
  known: ReadonlySet<string>
  /** The plain words by first letter and length, to mend slips by. */
  shapes: ReadonlyMap<string, readonly string[]>
}

/** A word that a question is about: its stem, itself, and how much of the question it carries. */
export interface Asked {
  stem: string
  word: string
  weight: number
}

export function indexOf(sources: readonly Source[], reader: Reader, language: Language): Index {
  const entries = sources.map(({ heading, text }, at) => ({ id: String(at), heading, text }))
  const lexicon = lexiconOf(entries, reader.stems, language.weights.heading)
  const plain = new Set<string>()
  for (const { heading, text, citation } of sources)
    for (const word of `${citation.document} ${heading} ${text}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
      plain.add(word)
  const shapes = new Map<string, string[]>()
  for (const word of plain) {
    const shape = shapeOf(word, word.length)
    const own = shapes.get(shape)
    if (own) own.push(word)
    else shapes.set(shape, [word])
  }
  const titles = [...new Set(sources.map(({ citation }) => citation.document))].flatMap(reader.stems)
  return { sources, lexicon, known: new Set([...plain, ...lexicon.numbers.keys(), ...titles]), shapes }
}

const shapeOf = (word: string, length: number) => `${word[0] ?? ''}${length}`

/** Words of the texts that begin alike and are about as long: a slip can only be one of these. */
export const alike = ({ shapes }: Index, word: string): string[] =>
  [word.length, word.length - 1, word.length + 1].flatMap((length) => shapes.get(shapeOf(word, length)) ?? [])

/** The words a text is about. Rare words of the index weigh more, and an everyday word that stands nowhere weighs little. */
export function askedIn(text: string, index: Index, reader: Reader, language: Language): Asked[] {
  const { lexicon, known } = index
  const { loose, strange, everyday } = language.answers
  return reader.content(text).map(({ stem, word }) => {
    const number = lexicon.numbers.get(stem)
    const holders = number === undefined ? 1 : (lexicon.postings[number]?.entries.length ?? 1)
    const rarity = Math.log(1 + lexicon.ids.length / holders)
    const here = known.has(stem)
    const plain = reader.isEveryday(word)
    const held = reader.isThing(word) ? 1 : here ? (plain ? everyday : 1) : plain ? loose : strange
    return { stem, word, weight: rarity * held }
  })
}

/** How much of what is asked these stems know, 0 to 1; 1 where nothing in particular is asked. */
export function shareOf(asked: readonly Asked[], knows: (stem: string) => boolean): number {
  const sum = (own: readonly Asked[]) => own.reduce((all, { weight }) => all + weight, 0)
  const all = sum(asked)
  return all === 0 ? 1 : sum(asked.filter(({ stem }) => knows(stem))) / all
}

/** Which of the stems the source at this place holds, its title and headings counted in. */
export function heldAt(
  at: number,
  asked: readonly Asked[],
  { sources, lexicon }: Index,
  reader: Reader,
): Set<string> {
  const own = new Set(lexicon.sequences[at])
  const title = new Set(reader.stems(sources[at]?.citation.document ?? ''))
  return new Set(
    asked.flatMap(({ stem }) => {
      const number = lexicon.numbers.get(stem)
      return (number !== undefined && own.has(number)) || title.has(stem) ? stem : []
    }),
  )
}
