import type { ReadText } from './read/text.ts'

/** A part of a document under one heading. `text.slice(start, end)` is the part without its heading. */
export interface Section {
  heading: string
  /** The headings above it, highest first. */
  above: readonly string[]
  start: number
  end: number
  /** The page it begins on; null where the format has none. */
  page: number | null
  /** Sentences that announce a list which does not follow. */
  missing: readonly { start: number; end: number }[]
}

/** The parts of a document in order; what stands before the first heading belongs to the title. */
export function sectionsOf({ text, headings, pages }: ReadText, title: string): Section[] {
  const marks = [{ start: 0, end: 0, level: 0 }, ...headings]
  const nameOf = (mark: { start: number; end: number }) => text.slice(mark.start, mark.end) || title
  return marks.flatMap((mark, at) => {
    const end = marks[at + 1]?.start ?? text.length
    if (at === 0 && text.slice(0, end).trim() === '') return []
    const above = marks
      .slice(1, at)
      .filter(
        (other, i, all) =>
          other.level < mark.level && all.slice(i + 1).every((next) => next.level > other.level),
      )
    return [
      {
        heading: nameOf(mark),
        above: above.map(nameOf),
        start: mark.end,
        end,
        page: pages.filter(({ start }) => start <= mark.start).at(-1)?.page ?? null,
        missing: missingLists(text, mark.end, end),
      },
    ]
  })
}

const announces = /\b(?:are|is|includes?|following(?:(?:\s+\w+){0,2}\s+\w+s)?)\s*:$/i
const isItem = /^(?:[•*·–-]|\d+[.)]|[a-z][.)])\s/
const isShort = (block: string) => block.length <= 80 && !/[.:;!?]$/.test(block)

/** A sentence that ends in "are:" and the like, after which no list comes: the next block is a sentence of its own, or nothing. */
function missingLists(text: string, from: number, to: number): { start: number; end: number }[] {
  const blocks = [...text.slice(from, to).matchAll(/\S(?:[^\n]|\n(?![^\S\n]*\n))*/g)].map((match) => ({
    start: from + match.index,
    words: match[0].trimEnd(),
  }))
  return blocks.flatMap(({ start, words }, at) => {
    const last = words.split(/(?<=[.!?])\s+/).at(-1) ?? ''
    if (!announces.test(last)) return []
    const next = blocks[at + 1]?.words
    if (next !== undefined && (isItem.test(next) || isShort(next))) return []
    const end = start + words.length
    return [{ start: end - last.length, end }]
  })
}
