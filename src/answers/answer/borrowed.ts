import type { Language } from '../../../policy/language.ts'
import { lexiconOf } from '../retrieve/lexicon.ts'
import { rank } from '../retrieve/rank.ts'
import type { Source } from './corpus.ts'
import type { Reader } from './words.ts'

/** In more passages than these it would take an index seconds to find which says what. */
const most = 5000
/** A passage says the same where it holds this share of the sentence's words. */
const alike = 0.45

/**
 * Questions for the passages of an agency's own documents, by place among the sources: a passage that says what a sentence
 * of the notes says is asked for in the same words, so it borrows those of the sentence that it fits best.
 */
export function borrowed(
  sources: readonly Source[],
  reader: Reader,
  language: Language,
): ReadonlyMap<number, readonly string[]> {
  const own = sources.flatMap((source, at) => (source.kind === 'document' ? [{ source, at }] : []))
  const lent = new Map<number, readonly string[]>()
  if (own.length === 0 || own.length > most) return lent
  const entries = own.map(({ source: { heading, text } }, id) => ({ id: String(id), heading, text }))
  const lexicon = lexiconOf(entries, reader.stems, language.weights.heading)
  const sentences = new Map(
    sources.flatMap((source) => (source.asked ? [[source.citation.quote, source] as const] : [])),
  )
  for (const [quote, { asked = [], heading, says }] of sentences) {
    const stems = reader.stems([heading, says, quote, ...asked].join(' '))
    const [best] = rank(lexicon, stems, { pair: language.weights.pair, open: () => true, limit: 1 })
    const passage = best && own[best.at]
    const held = new Set(lexicon.sequences[best?.at ?? -1])
    const same = new Set(reader.stems(quote))
    const shared = [...same].filter((stem) => held.has(lexicon.numbers.get(stem) ?? -1)).length
    if (!passage || shared < same.size * alike) continue
    lent.set(passage.at, [...(lent.get(passage.at) ?? []), ...asked])
  }
  return lent
}
