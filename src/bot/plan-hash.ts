import { createHash } from 'node:crypto'
import type { PlanContent } from './plan-on-record.ts'

/** The same content always as the same text: keys in order, what is not there left out. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}

/**
 * SHA-256 of a plan's content in 64 hex digits. Who writes a plan and who keeps it come to the same one, so that a plan
 * can be saved and handed in with one confirmation.
 */
export const contentHashOf = (content: PlanContent): string =>
  createHash('sha256').update(canonical(content), 'utf8').digest('hex')
