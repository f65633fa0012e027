import { loadLibrary } from '../../../policy/index.ts'
import { isDay } from '../../policy/calendar.ts'
import { rulebook, statesOf } from '../../policy/rulebook.ts'
import { inForce } from '../../policy/ruleset.ts'
import { UsageError, type Invocation } from '../invocation.ts'
import { factsFrom } from './facts.ts'
import { agencyFrom } from './agency.ts'
import { flagsOf, text, type Flags } from '../flags.ts'

/** `allowed --state tn --on DATE --facts JSON`: every goal with its verdict, as a JSON array. */
export function allowed({ args, out }: Invocation): number {
  const flags = flagsOf(args, ['state', 'on', 'facts', 'agency', 'data', 'now'], ['json'])
  const library = loadLibrary()
  const states = statesOf(library)
  const named = text(flags, 'state')
  if (named === undefined) throw new UsageError(`Say which state with --state; states: ${states.join(', ')}.`)
  const state = states.find((one) => one === named)
  if (!state)
    throw new UsageError(`There are no rules for the state "${named}" here; states: ${states.join(', ')}.`)
  const book = rulebook(library, state, dayFrom(flags), agencyFrom(flags, library))
  const edition = inForce(library.editions[state] ?? [], book.on)
  const facts = factsFrom(
    text(flags, 'facts') ?? '{}',
    book,
    edition?.preconditions.map(({ id }) => id) ?? [],
  )
  out(JSON.stringify(book.allowedGoals(facts), null, 2))
  return 0
}

/** The day of `--on`, else the day of `--now`, else today where this computer stands. */
function dayFrom(flags: Flags): string {
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
