import type { z } from 'zod'
import type { CaseApi, OneWrite, Read, ReadFailure, WriteOutcome } from '../../bot/ports.ts'
import { Case, CaseList } from '../contract/cases.ts'
import { DeadlineList } from '../contract/deadlines.ts'
import { Person } from '../contract/people.ts'
import { Id } from '../contract/values.ts'
import { outcomeOf, problemIn } from './outcomes.ts'
import { call, type Heard, type Wire } from './transport.ts'
import { sendable } from './writes.ts'

export interface CaseApiClientParts {
  /** Such as `http://127.0.0.1:3979`; the only host this client ever speaks to. */
  baseUrl: string
  /** A short-lived token for a person's id at the identity provider. */
  tokenFor: (person: string) => Promise<string>
  /** For one call, in milliseconds; ten seconds where it is not given. */
  timeout?: number
  fetch?: typeof fetch
}

type Get = <T>(person: string, path: string, schema: z.ZodType<T>) => Promise<Read<T>>

/** The bot's port to the agency's system of record, over HTTP. Never throws. */
export function createCaseApiClient(parts: CaseApiClientParts): CaseApi {
  const wire: Wire = { baseUrl: parts.baseUrl, timeout: parts.timeout ?? 10_000, fetch: parts.fetch ?? fetch }
  const get = reader(wire, parts.tokenFor)
  const byId = async <T>(id: string, read: () => Promise<Read<T>>): Promise<Read<T>> =>
    Id.safeParse(id).success ? read() : failed('not-found')

  return {
    async me(person) {
      const read = await get(person, '/v1/me', Person)
      return !read.ok && read.failure === 'not-found' ? failed('not-known-here') : read
    },
    cases: (person) => getAll(get, person, '/v1/cases?limit=100', CaseList),
    case: (person, id) =>
      byId(id, async () => {
        const read = await get(person, `/v1/cases/${id}`, Case)
        return read.ok && read.value.id !== id ? failed('unreachable') : read
      }),
    deadlines: (person, { until, case: of }) => {
      const narrowed = Object.entries({ until, case: of }).flatMap(([name, value]) =>
        value === undefined ? [] : `&${name}=${encodeURIComponent(value)}`,
      )
      return getAll(get, person, `/v1/deadlines?limit=100${narrowed.join('')}`, DeadlineList)
    },
    write: (person, key, request) => write(wire, parts.tokenFor, person, key, request),
  }
}

const failed = (failure: ReadFailure) => ({ ok: false, failure }) as const

/** One repeat at most: reading twice does no harm, and a worker waits. */
function reader(wire: Wire, tokenFor: CaseApiClientParts['tokenFor']): Get {
  return async (person, path, schema) => {
    const token = await tokenOf(tokenFor, person)
    if (token === null) return failed('unreachable')
    const first = meaningOf(await call(wire, { method: 'GET', path, token }), schema)
    if (first.ok || first.failure !== 'unreachable') return first
    return meaningOf(await call(wire, { method: 'GET', path, token }), schema)
  }
}

function meaningOf<T>(heard: Heard, schema: z.ZodType<T>): Read<T> {
  if (heard.type === 'silence') return failed('unreachable')
  const problem = problemIn(heard)
  if (heard.status === 404 && problem) return failed('not-found')
  if (heard.status === 403 && problem)
    return failed(problem.code === 'person-not-known' ? 'not-known-here' : 'not-found')
  const read = schema.safeParse(heard.body)
  return heard.status === 200 && read.success ? { ok: true, value: read.data } : failed('unreachable')
}

/** Pages of a list; a whole county's duties are far fewer, and a list that goes on for ever ends here. */
const mostPages = 1000

/** Follows the cursors to the end; gives up where a list does not end, or comes back to a page it gave before. */
async function getAll<T>(
  get: Get,
  person: string,
  path: string,
  schema: z.ZodType<{ items: T[]; next: string | null }>,
): Promise<Read<T[]>> {
  const all: T[] = []
  let cursor = ''
  const seen = new Set<string>()
  for (let page = 0; page < mostPages && !seen.has(cursor); page++) {
    seen.add(cursor)
    const read = await get(
      person,
      cursor === '' ? path : `${path}&cursor=${encodeURIComponent(cursor)}`,
      schema,
    )
    if (!read.ok) return read
    all.push(...read.value.items)
    if (read.value.next === null) return { ok: true, value: all }
    cursor = read.value.next
  }
  return failed('unreachable')
}

async function tokenOf(tokenFor: CaseApiClientParts['tokenFor'], person: string): Promise<string | null> {
  try {
    return await tokenFor(person)
  } catch {
    return null
  }
}

async function write(
  wire: Wire,
  tokenFor: CaseApiClientParts['tokenFor'],
  person: string,
  key: string,
  request: OneWrite,
): Promise<WriteOutcome> {
  const sent = sendable(request)
  if (!sent)
    return {
      type: 'refused',
      code: 'body-invalid',
      because: 'This entry is not complete, so it was not sent.',
    }
  const token = await tokenOf(tokenFor, person)
  if (token === null) return { type: 'unsettled', reason: 'unreachable', retryAfter: null }
  const { method, path, ifMatch, saved } = sent
  const headers = { 'Idempotency-Key': key, ...(ifMatch !== null && { 'If-Match': ifMatch }) }
  return outcomeOf(await call(wire, { method, path, token, headers, body: request.body }), saved)
}
