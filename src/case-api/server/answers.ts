import { problems, type Problem, type ProblemCode } from '../contract/problems.ts'

/** What goes back over HTTP, before it is written out. */
export interface Answer {
  status: number
  contentType: 'application/json' | 'application/problem+json'
  body: unknown
  headers: Readonly<Record<string, string>>
}

/** An answer written out, as a repeated request gets it again byte for byte. */
export interface WrittenAnswer {
  status: number
  contentType: string
  headers: Readonly<Record<string, string>>
  text: string
}

export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, contentType: 'application/json', body, headers }
}

/** A refusal. `detail` is a sentence for people and names nobody. */
export function problem(
  code: ProblemCode,
  detail: string,
  more: { errors?: Problem['errors']; headers?: Record<string, string> } = {},
): Answer {
  const [status, title] = problems[code]
  const body: Problem = { type: `urn:waymark:problem:${code}`, title, status, code, detail }
  if (more.errors) body.errors = more.errors
  return { status, contentType: 'application/problem+json', body, headers: more.headers ?? {} }
}

/** The one answer for "does not exist" and "is not yours". */
export const notFound = (): Answer => problem('not-found', 'There is nothing here that you may see.')

export const busy = (): Answer =>
  problem('busy', 'The case system is busy. Send the same request again shortly.', {
    headers: { 'Retry-After': '1' },
  })

export function write({ status, contentType, headers, body }: Answer): WrittenAnswer {
  return { status, contentType, headers, text: JSON.stringify(body) }
}

export function respond({ status, contentType, headers, text }: WrittenAnswer): Response {
  return new Response(text, {
    status,
    headers: { ...headers, 'Content-Type': contentType, 'Cache-Control': 'no-store' },
  })
}

export const send = (of: Answer): Response => respond(write(of))
