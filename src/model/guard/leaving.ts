import { nobody, type Persons } from '../../bot/private/persons.ts'
import { birth, personal, secretNumber, spelledOut } from './patterns.ts'
import { doubtful } from './names-too.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A text in which nothing of a person is left: `[1]`, `[2]` stand for what was taken out. */
export interface Cleared {
  text: string
  /** Puts back what was taken out, as it was typed. */
  putBack(text: string): string
}

/** Texts longer than this are not sent. Characters. */
const longest = 2000
/** Days of a year: larger numbers are no age and no number of days. */
const largest = 366

const word = /\uE000\d+\uE001|[\p{L}\p{M}\p{N}]+(?:['’./-][\p{L}\p{M}\p{N}]+)*/gu
/** Neither letter, figure nor plain punctuation: signs, drawings, other ways to hide a word. */
const odd = /[^\p{L}\p{M}\p{N}\s.,;:?!'’"()/%\uE000\uE001-]/gu

/**
 * Leaves in a text what the bundled documents say too: their words, small numbers, plain punctuation. Everything else is
 * taken out, whatever it is, and so are the persons of the speaker's cases. Null where that leaves too little, or where a rest might still tell somebody apart.
 */
export function clearedFor(text: string, vocabulary: Vocabulary, persons: Persons = nobody): Cleared | null {
  const typed = text
    .normalize('NFKC')
    .replaceAll(/[\uE000\uE001\p{Cf}]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  if (typed.length > longest || secretNumber.test(typed) || spelledOut.test(typed)) return null
  const taken: string[] = []
  const take = (found: string) => {
    const at = taken.indexOf(found)
    return `\uE000${at < 0 ? taken.push(found) : at + 1}\uE001`
  }
  const mayLeave = judgeOf(typed, persons, vocabulary)
  const cleaned = personal
    .reduce((rest, pattern) => rest.replaceAll(pattern, take), typed)
    .replaceAll(word, (found, place: number, whole: string) =>
      found.startsWith('\uE000') || mayLeave(found, whole.slice(0, place), whole.slice(place + found.length))
        ? found
        : take(found),
    )
    .replaceAll(/(?<![\p{L}\p{N}-])\d{3}(?=[\s,]*\uE000)/gu, take)
    .replaceAll(odd, ' ')
  if (!isEnough(cleaned)) return null
  return {
    text: cleaned.replaceAll('\uE000', '[').replaceAll('\uE001', ']').replaceAll(/\s+/gu, ' ').trim(),
    putBack: (said) => said.replaceAll(/\[(\d+)\]/gu, (all, n) => taken[Number(n) - 1] ?? all),
  }
}

type Judge = (found: string, before: string, after: string) => boolean

function judgeOf(typed: string, { names, numbers }: Persons, vocabulary: Vocabulary): Judge {
  const known = new Set(
    [...names, ...numbers].flatMap((name) => bare(name).match(/[\p{L}\p{N}]{2,}/gu) ?? []),
  )
  const born = birth.test(typed)
  const loud = typed === typed.toUpperCase()
  return (found, before, after) => {
    const all = found.split(/[-/.]/u)
    if ([found, ...all].some((part) => known.has(bare(part).replace(/['’]s$/u, '')))) return false
    if (/\d/u.test(found)) return !born && isFigure(found, vocabulary)
    if (/^(?:y\/o|w\/o?|b\/c|n\/a|and\/or)$/iu.test(found)) return true
    const parts = vocabulary(withoutEnding(found)) ? [found] : all
    return parts.every((part) => isWord(part, vocabulary)) && (loud || !isName(found, before, after))
  }
}

/** Without accents and capitals, so that "Zoë" is found as "zoe" too. */
const bare = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

const withoutEnding = (text: string) =>
  text.replace(/['’](?:s|re|ve|ll|d|m)?$/iu, '').replace(/n['’]t$/iu, '')

const isWord = (part: string, vocabulary: Vocabulary) => {
  const plain = withoutEnding(part)
  return plain === '' || /^[ai]$/iu.test(plain) || (plain.length > 1 && vocabulary(plain))
}

/** An age, a number of days or goals, a form or a section that the documents name: "15", "30-day", "16th", "CS-1", "211.447". */
function isFigure(found: string, vocabulary: Vocabulary): boolean {
  if (vocabulary(found)) return true
  const [, count, rest = ''] = /^(\d{1,3})(?:-?(\p{L}+(?:[/-]\p{L}+)*))?$/u.exec(found) ?? []
  if (count === undefined || Number(count) > largest) return false
  return (
    rest === '' ||
    /^(?:st|nd|rd|th|d|h|hrs?|yrs?|mos?|y\/?o|yo)$/iu.test(rest) ||
    rest.split(/[/-]/u).every((part) => isWord(part, vocabulary))
  )
}

/** A word that is a name too: written large where no sentence begins, or at the head of one where no verb stands. */
function isName(found: string, before: string, after: string): boolean {
  const [first = ''] = found
  if (first === first.toLowerCase() || !doubtful.has(withoutEnding(found).toLowerCase())) return false
  if (!/(?:^|[.?!:]\s*)$/u.test(before)) return true
  return !/^ (?:i|we|you|he|she|it|they|a|an|the|my|our|this|that|these|there|kids?|child|children|workers?|parents?|goals?|plans?)(?!\p{L})/iu.test(
    after,
  )
}

/** At least one word, and no more taken out than left. */
function isEnough(cleaned: string): boolean {
  const out = cleaned.match(/\uE000\d+\uE001/gu)?.length ?? 0
  const left = cleaned.replaceAll(/\uE000\d+\uE001/gu, ' ').match(/\p{L}{2,}/gu)?.length ?? 0
  return left >= 1 && left >= out
}
