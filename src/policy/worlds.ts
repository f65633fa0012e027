import { ageOn, isDay } from './calendar.ts'
import type { RuleSet } from './ruleset.ts'
import { rulesOf } from './ruleset.ts'
import type { GoalFacts, IsoDate } from './types.ts'
import type { WhenData } from '../../policy/schema.ts'

/** One way the facts can be: every fact has a value. */
export interface World {
  caseType: string
  guardianship: string
  age: number
  preconditions: Readonly<Record<string, boolean>>
}

/** A fact that is not known, with every value it may have. Preconditions go by their own ids. */
export interface Missing {
  fact: 'caseType' | 'guardianship' | 'age' | { precondition: string }
  values: readonly (string | number | boolean)[]
}

/** The child's age on the goal date in whole years, from the birth date where there is one; null where unknown or impossible. */
export function ageOf(facts: GoalFacts, on: IsoDate): number | null {
  const day = facts.goalDate ?? on
  const age =
    facts.dateOfBirth === undefined
      ? facts.age
      : isDay(facts.dateOfBirth) && isDay(day)
        ? ageOn(facts.dateOfBirth, day)
        : undefined
  return age !== undefined && Number.isInteger(age) && age >= 0 ? age : null
}

/** The ages at which a rule begins or ends. Between two of them no rule can tell children apart. */
export function ageBounds(rules: RuleSet): number[] {
  const ranges = [rules.edition, rules.federal].flatMap((edition) =>
    rulesOf(edition, 'goals').map(({ when }) => when.age),
  )
  const bounds = ranges.flatMap((range) => [range?.from ?? 0, range?.below ?? 0])
  return [...new Set(bounds)].filter((bound) => bound > 0).sort((a, b) => a - b)
}

/** Every fact the rules may turn on that these facts leave open. */
export function missingFrom(facts: GoalFacts, age: number | null, rules: RuleSet): Missing[] {
  const open: Missing[] = []
  if (facts.caseType === undefined)
    open.push({ fact: 'caseType', values: rules.edition.caseTypes.map(({ id }) => id) })
  if (!facts.guardianship || facts.guardianship === 'unknown') {
    open.push({ fact: 'guardianship', values: ['none', 'partial', 'full'] })
  }
  if (age === null) open.push({ fact: 'age', values: [0, ...ageBounds(rules)] })
  for (const { id } of rules.edition.preconditions) {
    if (facts.preconditions?.[id] === undefined)
      open.push({ fact: { precondition: id }, values: [true, false] })
  }
  return open.filter(({ values }) => values.length > 0)
}

/** Every way the open facts can be. */
export function worldsOf(facts: GoalFacts, age: number | null, missing: readonly Missing[]): World[] {
  const known: World = {
    caseType: facts.caseType ?? '',
    guardianship: facts.guardianship ?? 'unknown',
    age: age ?? 0,
    preconditions: facts.preconditions ?? {},
  }
  return missing.reduce<World[]>(
    (worlds, { fact, values }) => worlds.flatMap((world) => values.map((value) => put(world, fact, value))),
    [known],
  )
}

export function valueIn(world: World, fact: Missing['fact']): string | number | boolean | undefined {
  return typeof fact === 'string' ? world[fact] : world.preconditions[fact.precondition]
}

/** Whether a rule's conditions hold in a world. */
export function holds(when: WhenData, world: World): boolean {
  if (when.caseType && !when.caseType.includes(world.caseType)) return false
  if (when.guardianship && !when.guardianship.some((one) => one === world.guardianship)) return false
  if (when.age?.from !== undefined && world.age < when.age.from) return false
  if (when.age?.below !== undefined && world.age >= when.age.below) return false
  return Object.entries(when.preconditions ?? {}).every(([id, value]) => world.preconditions[id] === value)
}

function put(world: World, fact: Missing['fact'], value: string | number | boolean): World {
  if (typeof fact === 'string') return { ...world, [fact]: value }
  return { ...world, preconditions: { ...world.preconditions, [fact.precondition]: value === true } }
}
