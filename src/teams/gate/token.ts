import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose'
import type { TeamsSettings } from '../settings.ts'
import type { FindKey } from './keys.ts'

/** What a token that holds says: where Teams can be reached, and the channels its signer may speak for. */
export interface Caller {
  serviceUrl: string
  endorsements: readonly string[]
}

/** Refusals are named for the log; the caller learns none of it. */
export type TokenAnswer = { ok: true; caller: Caller } | { ok: false; code: string }

/** Seconds. */
const skew = 300
const longestLife = 24 * 3600
const longestHeader = 8192
/** Headers that name a key of the sender's own, or change what is signed. */
const forbidden = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc', 'cty']

/**
 * Checks `Authorization: Bearer …` as platform rules ask: RS256 by a key of the Bot Framework, exact issuer and audience,
 * a bounded life, a service address. `now` is a POSIX time in milliseconds. Never throws.
 */
export async function checkToken(
  authorization: string | undefined,
  settings: TeamsSettings,
  findKey: FindKey,
  now: number,
): Promise<TokenAnswer> {
  if (authorization === undefined || authorization === '') return refuse('no-token')
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1]
  if (token === undefined || token.length > longestHeader) return refuse('not-a-token')
  const kid = keyId(token)
  if (kid === null) return refuse('bad-header')
  const found = await findKey(kid).catch(() => 'unavailable' as const)
  if (found === 'unavailable') return refuse('keys-unavailable')
  if (found === null) return refuse('unknown-key')
  try {
    const { payload } = await jwtVerify(token, found.key, {
      algorithms: ['RS256'],
      typ: 'JWT',
      issuer: settings.issuer,
      audience: settings.appId,
      requiredClaims: ['iss', 'aud', 'exp', 'nbf'],
      clockTolerance: skew,
      currentDate: new Date(now),
    })
    const because = oddity(payload, settings)
    if (because !== null) return refuse(because)
    return { ok: true, caller: { serviceUrl: String(payload.serviceurl), endorsements: found.endorsements } }
  } catch (error) {
    return refuse(error instanceof errors.JOSEError ? error.code : 'not-verified')
  }
}

const refuse = (code: string): TokenAnswer => ({ ok: false, code })

function keyId(token: string): string | null {
  try {
    const header = decodeProtectedHeader(token)
    if (header.alg !== 'RS256' || forbidden.some((name) => Object.hasOwn(header, name))) return null
    return typeof header.kid === 'string' && header.kid.length <= 200 ? header.kid : null
  } catch {
    return null
  }
}

/** What `jose` lets pass and we do not. */
function oddity(payload: JWTPayload, { issuer, appId }: TeamsSettings): string | null {
  const { iss, aud, exp = Infinity, nbf = -Infinity, iat } = payload
  if (iss !== issuer || aud !== appId) return 'not-for-us'
  if (![exp, nbf].every(Number.isSafeInteger)) return 'bad-times'
  if (iat !== undefined && !(Number.isSafeInteger(iat) && exp - iat <= longestLife)) return 'bad-times'
  if (exp <= nbf || exp - nbf > longestLife) return 'too-long-lived'
  return typeof payload.serviceurl === 'string' && payload.serviceurl !== '' ? null : 'no-service-url'
}
