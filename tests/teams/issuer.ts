import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A stand-in for the Bot Framework's token issuer: it serves an OpenID document and keys over HTTP on 127.0.0.1. */
export interface Issuer {
  metadata: string
  keys: Keys
  /** How often the keys were fetched. */
  fetched: () => number
  /** While true, every answer is 500. */
  broken: { value: boolean }
  close(): Promise<void>
}

type Pair = { publicKey: KeyObject; privateKey: KeyObject }
interface Keys {
  good: Pair
  /** Known to nobody but its owner. */
  attacker: Pair
  ec: Pair
  ed: Pair
}

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const teams = ['msteams', 'webchat', 'directline', 'emulator']

export async function startIssuer(): Promise<Issuer> {
  const keys: Keys = {
    good: rsa(),
    attacker: rsa(),
    ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    ed: generateKeyPairSync('ed25519'),
  }
  const good = keys.good.publicKey.export({ format: 'jwk' })
  const published = [
    { ...good, kid: 'good', use: 'sig', endorsements: teams },
    { ...good, kid: 'webchat', use: 'sig', endorsements: ['webchat'] },
    { ...good, kid: 'unendorsed', use: 'sig' },
    { ...good, kid: 'encryption', use: 'enc', endorsements: teams },
    { ...good, kid: 'rs512', alg: 'RS512', endorsements: teams },
    { ...good, kid: 'twice', endorsements: teams },
    { ...keys.attacker.publicKey.export({ format: 'jwk' }), kid: 'twice', endorsements: teams },
    { ...keys.ec.publicKey.export({ format: 'jwk' }), kid: 'ec', endorsements: teams },
    { ...keys.ed.publicKey.export({ format: 'jwk' }), kid: 'ed', endorsements: teams },
  ]
  let fetched = 0
  const broken = { value: false }
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`
    response.setHeader('content-type', 'application/json')
    if (broken.value) response.writeHead(500).end('{}')
    else if (request.url === '/keys') {
      fetched++
      response.end(JSON.stringify({ keys: published }))
    } else response.end(JSON.stringify({ issuer: origin, jwks_uri: `${origin}/keys` }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    metadata: `http://127.0.0.1:${(server.address() as AddressInfo).port}/openid`,
    keys,
    fetched: () => fetched,
    broken,
    close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  }
}

/** A compact token from any header and payload; `key` null leaves the signature empty, a string makes an HMAC. */
export function compact(header: object, payload: object, key: KeyObject | string | null): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part(header)}.${part(payload)}`
  return `${signed}.${signature(signed, String((header as { alg?: unknown }).alg), key)}`
}

function signature(signed: string, alg: string, key: KeyObject | string | null): string {
  const bits = /384|512/.exec(alg)?.[0] ?? '256'
  if (key === null) return ''
  if (typeof key === 'string') return createHmac(`sha${bits}`, key).update(signed).digest('base64url')
  const hash = alg === 'EdDSA' ? null : `sha${bits}`
  const padding = alg.startsWith('PS') ? { padding: 6, saltLength: Number(bits) / 8 } : {}
  return sign(hash, Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363', ...padding }).toString('base64url')
}
