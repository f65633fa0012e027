/** What came back over the wire, whole and in time, or why not. */
export type Heard =
  | { type: 'answer'; status: number; contentType: string; retryAfter: number | null; body: unknown }
  | { type: 'silence'; reason: 'timeout' | 'unreachable' | 'broken-answer' }

export interface Call {
  method: 'GET' | 'POST' | 'PUT'
  /** Under the configured address, beginning with `/`. */
  path: string
  token: string
  headers?: Readonly<Record<string, string>>
  body?: unknown
}

export interface Wire {
  /** Scheme, host and port of the case API; nothing else is ever called. */
  baseUrl: string
  /** For one call from first byte to last, in milliseconds. */
  timeout: number
  fetch: typeof fetch
}

/** Longest answer read, in bytes. */
const answerLimit = 2 * 1024 * 1024

/** Sends one request and reads its answer. Follows no redirect. Never throws. */
export async function call(wire: Wire, { method, path, token, headers, body }: Call): Promise<Heard> {
  const signal = AbortSignal.timeout(wire.timeout)
  const all: Record<string, string> = {
    ...headers,
    Accept: 'application/json',
    Authorization: `Bearer ${token}`,
  }
  if (body !== undefined) all['Content-Type'] = 'application/json'
  let response: Response
  try {
    response = await wire.fetch(new URL(path, wire.baseUrl), {
      method,
      headers: all,
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch {
    return { type: 'silence', reason: signal.aborted ? 'timeout' : 'unreachable' }
  }
  try {
    return { type: 'answer', ...headOf(response), body: await readJson(response) }
  } catch {
    return { type: 'silence', reason: signal.aborted ? 'timeout' : 'broken-answer' }
  }
}

function headOf(response: Response) {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return {
    status: response.status,
    contentType: (response.headers.get('Content-Type') ?? '').replace(/;.*$/, '').trim().toLowerCase(),
    retryAfter: Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) : null,
  }
}

const bytesOf = (response: Response): AsyncIterable<Uint8Array> | Iterable<Uint8Array> => response.body ?? []

/** The body as JSON; `undefined` where it is none. Rejects when the connection breaks or the body is too long. */
async function readJson(response: Response): Promise<unknown> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytesOf(response)) {
    size += piece.length
    if (size > answerLimit) throw new Error('The answer is too long.')
    pieces.push(piece)
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)))
  } catch {
    return undefined
  }
}
