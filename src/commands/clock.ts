import type { Clock } from '../bot/ports.ts'
import { UsageError } from './invocation.ts'

/**
 * The machine's clock, or with `--now INSTANT` one that stands at that instant when the command starts and runs on from
 * there, so that what is tried again later is still tried.
 */
export function clockFrom(now: string | undefined): Clock {
  if (now === undefined) return { now: () => new Date().toISOString() }
  const start = Date.parse(now)
  if (Number.isNaN(start) || !/^\d{4}-\d{2}-\d{2}/.test(now))
    throw new UsageError(`"${now}" is not an instant for --now; write it like 2026-05-22T09:00:00Z.`)
  const begun = performance.now()
  return { now: () => new Date(start + performance.now() - begun).toISOString() }
}
