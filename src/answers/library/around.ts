import type { Note } from '../../../policy/notes.ts'
import type { Citation } from '../../policy/types.ts'
import type { StoredDocument } from './document.ts'
import { passagesOf } from './passages.ts'
import { sectionsOf } from './sections.ts'

/** A quote with the lines before and after it in the same section, and where that is. */
export interface Around {
  before: readonly string[]
  after: readonly string[]
  /** From the outside in. */
  headings: readonly string[]
  page: number | null
}

/** So many lines or passages are shown on each side. */
const most = 2

/** Where a quote stands; null where no text has this sum, or the quote is not at its place. */
export function around(
  { sha256, start, end, quote }: Citation,
  notes: readonly Note[],
  documents: readonly StoredDocument[],
): Around | null {
  const note = notes.find((one) => one.sha256 === sha256)
  if (note) return note.text.slice(start, end) === quote ? inNote(note.text, start, end) : null
  const document = documents.find((one) => one.sha256 === sha256)
  return document?.text.slice(start, end) === quote ? inDocument(document, start) : null
}

/** Notes hold one sentence a line under headings. */
function inNote(text: string, start: number, end: number): Around {
  const above = linesOf(text.slice(0, start))
  const below = linesOf(text.slice(end))
  const headings = above.filter((line) => /^#+ /.test(line)).map((line) => line.replace(/^#+ /, ''))
  const before = above.slice(above.findLastIndex(isEdge) + 1)
  const edge = below.findIndex(isEdge)
  const after = edge === -1 ? below : below.slice(0, edge)
  return {
    before: before.slice(-most),
    after: after.slice(0, most),
    headings: headings.slice(-1),
    page: null,
  }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
const isEdge = (line: string) => /^(?:#+ |---$)/.test(line)

function inDocument(document: StoredDocument, start: number): Around | null {
  const section = sectionsOf(document, document.title).find((one) => one.start <= start && start < one.end)
  if (!section) return null
  const passages = passagesOf(document.text, section)
  const at = passages.findLastIndex((passage) => passage.start <= start)
  const words = (from: number, to: number) =>
    passages.slice(Math.max(from, 0), to).map((one) => document.text.slice(one.start, one.end))
  return {
    before: words(at - most, at),
    after: words(at + 1, at + 1 + most),
    headings: [...section.above, section.heading].filter((heading) => heading !== document.title),
    page: passages[at]?.page ?? section.page,
  }
}
