import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose'
import { z } from 'zod'
import { algorithm } from './names.ts'

export interface SigningKey {
  kid: string
  privateKey: CryptoKey
  publicKey: CryptoKey
}

const KeyFile = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
})

const placeOf = (directory: string) => join(directory, 'keys', 'case-api.json')

async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
  return `${JSON.stringify(await exportJWK(privateKey))}\n`
}

/** Complete before it has its name: whoever comes second finds the first one's key, never half of one. */
async function createKey(place: string): Promise<void> {
  const draft = `${place}.${randomBytes(6).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(await makeKey())
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await link(draft, place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(draft)
  }
}

async function readKey(place: string): Promise<JWK | null> {
  let text: string
  try {
    text = await readFile(place, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    return KeyFile.parse(JSON.parse(text))
  } catch {
    throw new Error(
      `${place} does not hold a signing key. Remove it, and a new one is made at the next start.`,
    )
  }
}

/**
 * The local signing key in `<directory>/keys/case-api.json`, made at first use, readable by its owner only.
 * Safe to call from several processes at once. Throws when the file holds something else.
 */
export async function openSigningKey(directory: string): Promise<SigningKey> {
  const place = placeOf(directory)
  const found = await readKey(place)
  if (!found) {
    await mkdir(join(directory, 'keys'), { recursive: true, mode: 0o700 })
    await createKey(place)
  }
  const secret = found ?? (await readKey(place))
  if (!secret) throw new Error(`${place} was removed while it was being made.`)
  const { d: _, ...open } = secret
  const [privateKey, publicKey] = await Promise.all([
    importJWK(secret, algorithm),
    importJWK(open, algorithm),
  ])
  const kid = await calculateJwkThumbprint(open)
  return { kid, privateKey: privateKey as CryptoKey, publicKey: publicKey as CryptoKey }
}
