import { importJWK, type CryptoKey, type JWK } from 'jose'
import { z } from 'zod'

/** A signing key of the Bot Framework and the channels it may speak for. */
export interface SigningKey {
  key: CryptoKey
  endorsements: readonly string[]
}

/** Answers the one RSA key of this id, or null where there is none or more than one. Throws while keys cannot be had. */
export type FindKey = (kid: string) => Promise<SigningKey | null>

const hour = 3_600_000
const oldest = 24 * hour
const renewAfter = 12 * hour
/** An unknown key id makes us look again, at most this often: anyone can invent one. */
const lookAgainAfter = 60_000
const tryAgainAfter = 5000
const timeout = 5000

const Metadata = z.object({ jwks_uri: z.url() })
const Keys = z.object({ keys: z.array(z.looseObject({ endorsements: z.array(z.string()).catch([]) })) })
type EndorsedKey = JWK & { endorsements: readonly string[] }

/**
 * Keys behind an OpenID document, kept for a day and renewed after half of one while the old ones still serve.
 * Redirects are not followed, and the keys must come from the document's own origin.
 */
export function signingKeys(metadata: string, now: () => number = Date.now): FindKey {
  let keys: readonly EndorsedKey[] = []
  let loadedAt = -Infinity
  let triedAt = -Infinity
  let loading: Promise<void> | null = null

  function load(): Promise<void> {
    triedAt = now()
    loading ??= fetchKeys(metadata)
      .then((loaded) => {
        keys = loaded
        loadedAt = now()
      })
      .finally(() => (loading = null))
    return loading
  }

  return async (kid) => {
    const age = now() - loadedAt
    const sinceTry = now() - triedAt
    if (age > oldest) {
      if (loading === null && sinceTry < tryAgainAfter) throw new Error('keys-unavailable')
      await load()
    } else if (sinceTry > lookAgainAfter && !keys.some((key) => key.kid === kid)) {
      await load()
    } else if (sinceTry > lookAgainAfter && age > renewAfter) {
      load().catch(() => undefined)
    }
    const [jwk, ...others] = keys.filter((key) => key.kid === kid)
    return jwk && others.length === 0 && isForRs256(jwk) ? signingKey(jwk) : null
  }
}

async function fetchKeys(metadata: string): Promise<readonly EndorsedKey[]> {
  const { jwks_uri } = Metadata.parse(await fetchJson(metadata))
  if (new URL(jwks_uri).origin !== new URL(metadata).origin) throw new Error('keys-elsewhere')
  return Keys.parse(await fetchJson(jwks_uri)).keys
}

async function fetchJson(url: string): Promise<unknown> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeout) })
  if (!answer.ok) throw new Error('keys-unavailable')
  return answer.json()
}

const isForRs256 = ({ kty, use = 'sig', alg = 'RS256' }: JWK) =>
  kty === 'RSA' && use === 'sig' && alg === 'RS256'

async function signingKey({ n, e, endorsements }: EndorsedKey): Promise<SigningKey> {
  const key = await importJWK({ kty: 'RSA', n, e }, 'RS256')
  if (key instanceof Uint8Array) throw new Error('not-an-rsa-key')
  return { key, endorsements }
}
