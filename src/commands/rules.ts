import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readAgency } from '../../policy/agency.ts'
import { loadLibrary } from '../../policy/index.ts'
import { rulebook, statesOf } from '../policy/rulebook.ts'
import type { IsoDate, Rulebook, StateCode } from '../policy/types.ts'
import { usualZone } from './calendar.ts'
import { dutyRules, type DutyRules } from './duty-rules.ts'
import { UsageError } from './invocation.ts'

export interface Rules {
  /** The rules of a state on a day; null for a state without any. Rulebooks of one day are made once. */
  rulesFor(state: StateCode, on: IsoDate): Rulebook | null
  states: readonly StateCode[]
  /** What duties are worked out with. */
  duties: DutyRules
  /** When the agency works. */
  calendarFor: DutyRules['calendarFor']
}

/** The editions, with what `agency.yaml` in the data directory adds where there is one. `zone`: where it names none. */
export function openRules(directory: string, zone: string = usualZone): Rules {
  const library = loadLibrary()
  const states = statesOf(library)
  const own = join(directory, 'agency.yaml')
  const agency = existsSync(own) ? readAgency(own, library) : null
  if (agency && !agency.ok) throw new UsageError(agency.because)
  const duties = dutyRules(library, agency?.agency ?? null, zone)
  const made = new Map<string, Rulebook>()
  return {
    states,
    duties,
    calendarFor: duties.calendarFor,
    rulesFor(state, on) {
      if (!states.includes(state)) return null
      const key = `${state} ${on}`
      const known = made.get(key)
      if (known) return known
      if (made.size > 64) made.clear()
      const book = rulebook(library, state, on, agency?.agency ?? null)
      made.set(key, book)
      return book
    },
  }
}
