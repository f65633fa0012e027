/** A signature line: who signs, and the printed name where it may stand there. */
export interface SignatureLine {
  role: string
  name: string | null
}

/** What a document says, in no file format's language. */
export type Block =
  | { type: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  | { type: 'text'; text: string; quiet?: boolean }
  | { type: 'banner'; text: string }
  | { type: 'points'; items: readonly string[] }
  /** Label beside value, under a line that stands again on each page the table runs over. */
  | { type: 'entries'; caption: string | null; rows: readonly (readonly [label: string, value: string])[] }
  | {
      type: 'table'
      heads: readonly string[]
      widths: readonly number[]
      rows: readonly (readonly string[])[]
    }
  | { type: 'signatures'; lines: readonly SignatureLine[] }

/** A whole document before it becomes a file. */
export interface PlainDocument {
  title: string
  /** At the top of every page: what this is, and of which case. */
  header: string
  /** Beside it on every page: such as "Not approved". */
  mark: string | null
  /** At the foot of every page, before the page number. */
  footer: string
  blocks: readonly Block[]
}

export const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ type: 'heading', level, text })
export const text = (words: string): Block => ({ type: 'text', text: words })
export const quiet = (words: string): Block => ({ type: 'text', text: words, quiet: true })

/** Rows with nothing in them are left out; a table of none is no table. */
export const entries = (
  caption: string | null,
  rows: readonly (readonly [string, string | null | undefined])[],
): Block[] => {
  const filled = rows.flatMap(([label, value]) =>
    value === null || value === undefined || value.trim() === '' ? [] : [[label, value] as const],
  )
  return filled.length > 0 ? [{ type: 'entries', caption, rows: filled }] : []
}
