import { SignJWT } from 'jose'
import type { SigningKey } from './key-file.ts'
import { actor, algorithm, audience, issuer, tokenType } from './names.ts'

export interface TokenFor {
  tenant: string
  /** The person's id at the identity provider. */
  person: string
  /** How long it is good for, in seconds. */
  life: number
  /** The machine's own time, never a fixed trial clock: other processes must agree on it. */
  at?: Date
}

/** A bearer token that names the bot and the person it acts for. */
export function signToken(key: SigningKey, of: TokenFor): Promise<string> {
  const issued = Math.floor((of.at ?? new Date()).getTime() / 1000)
  return new SignJWT({ tenant: of.tenant, act: { sub: actor } })
    .setProtectedHeader({ alg: algorithm, kid: key.kid, typ: tokenType })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(of.person)
    .setIssuedAt(issued)
    .setExpirationTime(issued + of.life)
    .sign(key.privateKey)
}
