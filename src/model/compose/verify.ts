import type { Citation } from '../../policy/types.ts'
import type { Words } from '../../answers/retrieve/words.ts'
import type { Claim } from './claims.ts'
import { sentencesAround } from './sentences.ts'
import { tokensIn, type Token } from './tokens.ts'

/** A claim that says nothing its quotes do not say. */
export interface VerifiedClaim {
  text: string
  /** Whole sentences, at their place in the document. */
  citations: readonly Citation[]
}

/** A claim keeps at least this share of the words of its quotes: a sentence cut down to three words says something else. */
const leastKept = 0.4

/** Letters, figures and the signs of plain sentences: no links, no code, no line breaks. */
const plainText = /^[\p{L}\p{M}\p{N} .,;:'’"“”()%/–—§$&-]+$/u
const address = /@|https?:|www\.|\b[\w-]+\.(?:com|org|net|gov|edu|us|io|example|test)\b/iu

/**
 * A claim is its quotes made shorter, or it is nothing. Its quotes stand word for word in passages found for this question
 * and count as the whole sentences around them. Its words (numbers, dates and names of forms among them) stand in those
 * sentences, in their order; whatever turns a sentence (not, must, may, unless, only, or, within …) stands on both sides.
 * Null where any of that does not hold.
 */
export function verified(
  { text, citations }: Claim,
  passages: ReadonlyMap<string, Citation>,
  stems: Words,
): VerifiedClaim | null {
  const claim = text.trim()
  if (!plainText.test(claim) || address.test(claim)) return null
  const quoted = citations.map(({ passage, quote }) => {
    const found = passages.get(passage)
    return found && !isItem(found.quote) ? placed(found, quote) : null
  })
  if (!quoted.every((one) => one !== null)) return null
  const kept = [...new Map(quoted.map((one) => [`${one.sha256} ${one.start} ${one.end}`, one])).values()]
  if (kept.some(({ quote }) => address.test(quote))) return null
  const said = tokensIn(claim)
  const source = kept.flatMap(({ quote }) => tokensIn(quote))
  return isShorter(said, source, stems) ? { text: claim, citations: kept } : null
}

/** An item of a list says nothing without the line above it. */
const isItem = (passage: string) => /^\s*(?:[•*·–-]|\(?[a-z]\))\s|^\s*\p{Ll}/u.test(passage)

function placed(passage: Citation, quote: string): Citation | null {
  const span = sentencesAround(passage.quote, quote)
  return (
    span && {
      ...passage,
      quote: passage.quote.slice(span.start, span.end),
      start: passage.start + span.start,
      end: passage.start + span.end,
    }
  )
}

function isShorter(said: readonly Token[], source: readonly Token[], stems: Words): boolean {
  const rootOf = ({ word }: Token) => (/\d/.test(word) ? word : (stems(word)[0] ?? word))
  const turnsOf = (tokens: readonly Token[]) => tokens.filter(({ turns }) => turns).map(({ word }) => word)
  const content = said.filter(({ turns }) => !turns)
  if (content.length < 2 || turnsOf(said).join(' ') !== turnsOf(source).join(' ')) return false
  let at = 0
  for (const token of said) {
    const place = source.findIndex((other, i) => i >= at && rootOf(other) === rootOf(token))
    if (place < 0) return false
    at = place + 1
  }
  return said.length >= source.length * leastKept
}
