import { errors, jwtVerify, SignJWT, type CryptoKey } from 'jose'
import { z } from 'zod'
import type { Viewer } from './types.ts'

/** Signs and checks sessions. It may sign other things too: a session has a type and an audience of its own. */
export interface SessionKey {
  privateKey: CryptoKey
  publicKey: CryptoKey
}

/** Seconds. */
export const sessionLife = 3600

const algorithm = 'ES256'
const type = 'waymark-board-session'
const issuer = 'waymark'
const audience = 'waymark-board'

const Payload = z.object({ sub: z.string().min(1).max(255), tid: z.string().min(1).max(255) })

/** A session of one hour that holds person and tenant and nothing else. `now` is an ISO instant. */
export function signSession(key: SessionKey, { person, tenant }: Viewer, now: string): Promise<string> {
  const seconds = Math.floor(Date.parse(now) / 1000)
  return new SignJWT({ tid: tenant })
    .setProtectedHeader({ alg: algorithm, typ: type })
    .setSubject(person)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + sessionLife)
    .sign(key.privateKey)
}

/** Whose session it is; null where it is forged, over, or something else. */
export async function readSession(
  key: SessionKey,
  session: string | undefined,
  now: string,
): Promise<Viewer | null> {
  if (!session || session.length > 4096) return null
  try {
    const { payload } = await jwtVerify(session, key.publicKey, {
      ...{ algorithms: [algorithm], typ: type, issuer, audience },
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: sessionLife,
      currentDate: new Date(now),
    })
    const read = Payload.safeParse(payload)
    return read.success ? { person: read.data.sub, tenant: read.data.tid } : null
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}
