import { fieldAt, type Names } from './fields.ts'

/** One line of a text form: the field it names and what stands behind its label. */
export interface FormLine {
  ask: string
  given: string
}

const separator = /\r?\n|\s\|\s/
/** The choices that the printed form shows behind a label. */
const hint = /\s*\[[^\]]*\]\s*$/

/**
 * Reads a text form: "label: value" lines. Lines left empty say nothing. Null where it is no form: a line that names no
 * field, or one line alone while free text is asked for.
 */
export function readForm(text: string, names: Names, freeText: boolean): readonly FormLine[] | null {
  const lines = text
    .split(separator)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length < (freeText ? 2 : 1)) return null
  const read = lines.map((line) => readLine(line, names))
  if (!read.every((line) => line !== null)) return null
  const filled = read.filter(({ given }) => given !== '')
  return filled.length > 0 ? filled : null
}

function readLine(line: string, names: Names): FormLine | null {
  const match = /^([^:]+?)\s*:\s*(.*)$/.exec(line)
  const label = match?.[1]?.replace(hint, '') ?? ''
  const field = label === '' ? null : fieldAt(label, names)
  const isField = field !== null && field.rest === '' && names.fields.some(({ ask }) => ask === field.ask)
  return isField ? { ask: field.ask, given: match?.[2] ?? '' } : null
}
