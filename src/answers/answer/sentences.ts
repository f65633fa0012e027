import type { Note } from '../../../policy/notes.ts'
import type { Citation } from '../../policy/types.ts'

/** Every line of a note's body that is no heading; notes hold one sentence a line. */
export function sentencesOf(note: Note): Citation[] {
  const body = /^---\n[\s\S]*?\n---\n/.exec(note.text)?.[0].length ?? 0
  let heading = note.title
  let begun = false
  return [...note.text.slice(body).matchAll(/^.*\S.*$/gm)].flatMap((match) => {
    if (/^#+ /.test(match[0])) {
      heading = match[0].replace(/^#+ /, '')
      begun ||= /^##/.test(match[0])
      return []
    }
    // What stands before the first part tells how the note was dated.
    if (!begun) return []
    const start = body + match.index
    const { title: document, sha256, date: effective, tag } = note
    const source = `${note.source} (${note.locator})`
    return [
      {
        document,
        heading,
        quote: match[0],
        start,
        end: start + match[0].length,
        sha256,
        source,
        effective,
        tag,
      },
    ]
  })
}
