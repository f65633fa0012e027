import type { KeyObject } from 'node:crypto'
import { compact, type Issuer } from './issuer.ts'

/** One request somebody could send: its header and the activity in its body. */
export interface Attempt {
  authorization: string | undefined
  activity: Record<string, unknown>
}

export const appId = '1c0e8a3b-5d2f-4b71-9f6e-2a7d4c9b8e10'
export const tenant = '7b3f2d10-6a4c-4e58-8d91-0f5e3c2b1a47'
const foreign = 'c2a9e6f4-1b7d-4c3e-a5f8-9d0b6e4a2c31'
const service = 'https://smba.trafficmanager.net/amer/'
const issuerName = 'https://api.botframework.com'
const botFrameworkTenant = 'd6d49420-f39b-4df7-a1dc-d59a935871db'

/** Whole numbers from a seed (mulberry32), so that a run can be had again. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Json = Record<string, unknown>
interface Parts {
  header: Json
  claims: Json
  activity: Json
  /** Signs the token; a string is an HMAC secret, null leaves the signature empty. */
  key: KeyObject | string | null
  issuer: Issuer
  /** A whole number below the given one, other for each variation. */
  pick: (below: number) => number
  /** POSIX seconds. */
  now: number
}
type Kind = (parts: Parts) => Partial<Parts> | string | undefined

const claims =
  (change: Json | ((parts: Parts) => Json)): Kind =>
  (parts) => ({ claims: { ...parts.claims, ...(typeof change === 'function' ? change(parts) : change) } })
const header =
  (change: Json | ((parts: Parts) => Json)): Kind =>
  (parts) => ({ header: { ...parts.header, ...(typeof change === 'function' ? change(parts) : change) } })
const activity =
  (change: Json | ((parts: Parts) => Json)): Kind =>
  (parts) => ({ activity: { ...parts.activity, ...(typeof change === 'function' ? change(parts) : change) } })
/** The same odd service address in claim and activity. */
const serving =
  (url: (parts: Parts) => string): Kind =>
  (parts) => {
    const serviceUrl = url(parts)
    return {
      claims: { ...parts.claims, serviceurl: serviceUrl },
      activity: { ...parts.activity, serviceUrl },
    }
  }
const alg =
  (name: string, key: (parts: Parts) => Parts['key'], kid = 'good'): Kind =>
  (parts) => ({ header: { ...parts.header, alg: name, kid }, key: key(parts) })
/** A genuine token, put into the header by hand. */
const by =
  (write: (token: string, parts: Parts) => string | undefined): Kind =>
  (parts) =>
    write(compact(parts.header, parts.claims, parts.key), parts)
const replaced = (token: string, at: number, text: string) => token.split('.').with(at, text).join('.')
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

const good = ({ issuer }: Parts) => issuer.keys.good.privateKey
const attacker = ({ issuer }: Parts) => issuer.keys.attacker.privateKey
const pem = ({ issuer }: Parts) => String(issuer.keys.good.publicKey.export({ type: 'spki', format: 'pem' }))
const attackerJwk = ({ issuer }: Parts) => issuer.keys.attacker.publicKey.export({ format: 'jwk' })

/** What must pass: a plain token, one at the edges of the allowed clock skew, one for the government community cloud. */
export const goodKinds: Readonly<Record<string, Kind>> = {
  plain: () => ({}),
  'within the skew': claims(({ now, pick }) => ({ nbf: now + 200 + pick(80), exp: now + 3600 })),
  'another Teams host': serving(() => 'https://smba.infra.gcc.teams.microsoft.com/teams'),
}

/** 84 kinds of forged and odd tokens, none of which may become a turn. */
export const badKinds: Readonly<Record<string, Kind>> = {
  'no header': by(() => undefined),
  'empty header': by(() => ''),
  'basic scheme': by((token) => `Basic ${token}`),
  'lower-case scheme': by((token) => `bearer ${token}`),
  'no token': by(() => 'Bearer '),
  'two tokens': by((token) => `Bearer ${token}, Bearer ${token}`),
  'random text': by((_, { pick }) => `Bearer ${encoded({ noise: pick(1e9) })}`),
  'two segments': by((token) => `Bearer ${token.split('.').slice(0, 2).join('.')}`),
  'four segments': by((token) => `Bearer ${token}.${token.split('.')[2]}`),
  'five segments': by((token) => `Bearer ${token}.a.b`),
  'padded segments': by((token) => `Bearer ${token}==`),
  'payload is no JSON': by((token) => `Bearer ${replaced(token, 1, 'bm90IGpzb24')}`),

  'alg none, unsigned': alg('none', () => null),
  'alg nOnE, signed': alg('nOnE', good),
  'no signature': (parts) => ({ ...parts, key: null }),
  'key of an attacker': (parts) => ({ key: attacker(parts) }),
  'signature changed': by((token, { pick }) => {
    const bytes = Buffer.from(token.split('.')[2] ?? '', 'base64url')
    const at = pick(bytes.length)
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 + pick(255)), at)
    return `Bearer ${replaced(token, 2, bytes.toString('base64url'))}`
  }),
  'signature cut': by((token, { pick }) => `Bearer ${token.slice(0, -4 - pick(200))}`),
  'payload changed after signing': by(
    (token, parts) => `Bearer ${replaced(token, 1, encoded({ ...parts.claims, exp: parts.now + 7000 }))}`,
  ),
  'header changed after signing': by(
    (token, parts) => `Bearer ${replaced(token, 0, encoded({ ...parts.header, typ: 'jwt' }))}`,
  ),
  'HS256 with the public key': alg('HS256', pem),
  'HS256 with the modulus': alg('HS256', ({ issuer }) =>
    String(issuer.keys.good.publicKey.export({ format: 'jwk' }).n),
  ),
  'HS384 with the public key': alg('HS384', pem),
  'RS384 by the right key': alg('RS384', good),
  'RS512 by the right key': alg('RS512', good),
  'PS256 by the right key': alg('PS256', good),
  'ES256 by a published key': alg('ES256', ({ issuer }) => issuer.keys.ec.privateKey, 'ec'),
  'EdDSA by a published key': alg('EdDSA', ({ issuer }) => issuer.keys.ed.privateKey, 'ed'),

  'no key id': header({ kid: undefined }),
  'unknown key id': header(({ pick }) => ({ kid: `unknown-${pick(1e9)}` })),
  'key id is a number': header(({ pick }) => ({ kid: pick(100) })),
  'key id is a path': header({ kid: '../../keys/good' }),
  'key id is huge': header(({ pick }) => ({ kid: 'k'.repeat(1000 + pick(4000)) })),
  'key id of an EC key': header({ kid: 'ec' }),
  'key for encryption': header({ kid: 'encryption' }),
  'key for RS512': header({ kid: 'rs512' }),
  'key id published twice': header({ kid: 'twice' }),
  'brings its own key': (parts) => ({
    header: { ...parts.header, jwk: attackerJwk(parts) },
    key: attacker(parts),
  }),
  'points to its own keys': (parts) => ({
    header: { ...parts.header, jku: `${parts.issuer.metadata}/elsewhere` },
    key: attacker(parts),
  }),
  'names a right key and brings it': header((parts) => ({
    jwk: parts.issuer.keys.good.publicKey.export({ format: 'jwk' }),
  })),
  'brings a certificate': header({ x5c: ['MIIB'] }),
  'critical extension': header({ crit: ['exp'], exp: 1 }),
  'unencoded payload': header({ b64: false, crit: ['b64'] }),
  'no type': header({ typ: undefined }),
  'another type': header({ typ: 'at+jwt' }),

  'no issuer': claims({ iss: undefined }),
  'foreign issuer': claims(({ pick }) => ({ iss: `https://issuer-${pick(1e6)}.example` })),
  'issuer with a slash': claims({ iss: `${issuerName}/` }),
  'issuer of the emulator': claims({
    iss: `https://sts.windows.net/${botFrameworkTenant}/`,
    ver: '1.0',
    appid: appId,
  }),
  'issuer of the emulator, version 2': claims({
    iss: `https://login.microsoftonline.com/${botFrameworkTenant}/v2.0`,
    ver: '2.0',
    azp: appId,
  }),
  'issuer of the government cloud': claims({ iss: 'https://api.botframework.us' }),
  'token of a skill': claims({
    iss: `https://sts.windows.net/${botFrameworkTenant}/`,
    ver: '1.0',
    appid: foreign,
    aud: appId,
  }),
  'no audience': claims({ aud: undefined }),
  'another audience': claims({ aud: foreign }),
  'audience in a list': claims({ aud: [appId, foreign] }),
  'audience in capitals': claims({ aud: appId.toUpperCase() }),
  'empty audience': claims({ aud: '' }),
  'no expiry': claims({ exp: undefined }),
  expired: claims(({ now, pick }) => ({ iat: now - 9000, nbf: now - 9000, exp: now - 400 - pick(5000) })),
  'expiry as text': claims(({ now }) => ({ exp: String(now + 3600) })),
  'expires in years': claims(({ now, pick }) => ({ exp: now + 86_400 * (300 + pick(3000)) })),
  'expired just beyond the skew': claims(({ now, pick }) => ({
    exp: now - 302 - pick(20),
    nbf: now - 3600,
    iat: now - 3600,
  })),
  'no start': claims({ nbf: undefined }),
  'starts later': claims(({ now, pick }) => ({ nbf: now + 400 + pick(3000), exp: now + 7200 })),
  'start as text': claims(({ now }) => ({ nbf: String(now - 60) })),
  'valid since 1970': claims({ nbf: 0 }),
  'lives longer than a day': claims(({ now, pick }) => ({ nbf: now - 60, exp: now + 86_400 + pick(9000) })),
  'ends before it starts': claims(({ now }) => ({ nbf: now + 100, exp: now - 100 })),
  'issued long ago': claims(({ now, pick }) => ({ iat: now - 86_400 * (2 + pick(400)) })),

  'no service address': claims({ serviceurl: undefined }),
  'service address of another': claims(({ pick }) => ({
    serviceurl: `https://smba.trafficmanager.net/r${pick(99)}/`,
  })),
  'service address is a number': claims(({ pick }) => ({ serviceurl: pick(1e6) })),
  'foreign service host': serving(({ pick }) => `https://host-${pick(1e6)}.example/`),
  'service without encryption': serving(() => 'http://smba.trafficmanager.net/amer/'),
  'service host that looks alike': serving(
    ({ pick }) => `https://smba.trafficmanager.net.h${pick(99)}.example/amer/`,
  ),
  'service host behind a user name': serving(() => 'https://smba.trafficmanager.net@host.example/amer/'),
  'service on another port': serving(
    ({ pick }) => `https://smba.trafficmanager.net:${1024 + pick(9000)}/amer/`,
  ),
  'key endorsed for web chat': header({ kid: 'webchat' }),
  'key endorsed for nothing': header({ kid: 'unendorsed' }),
  'activity of web chat': activity({ channelId: 'webchat' }),
  'activity of no channel': activity({ channelId: undefined }),
  'activity without service address': activity({ serviceUrl: undefined }),
  'foreign tenant': activity(({ pick }) => {
    const id = pick(2) === 0 ? foreign : botFrameworkTenant
    return { channelData: { tenant: { id } }, conversation: conversation(id) }
  }),
  'two tenants': activity({ conversation: conversation(foreign) }),
}

function conversation(tenantId: string) {
  return { id: 'a:conversation', conversationType: 'personal', tenantId }
}

/** One attempt of a kind; the same seed gives the same attempt but for keys and time. */
export function attempt(issuer: Issuer, kind: Kind, seed: number): Attempt {
  const now = Math.floor(Date.now() / 1000)
  const pick = numbersFrom(seed)
  const parts: Parts = {
    header: { alg: 'RS256', kid: 'good', typ: 'JWT' },
    claims: {
      iss: issuerName,
      aud: appId,
      serviceurl: service,
      iat: now - 60,
      nbf: now - 60,
      exp: now + 3600,
    },
    activity: {
      type: 'message',
      id: `activity-${pick(1e9)}`,
      channelId: 'msteams',
      serviceUrl: service,
      from: { id: '29:worker', aadObjectId: 'worker' },
      recipient: { id: `28:${appId}` },
      conversation: conversation(tenant),
      channelData: { tenant: { id: tenant } },
      text: 'hello',
    },
    key: issuer.keys.good.privateKey,
    issuer,
    pick,
    now,
  }
  const made = kind(parts)
  if (typeof made !== 'object') return { authorization: made, activity: parts.activity }
  const all = { ...parts, ...made }
  return { authorization: `Bearer ${compact(all.header, all.claims, all.key)}`, activity: all.activity }
}
