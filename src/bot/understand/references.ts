import type { CaseLine } from '../facts.ts'

/** A case or a person on it, as named in a message. */
export interface Reference {
  case: string
  child: string | null
}

const shape = /\b([a-z]{1,6}-\d{4,})(-[a-z]\d{1,2})?\b/i

/**
 * Finds the case or child a message names: by its number, or by a child's given name where just one child of the
 * worker's own cases has it. A number the worker may not see comes back all the same; the case API decides.
 */
export function referenceIn(text: string, cases: readonly CaseLine[]): Reference | null {
  const match = shape.exec(text)
  if (match?.[1]) {
    const number = match[1].toLowerCase()
    return { case: number, child: match[2] ? number + match[2].toLowerCase() : null }
  }
  const known = cases.find((line) => mentions(text, line.id))
  if (known) {
    const child = known.children.find((person) => mentions(text, person.id))
    return { case: known.id, child: child?.id ?? null }
  }
  return byName(text, cases)
}

/** Whether a message gives the number of a case or a person. */
export const numbered = (text: string): boolean => shape.test(text)

/** The message without its reference, so that "tn-1001-c1" is never read as a date or a word. */
export function withoutReference(text: string): string {
  return text.replace(shape, (found) => ' '.repeat(found.length))
}

function byName(text: string, cases: readonly CaseLine[]): Reference | null {
  const named = cases.flatMap((line) =>
    line.children
      .filter((child) => mentions(text, child.name.given))
      .map((child) => ({ case: line.id, child: child.id })),
  )
  return named.length === 1 ? (named[0] ?? null) : null
}

function mentions(text: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return word.length > 1 && new RegExp(`(?<![\\p{L}\\p{N}-])${escaped}(?![\\p{L}\\p{N}-])`, 'iu').test(text)
}
