import type { Edition } from '../../policy/edition.ts'
import type { Library } from '../../policy/index.ts'
import type { AgencyData } from '../../policy/agency-schema.ts'
import { StateCode as StateCodes } from '../../policy/schema.ts'
import { answerFor } from './answer.ts'
import { inWords, isDay } from './calendar.ts'
import * as duties from './duties.ts'
import { namesIn } from './names.ts'
import { recordsClosed, recordsIn } from './records/book.ts'
import { remembering } from './remember.ts'
import { catalogue, listsFor, nextFrom, ruleSet, type RuleSet } from './ruleset.ts'
import type { GoalAnswer, GoalDefinition, GoalFacts, IsoDate, Ruled, Rulebook, StateCode } from './types.ts'

/** The states that have at least one edition. */
export function statesOf(library: Library): StateCode[] {
  return StateCodes.options.filter((state) => library.editions[state]?.length)
}

/**
 * The rules of one state on one day, under the federal floor and with an agency's own lists where the state's are
 * missing. Throws for a day that does not exist or a state without an edition: both are the caller's to check.
 */
export function rulebook(
  library: Library,
  state: StateCode,
  on: IsoDate,
  agency: AgencyData | null = null,
): Rulebook {
  if (!isDay(on)) throw new RangeError(`"${on}" is not a day written YYYY-MM-DD`)
  const [first] = library.editions[state] ?? []
  if (!first) throw new RangeError(`there is no edition for "${state}"`)
  const rules = ruleSet(library, state, on, agency)
  return rules
    ? inForceBook(rules, state, on, nextFrom(library.editions[state] ?? [], rules.edition))
    : closedBook(first, catalogue(first, listsFor(agency, state)), state, on)
}

function inForceBook(rules: RuleSet, state: StateCode, on: IsoDate, newerFrom: IsoDate | null): Rulebook {
  const { edition, goals } = rules
  const goal = (id: string) => goals.find((one) => one.id === id) ?? null
  const answer = remembering((id: string, facts: GoalFacts): GoalAnswer => {
    const found = goal(id)
    return found ? answerFor(rules, found, facts, on) : unknownGoal(id, id, notAGoal(id, edition))
  })
  const about = <T>(id: string, ask: (goal: GoalDefinition) => Ruled<T>, otherwise: T): Ruled<T> => {
    const found = goal(id)
    return found ? ask(found) : { value: otherwise, because: notAGoal(id, edition), citation: null }
  }
  return {
    state,
    on,
    ...described(edition, goals),
    ...recordsIn(rules),
    edition: `${edition.state}@${edition.effective}`,
    effective: edition.effective,
    newerFrom,
    allowedGoals: (facts) => goals.map(({ id }) => answer(id, facts)),
    verdictFor: answer,
    goalLimit: () => duties.goalLimitOf(rules),
    servedOnly: () => duties.servedOnlyOf(rules),
    recruitment: (id, facts) => about(id, (one) => duties.recruitmentFor(rules, one, facts), 'unknown'),
    resourceLink: (id) => about(id, (one) => duties.resourceLinkFor(rules, one), false),
    targetDate: () => duties.targetDateOf(rules),
    planClass: (id) => about(id, (one) => duties.planClassFor(rules, one), 'unknown'),
    requirements: (id) => {
      const found = goal(id)
      return found ? duties.requirementsFor(rules, found) : []
    },
    gaps: () =>
      edition.gaps.map(({ id, about: what, says, citation }) => ({ id, about: what, says, citation })),
  }
}

/** Before the first edition nothing is known, and the catalogue is there only to say so. */
function closedBook(
  first: Edition,
  goals: readonly GoalDefinition[],
  state: StateCode,
  on: IsoDate,
): Rulebook {
  const because = `No ${first.name} rules in force on ${inWords(on)} are known here.`
  const silent = <T>(value: T): Ruled<T> => ({ value, because, citation: null })
  const unknown = (goal: GoalDefinition) => unknownGoal(goal.id, goal.label, because)
  return {
    state,
    on,
    ...described(first, goals),
    ...recordsClosed(because),
    edition: null,
    effective: null,
    newerFrom: first.effective,
    allowedGoals: () => goals.map(unknown),
    verdictFor: (id) => unknownGoal(id, goals.find((goal) => goal.id === id)?.label ?? id, because),
    goalLimit: () => silent(null),
    servedOnly: () => silent(false),
    recruitment: () => silent('unknown'),
    resourceLink: () => silent(false),
    targetDate: () => silent(false),
    planClass: () => silent('unknown'),
    requirements: () => [],
    gaps: () => [],
  }
}

function described(edition: Edition, goals: readonly GoalDefinition[]) {
  return {
    stateName: edition.name,
    system: edition.system ?? '',
    goals: () => goals,
    goal: (id: string) => goals.find((goal) => goal.id === id) ?? null,
    goalsNamedIn: namesIn(goals, edition.notGoals),
    caseTypes: () => edition.caseTypes,
  }
}

function unknownGoal(goal: string, label: string, because: string): GoalAnswer {
  return { goal, label, verdict: 'unknown', because, allowedFrom: null, citation: null }
}

const notAGoal = (id: string, edition: Edition) =>
  `"${id}" is not a goal in the ${edition.name} rules known here.`
