/** A document as it was read: its whole text, and what stands where in it. Offsets count UTF-16 units of `text`. */
export interface ReadText {
  text: string
  /** In order, not overlapping. */
  headings: readonly Heading[]
  /** Where each page begins; empty where the format has no pages. */
  pages: readonly { start: number; page: number }[]
}

export interface Heading {
  start: number
  end: number
  /** 1 for the highest. */
  level: number
}

export type Read = { ok: true; read: ReadText } | { ok: false; because: string }

/** Puts a text together piece by piece and notes where its headings and pages begin. */
export function textBuilder() {
  let text = ''
  const headings: Heading[] = []
  const pages: { start: number; page: number }[] = []
  const paragraph = (words: string): number => {
    const clean = words.replace(/[^\S\n]+/g, ' ').trim()
    if (clean === '') return text.length
    if (text !== '') text += '\n\n'
    text += clean
    return text.length - clean.length
  }
  return {
    paragraph: (words: string) => void paragraph(words),
    item: (mark: string, words: string) => {
      if (words.trim() !== '') paragraph(`${mark} ${words.trim()}`)
    },
    heading: (words: string, level: number) => {
      const start = paragraph(words)
      if (text.length > start) headings.push({ start, end: text.length, level })
    },
    page: (page: number) => void pages.push({ start: text === '' ? 0 : text.length + 2, page }),
    done: (): ReadText => ({ text, headings, pages }),
  }
}
