import type { z } from 'zod'

/** A place in a list, made opaque. The list says what its place is made of. */
export const cursorOf = (place: readonly string[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

/** Reads a cursor of `parts` pieces; `undefined` when it is not one of this list. */
export function placeOf(
  cursor: string | undefined,
  parts: readonly z.ZodType<string>[],
): string[] | null | undefined {
  if (cursor === undefined) return null
  try {
    const raw: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(raw) || raw.length !== parts.length) return undefined
    return parts.map((part, i) => part.parse(raw[i]))
  } catch {
    return undefined
  }
}

/** One page of what was found beyond it by one, and the cursor of the next where that one exists. */
export function pageOf<T>(found: readonly T[], limit: number, place: (item: T) => readonly string[]) {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: last !== undefined && found.length > limit ? cursorOf(place(last)) : null }
}
