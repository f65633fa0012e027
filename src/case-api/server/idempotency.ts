import { sql, type Kysely, type Transaction } from 'kysely'
import { busy, problem, write, type Answer, type WrittenAnswer } from './answers.ts'
import type { Scope } from './context.ts'
import type { AgencyTables } from './tables.ts'

/** One write as its sender names it. */
export interface Keyed {
  person: string
  key: string
  /** Of method, address and body: the same key with another fingerprint is refused. */
  fingerprint: string
}

const visible = /^[\x21-\x7e]{8,255}$/

/** The key of a request, or why there is none. */
export function readKey(header: string | undefined): string | Answer {
  if (header === undefined)
    return problem('idempotency-key-missing', 'Send an Idempotency-Key, made once for each confirmed record.')
  if (visible.test(header)) return header
  return problem('idempotency-key-malformed', 'An Idempotency-Key has 8 to 255 visible ASCII characters.')
}

const stillRunning = () =>
  problem('request-still-running', 'The same request is still running. Send it again shortly.', {
    headers: { 'Retry-After': '1' },
  })

/** Locked or serialized too long: nothing was kept, the same request may come again. */
const tooBusy = new Set(['55P03', '40P01', '40001'])
const codeOf = (error: unknown) => (error as { code?: unknown } | null)?.code

/**
 * Runs each keyed write once. The key and what the write changed commit in one transaction, so that a crash
 * leaves both or neither; whoever comes again gets the kept answer. A failure (5xx) keeps nothing. `afterwards` follows every
 * write that was not refused, in the same transaction.
 */
export function idempotent(afterwards: (scope: Scope) => Promise<void>) {
  const running = new Set<string>()

  return async (scope: Scope, of: Keyed, work: (scope: Scope) => Promise<Answer>): Promise<WrittenAnswer> => {
    const followed = async (inside: Scope) => {
      const answered = await work(inside)
      if (answered.status < 300) await afterwards(inside)
      return answered
    }
    const name = JSON.stringify([scope.tenant, of.person, of.key])
    if (running.has(name)) return write(stillRunning())
    running.add(name)
    try {
      return await scope.db.transaction().execute((trx) => once({ ...scope, db: trx }, of, followed, trx))
    } catch (error) {
      if (tooBusy.has(String(codeOf(error)))) return write(busy())
      throw error
    } finally {
      running.delete(name)
    }
  }
}

async function once(
  scope: Scope,
  of: Keyed,
  work: (scope: Scope) => Promise<Answer>,
  trx: Transaction<AgencyTables>,
): Promise<WrittenAnswer> {
  await sql`set local lock_timeout = '5s'`.execute(trx)
  const place = { tenant: scope.tenant, person_id: of.person, key: of.key }
  const claimed = await trx
    .insertInto('idempotency_key')
    .values({ ...place, fingerprint: of.fingerprint, recorded_at: scope.now })
    .onConflict((conflict) => conflict.columns(['tenant', 'person_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!claimed) return replay(trx, place, of.fingerprint)
  const written = write(await work(scope))
  await trx
    .updateTable('idempotency_key')
    .set({
      status: written.status,
      content_type: written.contentType,
      etag: written.headers['ETag'] ?? null,
      body: written.text,
    })
    .where('tenant', '=', place.tenant)
    .where('person_id', '=', place.person_id)
    .where('key', '=', place.key)
    .execute()
  return written
}

async function replay(
  trx: Kysely<AgencyTables>,
  place: { tenant: string; person_id: string; key: string },
  fingerprint: string,
): Promise<WrittenAnswer> {
  const kept = await trx
    .selectFrom('idempotency_key')
    .select(['fingerprint', 'status', 'content_type', 'etag', 'body'])
    .where('tenant', '=', place.tenant)
    .where('person_id', '=', place.person_id)
    .where('key', '=', place.key)
    .executeTakeFirstOrThrow()
  if (kept.fingerprint !== fingerprint)
    return write(
      problem('idempotency-key-reused', 'This Idempotency-Key was used for another request before.'),
    )
  const headers: Record<string, string> = kept.etag === null ? {} : { ETag: kept.etag }
  const { status, content_type: contentType, body: text } = kept
  if (status === null || contentType === null || text === null) throw new Error('A kept key has no answer.')
  return { status, contentType, headers, text }
}
