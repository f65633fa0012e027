import { createHash } from 'node:crypto'
import type * as z from 'zod'
import type { Problem } from './problem.ts'
import { NoteHead } from './schema.ts'
import { shaped } from './yaml.ts'

/** A policy note in our own words. Offsets of citations count in `text`, the whole file with its head. */
export interface Note extends z.infer<typeof NoteHead> {
  /** The file's name without `.md`. */
  id: string
  /** The folder it lies in: a state or `us`. */
  folder: string
  file: string
  text: string
  sha256: string
}

/** A verbatim sentence of a note and where it stands: `text.slice(start, end) === quote`. */
export interface Located {
  document: string
  heading: string
  quote: string
  start: number
  end: number
  sha256: string
  source: string
  effective: string | null
  tag: Note['tag']
}

const FRONT = /^---\n([\s\S]*?\n)---\n/

export function readNote(
  folder: string,
  id: string,
  file: string,
  text: string,
): { ok: true; note: Note } | { ok: false; problems: Problem[] } {
  const front = FRONT.exec(text)
  if (!front) {
    const says = 'has no front matter'
    const mend = 'begin the note with title, source, locator, date and tag between two lines of ---'
    return { ok: false, problems: [{ severity: 'error', kind: 'shape', file, place: null, says, mend }] }
  }
  const head = shaped(NoteHead, front[1] ?? '', file)
  if (!head.ok) return head
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
  return { ok: true, note: { ...head.value, id, folder, file, text, sha256 } }
}

/** Finds a quote in the body of a note; says why not where it is missing or stands there twice. */
export function locate(
  note: Note,
  quote: string,
): { ok: true; citation: Located } | { ok: false; why: string } {
  const body = FRONT.exec(note.text)?.[0].length ?? 0
  const start = note.text.indexOf(quote, body)
  if (start < 0) return { ok: false, why: `the note "${note.id}" does not hold the quote "${quote}"` }
  if (note.text.indexOf(quote, start + 1) >= 0)
    return { ok: false, why: `the note "${note.id}" holds the quote "${quote}" twice` }
  const heading =
    note.text
      .slice(body, start)
      .match(/^#{1,6} .*$/gm)
      ?.at(-1)
      ?.replace(/^#+ /, '') ?? note.title
  const { title: document, sha256, date: effective, tag } = note
  const source = `${note.source} (${note.locator})`
  return {
    ok: true,
    citation: { document, heading, quote, start, end: start + quote.length, sha256, source, effective, tag },
  }
}
