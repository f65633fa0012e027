import type { GoalAnswer, GoalFacts, Requirement, RuleFacts, Ruled } from '../../src/policy/types.ts'
import type { FlowContext, Option } from '../../src/dialog/types.ts'
import type { ChildFacts } from '../../src/bot/facts.ts'
import { isAsked, truth } from '../by-edition.ts'
import { timeInCare } from '../../src/policy/time-in-care.ts'

export type Context = FlowContext<ChildFacts>

/** The part of the record that the goal rules look at. */
export interface Chosen {
  startDate?: string | undefined
  decidedOn?: string | undefined
  goal?: string | undefined
  secondGoal?: string | undefined
  concurrentGoal?: string | undefined
  relatives?: 'yes' | 'no' | undefined
}

/** The day on which goals are judged: the one given, else the day of the decision, else today. */
export const goalDate = (a: Chosen, c: Context): string => a.startDate ?? a.decidedOn ?? c.today

/** The main goal on record, and the goal beside it. */
export const standingMain = (c: Context) => c.facts.activeGoals.find(({ role }) => role === 'primary') ?? null
export const standingConcurrent = (c: Context) =>
  c.facts.activeGoals.find(({ role }) => role === 'concurrent') ?? null

/** What the conditions of an edition may look at, of this child and of what is said so far. */
export const ruleFacts = (a: Chosen, c: Context): RuleFacts => {
  const main = a.goal ?? standingMain(c)?.goal
  return {
    ...timeInCare(c.facts.case.facts, goalDate(a, c)),
    goal: main,
    'primary-goal': main,
    'concurrent-goal': a.concurrentGoal ?? standingConcurrent(c)?.goal,
    'case-type': c.facts.case.caseType,
    'main-goal-on-record': standingMain(c) !== null,
    'relatives-considered': truth(a.relatives),
  }
}

/** What the edition says about a field of a permanency goal. */
export const fieldOf = (field: string) => (a: Chosen, c: Context) =>
  c.rules.need('permanency-goal', field, ruleFacts(a, c))

/** Whether a new main goal takes the place of the one on record: so it is where the edition asks why that one ends. */
export const replacing = (a: Chosen, c: Context): boolean =>
  standingMain(c) !== null && isAsked(fieldOf('ended-reason')(a, c))

/** The goals on record that a new one is judged beside. One that is replaced may not be chosen again at once. */
const besides = (c: Context): string[] => {
  const main = standingMain(c)
  return main !== null && replacing({}, c) ? [main.goal] : c.facts.activeGoals.map(({ goal }) => goal)
}

/** What the rules may know of this child. `beside` are goals chosen in this flow and not yet recorded. */
export const goalFacts = (a: Chosen, c: Context, beside: readonly string[] = []): GoalFacts => ({
  caseType: c.facts.case.caseType,
  guardianship: c.facts.child.guardianship,
  dateOfBirth: c.facts.child.dateOfBirth ?? undefined,
  goalDate: goalDate(a, c),
  served: c.facts.child.served,
  activeGoals: [...besides(c), ...beside],
})

const isOpen = ({ verdict }: GoalAnswer) => verdict === 'allowed' || verdict === 'conditional'

/** Whether a goal may be chosen. The same goal twice is never offered, whatever a state's rules say of it. */
export const choosable = (answer: GoalAnswer, facts: GoalFacts): boolean =>
  isOpen(answer) && !facts.activeGoals?.includes(answer.goal)

const optionsFor = (facts: GoalFacts, c: Context): Option[] =>
  c.rules
    .allowedGoals(facts)
    .filter((answer) => choosable(answer, facts))
    .map(({ goal, label, verdict, because }) => ({
      value: goal,
      label,
      ...(verdict === 'conditional' && { note: because }),
    }))

/** The facts as they are for the second goal, with the first one taken as given. */
export const secondFacts = (a: Chosen, c: Context): GoalFacts =>
  goalFacts(a, c, a.goal === undefined ? [] : [a.goal])

export const goalOptions = (a: Chosen, c: Context): Option[] => optionsFor(goalFacts(a, c), c)
/** Whether a concurrent goal is to be chosen: the edition asks for one beside this main goal, and none is on record. */
export const concurrentWanted = (a: Chosen, c: Context): boolean =>
  a.goal !== undefined && standingConcurrent(c) === null && isAsked(fieldOf('concurrent-goal')(a, c))

/** The facts as they are for the concurrent goal: beside the main one, chosen here or on record. */
export const concurrentFacts = (a: Chosen, c: Context): GoalFacts => {
  const main = a.goal ?? standingMain(c)?.goal
  return { ...goalFacts(a, c), activeGoals: main === undefined ? [] : [main] }
}

export const concurrentOptions = (a: Chosen, c: Context): Option[] => optionsFor(concurrentFacts(a, c), c)
export const secondOptions = (a: Chosen, c: Context): Option[] => optionsFor(secondFacts(a, c), c)

export const labelOf = (goal: string, c: Context): string => c.rules.goal(goal)?.label ?? goal

export const chosenGoals = (a: Chosen): string[] =>
  [a.goal, a.secondGoal, a.concurrentGoal].filter((goal) => goal !== undefined)

/** How many goals this child may still get. Where no rule gives a number, one and no more. */
export const room = (c: Context): number => (c.rules.goalLimit().value ?? 1) - c.facts.activeGoals.length

/** The rule by which a goal asks for more; null when none does. */
export const ruleNeeding = (what: Requirement, goal: string, c: Context): Ruled<Requirement> | null =>
  c.rules.requirements(goal).find((requirement) => requirement.value === what) ?? null

/** The chosen goal that asks for this, with its rule. */
export const needing = (what: Requirement, a: Chosen, c: Context) =>
  chosenGoals(a)
    .map((goal) => ({ goal, rule: ruleNeeding(what, goal, c) }))
    .find(({ rule }) => rule !== null) ?? null

/** The first chosen goal to which a permanent family may be linked. */
export const linkable = (a: Chosen, c: Context): string | undefined =>
  chosenGoals(a).find((goal) => c.rules.resourceLink(goal).value)

/** The first chosen goal with which recruitment is recorded. */
export const recruiting = (a: Chosen, c: Context): string | undefined =>
  chosenGoals(a).find((goal) => c.rules.recruitment(goal, goalFacts(a, c)).value === 'here')

/** The goals of the same kind, beside the one that wants the others ruled out, that the child neither has nor gets. */
export const otherGoals = (a: Chosen, c: Context): Option[] => {
  const taken = [...chosenGoals(a), ...besides(c)]
  const strict = needing('ruled-out', a, c)
  if (strict === null) return []
  const kind = c.rules.goal(strict.goal)?.planClass
  return c.rules
    .goals()
    .filter(({ id, planClass }) => planClass === kind && !taken.includes(id))
    .map(({ id, label }) => ({ value: id, label }))
}
