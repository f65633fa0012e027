import type { Edition, RuleOf } from '../../policy/edition.ts'
import type { Library } from '../../policy/index.ts'
import { namesOf } from '../../policy/names.ts'
import type { Problem } from '../../policy/problem.ts'
import { deadlineProblems } from './deadlines/lint.ts'
import { recordProblems } from './records/lint.ts'
import { aims, rulesOf } from './ruleset.ts'
import { holds, missingFrom, worldsOf } from './worlds.ts'

/** What no single file shows: rules that contradict each other, cases without a rule, names with two meanings, notes nobody uses. */
export function lint(library: Library): Problem[] {
  const editions = Object.values(library.editions).flat()
  return [
    ...editions.flatMap((edition) => [
      ...contradictions(edition),
      ...twins(edition),
      ...collisions(edition),
      ...recordProblems(edition),
    ]),
    ...editions.filter(({ state }) => state !== 'us').flatMap(silences),
    ...floorless(library),
    ...twoKinds(library),
    ...deadlineProblems(library),
    ...uncited(library, editions),
  ]
}

/** Without the federal floor no state can answer anything. */
function floorless({ editions }: Library): Problem[] {
  if (editions.us?.length) return []
  const says = 'has no federal edition, so that every goal is unknown'
  return [
    { severity: 'error', kind: 'gap', file: 'us', place: null, says, mend: 'add us/<effective-date>.yaml' },
  ]
}

/** A fact that the floor and a state both declare, and not alike: rules of both would read it differently. */
function twoKinds({ editions }: Library): Problem[] {
  const floor = (editions.us ?? []).flatMap(({ facts }) => facts)
  const states = Object.values(editions)
    .flat()
    .filter(({ state }) => state !== 'us')
  return states.flatMap((edition) =>
    edition.facts
      .filter(({ id, kind }) => floor.some((fact) => fact.id === id && fact.kind !== kind))
      .map(({ id, kind }) =>
        error(
          edition,
          'mismatch',
          `facts › ${id}`,
          `is of kind ${kind} and not so in the federal edition`,
          'make the two agree',
        ),
      ),
  )
}

/** All ways a case can be, as far as this edition tells them apart. */
function worldsIn(edition: Edition) {
  const rules = { edition, federal: edition, lists: [], codeLists: [], directories: [], goals: edition.goals }
  return worldsOf({}, null, missingFrom({}, null, rules))
}

type GoalsRule = RuleOf<'goals'>

/** Two rules that speak about one goal in one case and say different things. */
function contradictions(edition: Edition): Problem[] {
  const worlds = worldsIn(edition)
  const rules = rulesOf(edition, 'goals')
  const meet = (a: GoalsRule, b: GoalsRule) =>
    edition.goals.some((goal) => aims(a, goal) && aims(b, goal)) &&
    worlds.some((world) => holds(a.when, world) && holds(b.when, world))
  return rules.flatMap((a, index) =>
    rules
      .slice(index + 1)
      .filter((b) => a.verdict !== b.verdict && meet(a, b))
      .map((b) =>
        error(
          edition,
          'conflict',
          a.id,
          `says ${a.verdict} where ${b.id} says ${b.verdict} about the same goal`,
          'narrow `when` of one of them',
        ),
      ),
  )
}

const SINGLE = ['goal-limit', 'distinct-goals', 'served-only', 'resource-link', 'target-date'] as const

/** Rules of which an edition can hold only one. */
function twins(edition: Edition): Problem[] {
  return SINGLE.flatMap((kind) =>
    rulesOf(edition, kind)
      .slice(1)
      .map(({ id }) => error(edition, 'conflict', id, `is a second ${kind} rule`, 'keep one')),
  )
}

/** A case type and a goal about which no rule speaks in some case: not even "unknown", with its reason. */
function silences(edition: Edition): Problem[] {
  const worlds = worldsIn(edition)
  const rules = rulesOf(edition, 'goals')
  return edition.caseTypes.flatMap(({ id: caseType }) => {
    const own = worlds.filter((world) => world.caseType === caseType)
    const silent = edition.goals.filter((goal) =>
      own.some((world) => !rules.some((rule) => aims(rule, goal) && holds(rule.when, world))),
    )
    if (!silent.length) return []
    const says = `has cases without a rule for ${silent.map(({ id }) => id).join(', ')}`
    return [
      error(edition, 'gap', `case type ${caseType}`, says, 'add a rule; `unknown` with its reason is one'),
    ]
  })
}

/** One name that means two goals, or a goal and no goal. */
function collisions(edition: Edition): Problem[] {
  const names = edition.goals.flatMap((goal) => namesOf(goal).map((name) => ({ name, goal: goal.id })))
  const nothing = new Set(edition.notGoals.map((phrase) => phrase.toLowerCase()))
  return names.flatMap(({ name, goal }, index) => {
    const other = names.slice(0, index).find((one) => one.name === name && one.goal !== goal)?.goal
    const meaning = other ?? (nothing.has(name) ? 'notGoals' : null)
    return meaning
      ? [
          error(
            edition,
            'collision',
            goal,
            `shares the name "${name}" with ${meaning}`,
            'take the name out of one of them',
          ),
        ]
      : []
  })
}

function uncited(library: Library, editions: readonly Edition[]): Problem[] {
  const cited = new Set(
    editions.flatMap(({ rules, gaps }) => [...rules, ...gaps].map(({ citation }) => citation.sha256)),
  )
  return library.notes
    .filter(({ sha256 }) => !cited.has(sha256))
    .map(({ file }) => ({
      severity: 'warning',
      kind: 'uncited',
      file,
      place: null,
      says: 'is cited by no rule',
      mend: 'cite it or take it out',
    }))
}

function error(edition: Edition, kind: Problem['kind'], place: string, says: string, mend: string): Problem {
  return { severity: 'error', kind, file: edition.file, place, says, mend }
}
