/** A request's body as JSON, or the status that refuses it. */
export type BodyAnswer = { ok: true; json: unknown } | { ok: false; status: 400 | 413 | 415; code: string }

export const largestBody = 256 * 1024
/** Cards and mentions nest some ten levels; a parser's stack ends at some thousand. */
const deepest = 64
/** Keys that would reach an object's prototype when somebody copies it. */
const dangerous = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads JSON of at most `largestBody` bytes: no compression, valid UTF-8, bounded depth. Keys that could reach a prototype
 * are dropped; strings lose NUL and lone surrogates, which no database takes. Throws only when the sender goes away.
 */
export async function readBody(request: Request): Promise<BodyAnswer> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return refuse(415, 'content-type')
  if ((request.headers.get('content-encoding') ?? 'identity') !== 'identity')
    return refuse(415, 'content-encoding')
  if (Number(request.headers.get('content-length') ?? 0) > largestBody) return refuse(413, 'too-large')
  const bytes = await readBytes(request)
  if (bytes === null) return refuse(413, 'too-large')
  if (depth(bytes) > deepest) return refuse(400, 'too-deep')
  try {
    return {
      ok: true,
      json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), clean) as unknown,
    }
  } catch {
    return refuse(400, 'not-json')
  }
}

const refuse = (status: 400 | 413 | 415, code: string): BodyAnswer => ({ ok: false, status, code })

async function readBytes(request: Request): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  const body: AsyncIterable<Uint8Array> | null = request.body
  if (body === null) return new Uint8Array()
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > largestBody) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The deepest nesting, counted without recursion and without building anything. */
function depth(bytes: Uint8Array): number {
  let open = 0
  let most = 0
  let inString = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (inString) {
      if (byte === 0x5c) at++
      else if (byte === 0x22) inString = false
    } else if (byte === 0x22) inString = true
    else if (byte === 0x7b || byte === 0x5b) most = Math.max(most, ++open)
    else if (byte === 0x7d || byte === 0x5d) open--
  }
  return most
}

function clean(key: string, value: unknown): unknown {
  if (dangerous.has(key)) return undefined
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value
}
