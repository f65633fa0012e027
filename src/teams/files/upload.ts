import { z } from 'zod'
import type { MadeFile } from '../../bot/ports.ts'
import type { Upload } from './consent.ts'

/** Milliseconds. */
const patience = 10_000

const UploadShape = z.object({
  uploadUrl: z.url().max(4000),
  contentUrl: z.url().max(4000),
  uniqueId: z.string().max(200),
  fileType: z.string().max(20),
})

/** Where to put the file, as Teams says it with the worker's yes; null for anything else. */
export const uploadIn = (value: unknown): Upload | null => UploadShape.safeParse(value).data ?? null

/** Puts the file into the worker's OneDrive: only there, in one piece, never along a redirect. False where it did not arrive. */
export async function uploaded(
  { bytes }: MadeFile,
  { uploadUrl }: Upload,
  hosts: readonly string[],
): Promise<boolean> {
  if (!isFileHost(uploadUrl, hosts)) return false
  try {
    const response = await fetch(uploadUrl, {
      method: 'PUT',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes 0-${bytes.byteLength - 1}/${bytes.byteLength}`,
      },
      body: new Uint8Array(bytes),
    })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

/** A host of OneDrive under https. One that stands in the list with its port is a stand-in on this machine. */
function isFileHost(address: string, hosts: readonly string[]): boolean {
  const { protocol, host, hostname } = new URL(address)
  if (/:\d+$/.test(host) && hosts.includes(host)) return true
  return protocol === 'https:' && hosts.some((one) => one.startsWith('.') && hostname.endsWith(one))
}
