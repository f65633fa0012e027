import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type CryptoKey, type JWTPayload } from 'jose'
import { z } from 'zod'
import type { Viewer } from '../types.ts'

/** What a token of Microsoft Entra has to be for. */
export interface EntraSettings {
  /** Tenants whose people may look, in lower case. */
  tenants: readonly string[]
  /** The client id of the app registration. */
  clientId: string
  /** The RSA key of a tenant under this id; null where there is none. Throws while keys cannot be had. */
  findKey(tenant: string, kid: string): Promise<CryptoKey | null>
}

/** Refusals are named for the log; the caller learns none of it. */
export type TokenAnswer = { ok: true; viewer: Viewer } | { ok: false; code: string }

/** Seconds. */
const skew = 300
const longestLife = 24 * 3600
const longestHeader = 12_288
/** Headers that name a key of the sender's own, or change what is signed. */
const forbidden = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc', 'cty']
/** The one right that Teams asks for when a tab wants to know who looks. */
const scope = 'access_as_user'

const issuerOf = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`

const Payload = z.object({
  aud: z.string(),
  tid: z.guid(),
  oid: z.guid(),
  ver: z.literal('2.0'),
  scp: z.string(),
  exp: z.int(),
  nbf: z.int(),
})

/**
 * Checks `Authorization: Bearer …` of a tab: RS256 by a key of the tenant, exact issuer and audience, a tenant of ours,
 * a person's token and no program's. `now` is an ISO instant. Throws only while the keys cannot be had.
 */
export async function checkEntraToken(
  authorization: string | undefined,
  { tenants, clientId, findKey }: EntraSettings,
  now: string,
): Promise<TokenAnswer> {
  if ((authorization?.length ?? 0) > longestHeader) return refuse('too-long')
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1]
  if (token === undefined) return refuse('no-token')
  const claimed = claimsOf(token)
  if (claimed === null) return refuse('not-a-token')
  // Anyone can write a tenant into a token; keys are looked up for ours only.
  if (!tenants.includes(claimed.tenant)) return refuse('foreign-tenant')
  const key = await findKey(claimed.tenant, claimed.kid)
  if (key === null) return refuse('unknown-key')
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      issuer: issuerOf(claimed.tenant),
      audience: clientId,
      clockTolerance: skew,
      currentDate: new Date(now),
    })
    return personIn(payload, claimed.tenant)
  } catch (error) {
    if (error instanceof errors.JOSEError) return refuse(error.code)
    throw error
  }
}

const refuse = (code: string): TokenAnswer => ({ ok: false, code })

/** The key and the tenant a token names, before anything of it is believed. */
function claimsOf(token: string): { kid: string; tenant: string } | null {
  try {
    const header = decodeProtectedHeader(token)
    const { tid } = decodeJwt(token)
    if (header.alg !== 'RS256' || forbidden.some((name) => Object.hasOwn(header, name))) return null
    if (typeof header.kid !== 'string' || header.kid.length > 200 || typeof tid !== 'string') return null
    return { kid: header.kid, tenant: tid }
  } catch {
    return null
  }
}

function personIn(payload: JWTPayload, tenant: string): TokenAnswer {
  const read = Payload.safeParse(payload)
  if (!read.success) return refuse('not-for-us')
  const { exp, nbf, scp, oid } = read.data
  if (exp <= nbf || exp - nbf > longestLife) return refuse('too-long-lived')
  return scp.split(' ').includes(scope)
    ? { ok: true, viewer: { tenant, person: oid } }
    : refuse('not-a-person')
}
