import { readFileSync } from 'node:fs'
import type { Edition } from './edition.ts'
import type { Library } from './index.ts'
import { namesOf } from './names.ts'
import { sentenceOf } from './problem.ts'
import { AgencyFile, type AgencyData, type AgencyListData } from './schema.ts'
import { shaped } from './yaml.ts'

export type ReadAgency = { ok: true; agency: AgencyData } | { ok: false; because: string }

/** Reads an agency's own lists from disk: all of them, or one sentence that says why none. */
export function readAgency(path: string, library: Library): ReadAgency {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return {
      ok: false,
      because: `The agency file ${path} cannot be read; check that it is there and that you may read it.`,
    }
  }
  return parseAgency(text, path, library)
}

/** Checks an agency's lists against the editions: they may fill what is missing there and change nothing else. */
export function parseAgency(text: string, file: string, library: Library): ReadAgency {
  const read = shaped(AgencyFile, text, file)
  if (!read.ok) return { ok: false, because: read.problems.slice(0, 1).map(sentenceOf).join('') }
  const seen = new Set<string>()
  for (const [index, list] of read.value.lists.entries()) {
    const key = `${list.state}/${list.caseType}`
    const [says, mend] = seen.has(key)
      ? [`${key} has a list already`, 'keep one list for each case type']
      : (listFault(list, library) ?? goalFault(list, read.value, library) ?? [])
    if (says && mend) {
      return {
        ok: false,
        because: sentenceOf({
          severity: 'error',
          kind: 'mismatch',
          file,
          place: `lists › entry ${index + 1} (${key})`,
          says,
          mend,
        }),
      }
    }
    seen.add(key)
  }
  return { ok: true, agency: read.value }
}

type Fault = [says: string, mend: string]

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
