import { createHash } from 'node:crypto'

/** The same value always as the same text, whatever order its keys were stored in on the way. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}

/** What makes two requests the same one: method, path, version to change, and body. */
export function fingerprintOf(method: string, path: string, ifMatch: string, body: unknown): string {
  return createHash('sha256')
    .update(canonical([method, path, ifMatch, body]))
    .digest('hex')
}
