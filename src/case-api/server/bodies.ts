import type { Context } from 'hono'
import type { z } from 'zod'
import { problem, type Answer } from './answers.ts'

/** Largest body taken, in bytes. */
export const bodyLimit = 64 * 1024

const json = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i
const strings = /"(?:[^"\\]|\\.)*"(\s*:)?/g

export type Read<T> = { ok: true; value: T } | { ok: false; answer: Answer }

const refused = (answer: Answer) => ({ ok: false, answer }) as const

const bytesOf = (request: Request): AsyncIterable<Uint8Array> | Iterable<Uint8Array> => request.body ?? []

/** Reads at most `bodyLimit` bytes; null where there are more. Nothing beyond the limit is kept in memory. */
async function readText(request: Request): Promise<string | null> {
  if (Number(request.headers.get('Content-Length') ?? 0) > bodyLimit) return null
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytesOf(request)) {
    size += piece.length
    if (size > bodyLimit) return null
    pieces.push(piece)
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
}

function countKeys(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countKeys(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, item) => sum + 1 + countKeys(item), 0)
}

const keysWritten = (text: string) =>
  [...text.matchAll(strings)].filter((match) => match[1] !== undefined).length

/** Where it does not fit, in the contract's own field names. Nothing that was sent is repeated. */
function errorsOf(error: z.ZodError) {
  return error.issues.slice(0, 20).map((issue) => ({
    pointer: `/${issue.path.map(String).join('/')}`,
    detail:
      issue.code === 'unrecognized_keys'
        ? 'There are fields that the contract does not know.'
        : 'This does not fit.',
  }))
}

/** The parsed and validated body of a write, or why it is not taken. Reads the contract's schema strictly. */
export async function readBody<T>(
  c: Context,
  schema: z.ZodType<T>,
): Promise<Read<{ parsed: T; raw: unknown }>> {
  if (!json.test(c.req.header('Content-Type') ?? ''))
    return refused(problem('content-type-not-supported', 'Send the body as application/json.'))
  let text: string | null
  let raw: unknown
  try {
    text = await readText(c.req.raw)
    raw = text === null ? null : JSON.parse(text)
  } catch {
    return refused(problem('body-malformed', 'The body could not be read as JSON in UTF-8.'))
  }
  if (text === null)
    return refused(
      problem('body-too-large', 'The body has more than 64 KiB.', { headers: { Connection: 'close' } }),
    )
  const read = schema.safeParse(raw)
  if (!read.success)
    return refused(
      problem('body-invalid', 'The body does not fit the contract.', { errors: errorsOf(read.error) }),
    )
  if (keysWritten(text) !== countKeys(raw))
    return refused(problem('body-malformed', 'The body gives the same field twice.'))
  return { ok: true, value: { parsed: read.data, raw } }
}
