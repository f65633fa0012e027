import type { Heading, ReadText } from './text.ts'

/** Longer lines are sentences, not headings. Characters and words. */
const longest = 120
const mostWords = 16
/** A heading of more words than this has them in capitals, as titles do. */
const fewWords = 9

/** A text kept as it is; headings are the short lines that stand alone and end without a sign. */
export function readPlain(raw: string): ReadText {
  const text = tidy(raw)
  return { text, headings: headingsIn(text), pages: [] }
}

/** Marks of the byte order and of other systems' line ends go; nothing else changes. */
export const tidy = (raw: string): string => raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

interface Paragraph {
  start: number
  words: string
}

function headingsIn(text: string): Heading[] {
  const paragraphs = [...text.matchAll(/\S(?:[^\n]|\n(?![^\S\n]*\n))*/g)].map((match): Paragraph => {
    return { start: match.index, words: match[0].trimEnd() }
  })
  const alone = paragraphs.map((_, at) => standsAlone(paragraphs, at))
  return paragraphs
    .filter((_, at) => alone[at] && !isListed(paragraphs, alone, at))
    .map(({ start, words }, at) => ({
      start,
      end: start + words.length,
      level: at === 0 && start < 200 ? 1 : 2,
    }))
}

/** What stands before it is whole, and what follows begins anew: no line that a page break cut. */
function standsAlone(paragraphs: readonly Paragraph[], at: number): boolean {
  const words = paragraphs[at]?.words ?? ''
  const before = paragraphs[at - 1]?.words.split('\n').at(-1)?.trim() ?? ''
  const next = paragraphs[at + 1]?.words ?? ''
  const whole = before.length < 70 || /[.:;?!”"’)]$/.test(before)
  return whole && next !== '' && !/^\p{Ll}/u.test(next) && isTitle(words)
}

function isTitle(line: string): boolean {
  const words = line.split(/\s+/)
  const long = words.filter((word) => word.length > 3)
  const capitals = long.filter((word) => /^\P{L}*\p{Lu}/u.test(word)).length
  return (
    line.length <= longest &&
    words.length <= mostWords &&
    (words.length <= fewWords || capitals * 2 > long.length) &&
    /^\p{Lu}/u.test(line) &&
    !/[.:;,?!…]$|[.?!]\s|\n|:\s.*\d|\d{4}\s*\d*$/.test(line)
  )
}

/** Several short lines below "… are:" are the list that was announced; one alone is the next heading. */
function isListed(paragraphs: readonly Paragraph[], alone: readonly boolean[], at: number): boolean {
  let first = at
  while (first > 0 && alone[first - 1]) first--
  let last = at
  while (alone[last + 1]) last++
  const closing = paragraphs[last + 1]?.words ?? ''
  const runsOn = last > first || isTitle(closing)
  return runsOn && (paragraphs[first - 1]?.words.endsWith(':') ?? false)
}
