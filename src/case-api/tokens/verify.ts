import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import type { SigningKey } from './key-file.ts'
import { actor, algorithm, audience, issuer, longestLife, tokenType } from './names.ts'

export interface Claims {
  tenant: string
  /** The person's id at the identity provider. */
  person: string
  /** The program that acts for them. */
  actor: string
}
export type Verified =
  | { ok: true; claims: Claims }
  | { ok: false; code: 'token-invalid' | 'actor-not-allowed' | 'tenant-not-served' }

export type Verifier = (token: string) => Promise<Verified>

const Payload = z.object({
  sub: z.string().min(1).max(255),
  tenant: z.string().min(1).max(255),
  act: z.object({ sub: z.string() }),
  iat: z.number(),
  exp: z.number(),
})

/** The key of the local key file, found by its id. */
export function keyOf(key: SigningKey): JWTVerifyGetKey {
  return (header) => {
    if (header.kid !== key.kid) throw new errors.JWKSNoMatchingKey()
    return key.publicKey
  }
}

/**
 * Checks tokens for one tenant. `key` is `keyOf(…)` or a remote key set of jose.
 * Time is the machine's own: a token is a matter between processes, whatever clock a trial runs on.
 */
export function tokenVerifier(
  key: JWTVerifyGetKey,
  tenant: string,
  time: () => Date = () => new Date(),
): Verifier {
  const options = { issuer, audience, algorithms: [algorithm], typ: tokenType, clockTolerance: 5 }
  return async (token) => {
    let payload: unknown
    try {
      payload = (await jwtVerify(token, key, { ...options, currentDate: time() })).payload
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error
      return { ok: false, code: 'token-invalid' }
    }
    const read = Payload.safeParse(payload)
    if (!read.success || read.data.exp - read.data.iat > longestLife)
      return { ok: false, code: 'token-invalid' }
    const { sub, act } = read.data
    if (act.sub !== actor) return { ok: false, code: 'actor-not-allowed' }
    if (read.data.tenant !== tenant) return { ok: false, code: 'tenant-not-served' }
    return { ok: true, claims: { tenant, person: sub, actor: act.sub } }
  }
}
