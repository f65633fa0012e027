import type { AgencyData, AgencyListData } from './agency-schema.ts'
import type { Edition } from './edition.ts'
import type { Library } from './index.ts'
import { namesOf } from './names.ts'
import type { Fault } from './problem.ts'

/** What is wrong with an agency's own list of goals, or null. */
export const goalsFault = (list: AgencyListData, agency: AgencyData, library: Library): Fault | null =>
  listFault(list, library) ?? goalFault(list, agency, library)

/** A list may stand only where every edition that knows the case type says that its own is missing. */
function listFault(list: AgencyListData, library: Library): Fault | null {
  const editions = library.editions[list.state] ?? []
  if (!editions.length) return [`there are no rules for "${list.state}" here`, 'take the list out']
  const caseTypes = new Set(editions.flatMap((edition) => edition.caseTypes.map(({ id }) => id)))
  if (!caseTypes.has(list.caseType))
    return [`"${list.caseType}" is not a case type there`, `use one of ${[...caseTypes].join(', ')}`]
  const missing = editions.flatMap(({ rules }) =>
    rules.flatMap((rule) =>
      rule.rule === 'goals' && rule.when.caseType?.includes(list.caseType) ? (rule.missingList ?? []) : [],
    ),
  )
  if (!missing.length)
    return [`the goals for "${list.caseType}" are known and not the agency's to set`, 'take the list out']
  const exactly = missing.find((one) => one.exactly !== null)?.exactly ?? null
  if (exactly !== null && exactly !== list.goals.length) {
    return [
      `the source speaks of ${exactly} goal${exactly === 1 ? '' : 's'} and the list has ${list.goals.length}`,
      'list as many as the source speaks of',
    ]
  }
  return null
}

/** A goal the state names keeps its meaning, and one name never means two goals. */
function goalFault(list: AgencyListData, agency: AgencyData, library: Library): Fault | null {
  const own = (library.editions[list.state] ?? []).flatMap(({ goals }) => goals)
  const others = agency.lists.filter((one) => one.state === list.state).flatMap(({ goals }) => goals)
  for (const [index, goal] of list.goals.entries()) {
    if (list.goals.findIndex(({ id }) => id === goal.id) !== index) {
      return [`"${goal.id}" stands in the list twice`, 'keep one']
    }
    const faults = [
      shadow(goal, library.editions[list.state] ?? []),
      ...[...own, ...others].map((other) => clash(goal, other)),
    ]
    const fault = faults.find((one) => one !== null)
    if (fault) return fault
  }
  return null
}

type Goal = AgencyListData['goals'][number]

/** A name that an edition keeps for something else would never be read as a goal. */
function shadow(goal: Goal, editions: readonly Edition[]): Fault | null {
  const kept = editions.flatMap(({ notGoals }) => notGoals.map((phrase) => phrase.toLowerCase()))
  const shared = namesOf(goal).find((name) => kept.includes(name))
  return shared ? [`"${shared}" means no goal there`, 'choose another name'] : null
}

function clash(goal: Goal, other: Goal): Fault | null {
  if (other.id === goal.id) {
    const differs = (['label', 'federalClass', 'planClass'] as const).find((key) => other[key] !== goal[key])
    if (!differs) return null
    const says = `"${goal.id}" has another ${differs} elsewhere ("${other[differs] ?? 'null'}")`
    return [says, 'make the two agree or use another id']
  }
  const shared = namesOf(goal).find((name) => namesOf(other).includes(name))
  if (!shared) return null
  return [`"${shared}" would mean both "${goal.id}" and "${other.id}"`, 'take the name out of one of them']
}
