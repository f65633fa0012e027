import { generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSigningKey } from '../../src/case-api/tokens/key-file.ts'
import { signToken } from '../../src/case-api/tokens/sign.ts'
import { keyOf, tokenVerifier } from '../../src/case-api/tokens/verify.ts'
import { localTenant } from '../../src/case-api/tenant.ts'
import { run } from '../../src/commands/token.ts'
import { UsageError } from '../../src/commands/invocation.ts'
import { openTown, type Agency, type Town } from './world.ts'

const seconds = () => Math.floor(Date.now() / 1000)

describe('tokens for the case API', () => {
  let town: Town
  let agency: Agency
  beforeAll(async () => {
    town = await openTown()
    agency = await town.openAgency()
  })
  afterAll(async () => {
    await agency.close()
    await town.close()
  })

  const good = (): JWTPayload => ({
    iss: 'waymark',
    aud: 'waymark-case-api',
    sub: 'worker-tn',
    tenant: agency.tenant,
    act: { sub: 'waymark-bot' },
    iat: seconds(),
    exp: seconds() + 300,
  })
  const sign = (claims: JWTPayload, header: object = {}, key = town.key.privateKey) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: town.key.kid, typ: 'at+jwt', ...header })
      .sign(key)
  const present = async (token: string) => {
    const answer = await agency.call('/v1/me', { headers: { Authorization: `Bearer ${token}` } })
    return [answer.status, (answer.json as { code?: string }).code]
  }

  it('lets the good one in, which is what makes the others count', async () => {
    expect(await present(await sign(good()))).toEqual([200, undefined])
  })

  it.each<[string, JWTPayload]>([
    ['expired', { iat: seconds() - 400, exp: seconds() - 100 }],
    ['not valid yet', { nbf: seconds() + 100 }],
    ['of another issuer', { iss: 'elsewhere' }],
    ['for another audience', { aud: 'another-api' }],
    ['without an end', { exp: undefined }],
    ['without a beginning', { iat: undefined }],
    ['good for a week', { exp: seconds() + 7 * 86_400 }],
    ['for nobody', { sub: undefined }],
    ['for an empty person', { sub: '' }],
    ['without an actor', { act: undefined }],
    ['without a tenant', { tenant: undefined }],
    ['with a tenant that is no text', { tenant: ['a'] }],
  ])('refuses one that is %s', async (_, change) => {
    expect(await present(await sign({ ...good(), ...change }))).toEqual([401, 'token-invalid'])
  })

  it('refuses another actor, another agency and an unknown person by name of the reason', async () => {
    expect(await present(await sign({ ...good(), act: { sub: 'other-bot' } }))).toEqual([
      403,
      'actor-not-allowed',
    ])
    expect(await present(await sign({ ...good(), tenant: 'another' }))).toEqual([403, 'tenant-not-served'])
    expect(await present(await sign({ ...good(), sub: 'nobody' }))).toEqual([403, 'person-not-known'])
  })

  it('refuses foreign keys, other algorithms and changed texts', async () => {
    const [strange, hmac, token] = [await generateKeyPair('ES256'), new Uint8Array(32), await sign(good())]
    const [head, body, signature] = token.split('.') as [string, string, string]
    const claims = Buffer.from(JSON.stringify({ ...good(), sub: 'supervisor-tn' })).toString('base64url')
    const forged = [
      await sign(good(), {}, strange.privateKey),
      await sign(good(), { kid: 'another' }),
      await sign(good(), { kid: undefined }),
      await sign(good(), { typ: 'JWT' }),
      await new SignJWT(good())
        .setProtectedHeader({ alg: 'HS256', kid: town.key.kid, typ: 'at+jwt' })
        .sign(hmac),
      `${new UnsecuredJWT(good()).encode()}x`,
      `${head}.${claims}.${signature}`,
      `${head}.${body}.${signature.slice(0, -4)}AAAA`,
      `${head}.${body}.`,
      'a.b.c',
    ]
    for (const one of forged) expect((await present(one))[0]).toBe(401)
  })

  it('makes one key for all who ask at once, readable by its owner only, and never shows half of it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'waymark-key-'))
    const keys = await Promise.all(Array.from({ length: 16 }, () => openSigningKey(join(directory, 'new'))))
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1)
    expect(await readdir(join(directory, 'new', 'keys'))).toEqual(['case-api.json'])
    expect((await stat(join(directory, 'new', 'keys', 'case-api.json'))).mode & 0o777).toBe(0o600)
    await rm(directory, { recursive: true })
  })

  it('does not replace a key file that holds something else', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'waymark-key-'))
    await openSigningKey(directory)
    const place = join(directory, 'keys', 'case-api.json')
    await writeFile(place, '{"kty":"EC"')
    await expect(openSigningKey(directory)).rejects.toThrow(/does not hold a signing key/)
    expect(await readFile(place, 'utf8')).toBe('{"kty":"EC"')
    await rm(directory, { recursive: true })
  })

  describe('npm run token', () => {
    async function print(...args: string[]): Promise<string[]> {
      const lines: string[] = []
      await run({
        args,
        env: {},
        stdin: process.stdin,
        stdout: process.stdout,
        stopped: () => new Promise<void>(() => {}),
        out: (line) => void lines.push(line),
        err: () => {},
      })
      return lines
    }

    it('prints one token that the local case API takes, while it runs', async () => {
      const local = await town.openAgency({ tenant: localTenant })
      const [token, ...more] = await print('--as', 'supervisor-tn', '--data', town.directory)
      expect(more).toEqual([])
      const answer = await local.call('/v1/me', { headers: { Authorization: `Bearer ${token}` } })
      expect(answer.json).toMatchObject({ id: 'supervisor-tn' })
      await local.close()
    })

    it('is good for twelve hours and no more', async () => {
      const token = await signToken(town.key, {
        tenant: 't',
        person: 'p',
        life: 12 * 3600,
        at: new Date('2026-10-05T00:00:00Z'),
      })
      const at = (time: string) => tokenVerifier(keyOf(town.key), 't', () => new Date(time))(token)
      expect(await at('2026-10-05T11:59:00Z')).toMatchObject({ ok: true })
      expect(await at('2026-10-05T12:01:00Z')).toMatchObject({ ok: false })
    })

    it.each([
      [['--as', 'nobody'], /Nobody here is called "nobody"/],
      [[], /Use: npm run token/],
      [['--as'], /Use: npm run token/],
      [['--for', 'worker-tn'], /Use: npm run token/],
      [['--as', 'worker-tn', '--data', '/dev/null/x'], /--data/],
    ])('answers %j with one sentence', async (args, sentence) => {
      await expect(print(...args)).rejects.toThrow(UsageError)
      await expect(print(...args)).rejects.toThrow(sentence)
    })
  })
})
