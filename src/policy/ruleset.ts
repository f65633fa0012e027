import type { Edition, Rule, RuleOf } from '../../policy/edition.ts'
import type { Library } from '../../policy/index.ts'
import type {
  AgencyCodesData,
  AgencyData,
  AgencyListData,
  DirectoryData,
} from '../../policy/agency-schema.ts'
import type { GoalDefinition, IsoDate, StateCode } from './types.ts'

/** All that is in force in one state on one day: the edition, the federal floor, the agency's own lists. */
export interface RuleSet {
  edition: Edition
  federal: Edition
  lists: readonly AgencyListData[]
  codeLists: readonly AgencyCodesData[]
  directories: readonly DirectoryData[]
  goals: readonly GoalDefinition[]
}

/** The newest edition that is effective on the day; null where none is. */
export function inForce(editions: readonly Edition[], on: IsoDate): Edition | null {
  const begun = editions.filter(({ effective }) => effective <= on)
  return begun.reduce<Edition | null>(
    (newest, one) => (newest && newest.effective > one.effective ? newest : one),
    null,
  )
}

/** The first day of the edition after this one; null where this is the newest. */
export function nextFrom(editions: readonly Edition[], edition: Edition): IsoDate | null {
  const later = editions.map(({ effective }) => effective).filter((day) => day > edition.effective)
  return later.sort()[0] ?? null
}

/** The rules of a state on a day; null where no edition, or no federal one, covers it: then nothing may be said. */
export function ruleSet(
  library: Library,
  state: StateCode,
  on: IsoDate,
  agency: AgencyData | null,
): RuleSet | null {
  const edition = inForce(library.editions[state] ?? [], on)
  const federal = inForce(library.editions.us ?? [], on)
  if (!edition || !federal) return null
  const lists = listsFor(agency, state)
  const own = <T extends { state: string }>(all: readonly T[] = []) =>
    all.filter((one) => one.state === state)
  const codeLists = own(agency?.codeLists)
  const directories = own(agency?.accessPoints)
  return { edition, federal, lists, codeLists, directories, goals: catalogue(edition, lists) }
}

export const listsFor = (agency: AgencyData | null, state: StateCode): readonly AgencyListData[] =>
  agency?.lists.filter((list) => list.state === state) ?? []

/** The edition's goals in its order, then the agency's own, each once. A goal the state names keeps its definition. */
export function catalogue(edition: Edition, lists: readonly AgencyListData[]): GoalDefinition[] {
  const goals: GoalDefinition[] = [...edition.goals]
  for (const goal of lists.flatMap((list) => list.goals)) {
    const at = goals.findIndex(({ id }) => id === goal.id)
    const known = goals[at]
    if (known) goals[at] = { ...known, aliases: [...new Set([...known.aliases, ...goal.aliases])] }
    else goals.push({ ...goal, tag: 'configured' })
  }
  return goals
}

/** An edition never changes once it is read, so its rules are sorted by kind once. */
const kinds = new WeakMap<Edition, Map<string, readonly Rule[]>>()

/** The rules of one kind in an edition. */
export function rulesOf<K extends Rule['rule']>(edition: Edition, kind: K): readonly RuleOf<K>[] {
  const sorted = kinds.get(edition) ?? new Map<string, readonly Rule[]>()
  kinds.set(edition, sorted)
  const own = sorted.get(kind) ?? edition.rules.filter((rule) => rule.rule === kind)
  sorted.set(kind, own)
  return own as readonly RuleOf<K>[]
}

/** Whether a rule that names goals or federal families means this one. */
export function aims(rule: { goals?: 'all' | string[]; classes?: string[] }, goal: GoalDefinition): boolean {
  if (rule.goals === 'all') return true
  if (rule.goals) return rule.goals.includes(goal.id)
  return goal.federalClass !== null && (rule.classes?.includes(goal.federalClass) ?? false)
}
