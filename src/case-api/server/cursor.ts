import { z } from 'zod'

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
