import type { AgencyData } from '../../../policy/agency-schema.ts'
import type { Edition } from '../../../policy/edition.ts'
import type { Library } from '../../../policy/index.ts'
import { inForce, ruleSet, type RuleSet } from '../ruleset.ts'
import type { IsoDate, StateCode } from '../types.ts'

/** All editions of a state with the federal ones: the day of the event decides which of them speaks. */
export interface DutyBook {
  state: StateCode
  /** The case system's name as workers say it. */
  system: string
  sets: readonly RuleSet[]
  federal: readonly Edition[]
}

/** The duties that a state's editions name; null for a state without an edition or without a federal floor. */
export function dutyBook(
  library: Library,
  state: StateCode,
  agency: AgencyData | null = null,
): DutyBook | null {
  const federal = library.editions.us ?? []
  const floor = federal[0]
  const sets = (library.editions[state] ?? []).flatMap(({ effective }) => {
    const on = floor && floor.effective > effective ? floor.effective : effective
    const set = ruleSet(library, state, on, agency)
    return set && set.edition.effective === effective ? [set] : []
  })
  const newest = sets.at(-1)
  return newest ? { state, system: newest.edition.system ?? '', sets, federal } : null
}

/** The edition in force on a day; the oldest one that is known for a day before all of them. */
export const editionOn = (editions: readonly Edition[], on: IsoDate): Edition | undefined =>
  inForce(editions, on) ?? editions[0]
