import type { Library } from '../../../policy/index.ts'
import { isDay } from '../../policy/calendar.ts'
import { statesOf } from '../../policy/rulebook.ts'
import type { StateCode } from '../../policy/types.ts'
import { text, type Flags } from '../flags.ts'
import { UsageError } from '../invocation.ts'

/** The state of `--state`. Throws `UsageError` where there are no rules for it. */
export function stateFrom(flags: Flags, library: Library): StateCode {
  const states = statesOf(library)
  const named = text(flags, 'state')
  if (named === undefined) throw new UsageError(`Say which state with --state; states: ${states.join(', ')}.`)
  const state = states.find((one) => one === named)
  if (!state)
    throw new UsageError(`There are no rules for the state "${named}" here; states: ${states.join(', ')}.`)
  return state
}

/** The day of `--on`, else the day of `--now`, else today where this computer stands. */
export function dayFrom(flags: Flags): string {
  const on = text(flags, 'on')
  const now = text(flags, 'now')
  const instant = now === undefined ? new Date() : instantFrom(now)
  if (on === undefined) return localDay(instant)
  if (!isDay(on)) throw new UsageError(`"${on}" is not a day for --on; write it YYYY-MM-DD.`)
  return on
}

function instantFrom(now: string): Date {
  const instant = new Date(isDay(now) ? `${now}T12:00:00` : now)
  const wellFormed = isDay(now) || (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(now) && isDay(now.slice(0, 10)))
  if (!wellFormed || Number.isNaN(instant.getTime())) {
    throw new UsageError(`"${now}" is not an instant for --now; write it like 2026-05-22T09:00:00Z.`)
  }
  return instant
}

function localDay(instant: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(instant.getFullYear()).padStart(4, '0')}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`
}
