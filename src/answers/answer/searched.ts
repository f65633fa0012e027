import type { Language } from '../../../policy/language.ts'
import { lexiconOf, type Lexicon } from '../retrieve/lexicon.ts'
import { borrowed } from './borrowed.ts'
import type { Source } from './corpus.ts'
import type { Topic } from './topics.ts'
import type { Reader } from './words.ts'

/** The searched texts of one state on one day. */
export interface Index {
  sources: readonly Source[]
  /** They stand in the lexicon behind the sources. */
  topics: readonly Topic[]
  lexicon: Lexicon
  /** Whether a state's own texts are among them, and not federal ones alone. */
  ofState: boolean
  /** The stems of each question asked before, by place in the lexicon. */
  said: readonly (readonly ReadonlySet<string>[])[]
  /** Every stem and plain word that stands in a source. */
  held: ReadonlySet<string>
  /** The same with those by which a source was asked for. */
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

export function indexOf(
  sources: readonly Source[],
  topics: readonly Topic[],
  reader: Reader,
  language: Language,
): Index {
  const lent = borrowed(sources, reader, language)
  const entries = [
    ...sources.map(({ heading, text, asked = [] }, at) => ({
      heading,
      text: [text, ...asked, ...(lent.get(at) ?? [])].join(' '),
    })),
    ...topics.map(({ says, asked }) => ({ heading: '', text: [says, ...asked].join(' ') })),
  ].map((entry, at) => ({ ...entry, id: String(at) }))
  const lexicon = lexiconOf(entries, reader.stems, language.weights.heading)
  const plain = new Set<string>()
  for (const { heading, text, citation } of sources)
    for (const word of wordsIn(`${citation.document} ${heading} ${text}`)) plain.add(word)
  const asked = new Set(sources.flatMap((source) => source.asked ?? []).flatMap(wordsIn))
  const shapes = new Map<string, string[]>()
  for (const word of plain) {
    const shape = shapeOf(word, word.length)
    const own = shapes.get(shape)
    if (own) own.push(word)
    else shapes.set(shape, [word])
  }
  const titles = [...new Set(sources.map(({ citation }) => citation.document))].flatMap(reader.stems)
  const held = new Set([...plain, ...[...plain].flatMap(reader.stems), ...titles])
  const heard = new Set([...held, ...asked, ...[...asked].flatMap(reader.stems)])
  const said = [...sources, ...topics].map(({ asked = [] }) => asked.map((one) => new Set(reader.stems(one))))
  const ofState = sources.some(({ federal }) => !federal)
  return { sources, topics, lexicon, ofState, said, held, known: heard, shapes }
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

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

/** How like the question is to the likest of those asked before, 0 to 1: the cosine of their words, rare ones weighing more. */
export function likeness(at: number, asked: readonly Asked[], { said, lexicon }: Index): number {
  const rarity = (stem: string) => {
    const number = lexicon.numbers.get(stem)
    const holders = number === undefined ? 1 : (lexicon.postings[number]?.entries.length ?? 1)
    return Math.log(1 + lexicon.ids.length / holders) ** 2
  }
  const own = new Map(asked.map(({ stem }) => [stem, rarity(stem)]))
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  const length = sum([...own.values()])
  return Math.max(
    0,
    ...(said[at] ?? []).map((stems) => {
      const shared = sum([...stems].map((stem) => own.get(stem) ?? 0))
      return shared === 0 ? 0 : shared / Math.sqrt(length * sum([...stems].map(rarity)))
    }),
  )
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
