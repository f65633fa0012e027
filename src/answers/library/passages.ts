import type { Section } from './sections.ts'

/** What one answer can quote: a paragraph, an item or a step, with its place. */
export interface Passage {
  /** `text.slice(start, end)` of the document. */
  start: number
  end: number
  /** The section's heading and those above it, then the words a paragraph begins with ("Permanency through Adoption"). */
  headings: readonly string[]
  page: number | null
  /** The number of the step it stands in; null outside numbered steps. */
  step: number | null
  /** It announces a list that does not follow. */
  missing: boolean
}

interface Block {
  start: number
  end: number
}

/** Passages longer than this are cut between sentences. Characters. */
const longest = 900

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Cuts one section into passages. Lines that a page break tore apart belong together again. */
export function passagesOf(text: string, section: Section): Passage[] {
  let step: number | null = null
  return joined(text, blocksIn(text, section)).flatMap((block) => {
    const words = text.slice(block.start, block.end)
    const numbered = /^(\d{1,3})[.)]\s/.exec(words)
    if (numbered) step = Number(numbered[1])
    const label = labelOf(words)
    const headings = [...section.above, section.heading, ...(label === null ? [] : [label])]
    return cut(text, block).map(({ start, end }) => ({
      start,
      end,
      headings,
      page: section.page,
      step,
      missing: section.missing.some((list) => list.start >= start && list.start < end),
    }))
  })
}

/** Paragraphs, and within them the lines that begin as items or with a label. */
function blocksIn(text: string, { start, end }: Section): Block[] {
  const lines = [...text.slice(start, end).matchAll(/[^\n]*\S[^\n]*/g)].map((match) => {
    const from = start + match.index + (match[0].length - match[0].trimStart().length)
    return { start: from, end: from + match[0].trim().length }
  })
  const blocks: Block[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    const gap = last ? text.slice(last.end, line.start) : '\n\n'
    const apart = /\n[^\S\n]*\n/.test(gap) || begins.test(text.slice(line.start, line.end))
    if (last && !apart) last.end = line.end
    else blocks.push({ ...line })
  }
  return blocks
}

const begins = /^(?:[•*·–-]\s|\d{1,3}[.)]\s|\p{Lu}[^.:;\n]{2,80}:\s)/u

/** A block that ends in the middle of a sentence goes on in the next one, unless that begins anew. */
function joined(text: string, blocks: readonly Block[]): Block[] {
  const whole: Block[] = []
  for (const block of blocks) {
    const last = whole.at(-1)
    const words = text.slice(block.start, block.end)
    const open = last !== undefined && !/[.:;?!”"’)]$/.test(text.slice(last.start, last.end))
    if (last && open && !begins.test(words) && (/^[\p{Ll}(/“"]/u.test(words) || isCut(text, last, block)))
      last.end = block.end
    else whole.push({ ...block })
  }
  return whole
}

/** Long lines that stop without a sign were cut by a page, whatever the next one begins with. */
const isCut = (text: string, last: Block, next: Block): boolean =>
  (text.slice(last.start, last.end).split('\n').at(-1)?.trim().length ?? 0) >= 70 &&
  /^\s*$/.test(text.slice(last.end, next.start))

/** "Permanency through Adoption: …", "Note: …": the words before the colon, where they name what follows. */
function labelOf(words: string): string | null {
  const label = /^(?:[•*·–-]\s+)?(\p{Lu}[^.:;\n]{2,80}):\s/u.exec(words)?.[1]?.trim()
  return label === undefined || /^note$/i.test(label) ? null : label
}

/** A long block, cut between sentences into passages of about the same length. */
function cut(text: string, block: Block): Block[] {
  if (block.end - block.start <= longest) return [block]
  const pieces = [...sentences.segment(text.slice(block.start, block.end))]
  const passages: Block[] = []
  for (const { segment, index } of pieces) {
    const start = block.start + index
    const end = start + segment.trimEnd().length
    const last = passages.at(-1)
    if (last && end - last.start <= longest) last.end = end
    else if (end > start) passages.push({ start, end })
  }
  return passages
}
