import { getDocumentProxy } from 'unpdf'
import { textBuilder, type Read } from './text.ts'

interface Line {
  words: string
  /** Height of its letters, in points. */
  size: number
  /** Distance from the bottom of the page, in points. */
  y: number
}

type Pages = Line[][]

/** A PDF with text in it, page by page. Larger letters are headings; a wider gap between lines begins a paragraph. */
export async function readPdf(bytes: Uint8Array): Promise<Read> {
  try {
    const pages = await linesOf(bytes)
    const read = laidOut(pages)
    return read.text === ''
      ? { ok: false, because: 'holds pictures of pages and no text; run text recognition over it first' }
      : { ok: true, read }
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException'
    return {
      ok: false,
      because: locked
        ? 'is locked with a password; save a copy without one'
        : 'is not a PDF that can be read',
    }
  }
}

async function linesOf(bytes: Uint8Array): Promise<Pages> {
  const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
  try {
    const pages: Pages = []
    for (let n = 1; n <= document.numPages; n++) {
      const { items } = await (await document.getPage(n)).getTextContent()
      pages.push(inLines(items.filter((item) => 'str' in item)))
    }
    return pages
  } finally {
    await document.loadingTask.destroy()
  }
}

/** Pieces of text at the same height are one line. */
function inLines(items: readonly { str: string; height: number; transform: unknown[] }[]): Line[] {
  const lines: Line[] = []
  for (const { str, height, transform } of items) {
    const y = Math.round(Number(transform[5]))
    const last = lines.at(-1)
    if (last && Math.abs(last.y - y) <= 2) {
      last.words += str
      last.size = Math.max(last.size, str.trim() === '' ? 0 : height)
    } else lines.push({ words: str, size: height, y })
  }
  return lines.filter(({ words }) => words.trim() !== '')
}

function laidOut(pages: Pages) {
  const built = textBuilder()
  const usual = middle(
    pages.flat().flatMap(({ words, size }) => Array<number>(words.length).fill(Math.round(size))),
  )
  pages.forEach((lines, at) => {
    built.page(at + 1)
    let run: Line[] = []
    const flush = () => {
      const words = run.map((line) => line.words.trim()).join(' ')
      const large = run.length > 0 && run.every(({ size }) => size >= usual * 1.15)
      if (large && words.length <= 160) built.heading(words, run[0] && run[0].size >= usual * 1.5 ? 1 : 2)
      else built.paragraph(words)
      run = []
    }
    for (const line of lines) {
      const last = run.at(-1)
      if (
        last &&
        (last.y - line.y > Math.max(last.size, line.size) * 1.7 || last.y < line.y || differs(last, line))
      )
        flush()
      run.push(line)
    }
    flush()
  })
  return built.done()
}

const differs = (one: Line, two: Line) => Math.abs(one.size - two.size) > 0.15 * Math.max(one.size, two.size)

function middle(values: number[]): number {
  values.sort((a, b) => a - b)
  return values[Math.floor(values.length / 2)] ?? 0
}
