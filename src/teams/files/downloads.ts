import { randomBytes } from 'node:crypto'
import type { MadeFile } from '../../bot/ports.ts'

/** Milliseconds for which a link holds. */
const life = 10 * 60_000
const most = 50

/** Files that wait to be fetched once, on this machine only. */
export interface Downloads {
  /** Keeps a file and answers the token of its link. */
  put(file: MadeFile): string
  /** The file, the first time it is asked for within ten minutes; null ever after. */
  take(token: string): MadeFile | null
}

/** `now` in milliseconds. */
export function createDownloads(now: () => number = Date.now): Downloads {
  const waiting = new Map<string, { file: MadeFile; until: number }>()
  const drop = () => {
    for (const [token, { until }] of waiting) if (until <= now()) waiting.delete(token)
    for (const token of [...waiting.keys()].slice(0, Math.max(0, waiting.size - most))) waiting.delete(token)
  }
  return {
    put(file) {
      const token = randomBytes(24).toString('base64url')
      waiting.set(token, { file, until: now() + life })
      drop()
      return token
    },
    take(token) {
      drop()
      const found = waiting.get(token)
      waiting.delete(token)
      return found?.file ?? null
    },
  }
}
