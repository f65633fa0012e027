import type { MiddlewareHandler } from 'hono'
import { problem, send, type Answer } from './answers.ts'
import { scopeOf, type Caller, type CaseApiParts, type Scope } from './context.ts'

export interface Variables {
  Variables: { caller: Caller; scope: Scope }
}

const bearer = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i

const challenge = { 'WWW-Authenticate': 'Bearer realm="case-api"' }
const details = {
  'token-missing': 'Send a bearer token that names the person this call is made for.',
  'token-invalid': 'The token is not accepted. It may have expired; ask for a new one.',
  'actor-not-allowed': 'The program named in the token may not act for workers here.',
  'tenant-not-served': 'The token is for another agency.',
  'person-not-known': 'The agency does not know this person, or no longer.',
} as const

async function callerOf(
  parts: CaseApiParts,
  scope: Scope,
  header: string | undefined,
): Promise<Caller | Answer> {
  const token = header === undefined ? null : (bearer.exec(header)?.[1] ?? null)
  if (token === null) return problem('token-missing', details['token-missing'], { headers: challenge })
  const verified = await parts.verify(token)
  if (!verified.ok) {
    const headers = verified.code === 'token-invalid' ? challenge : {}
    return problem(verified.code, details[verified.code], { headers })
  }
  const { person, actor } = verified.claims
  const row = await scope.db
    .selectFrom('person')
    .select(['id', 'name', 'role', 'state', 'unit'])
    .where('tenant', '=', scope.tenant)
    .where('identity', '=', person)
    .executeTakeFirst()
  return row ? { ...row, via: actor } : problem('person-not-known', details['person-not-known'])
}

/** Lets a call through that a known person's token came with; looks the person up anew each time. */
export function authenticate(parts: CaseApiParts): MiddlewareHandler<Variables> {
  return async (c, next) => {
    const scope = scopeOf(parts)
    const caller = await callerOf(parts, scope, c.req.header('Authorization'))
    if ('status' in caller) return send(caller)
    c.set('scope', scope)
    c.set('caller', caller)
    await next()
  }
}
