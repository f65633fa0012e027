import type { GoalAnswer, GoalFacts, Requirement, Ruled } from '../src/policy/types.ts'
import type { FlowContext, Option } from '../src/dialog/types.ts'
import type { ChildFacts } from '../src/bot/facts.ts'

export type Context = FlowContext<ChildFacts>

/** The part of the record that the goal rules look at. */
export interface Chosen {
  startDate?: string | undefined
  goal?: string | undefined
  secondGoal?: string | undefined
}

/** The day on which goals are judged. */
export const goalDate = (a: Chosen, c: Context): string => a.startDate ?? c.today

/** What the rules may know of this child. `beside` are goals chosen in this flow and not yet recorded. */
export const goalFacts = (a: Chosen, c: Context, beside: readonly string[] = []): GoalFacts => ({
  caseType: c.facts.case.caseType,
  guardianship: c.facts.child.guardianship,
  dateOfBirth: c.facts.child.dateOfBirth ?? undefined,
  goalDate: goalDate(a, c),
  served: c.facts.child.served,
  activeGoals: [...c.facts.activeGoals.map((active) => active.goal), ...beside],
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
export const secondOptions = (a: Chosen, c: Context): Option[] => optionsFor(secondFacts(a, c), c)

export const labelOf = (goal: string, c: Context): string => c.rules.goal(goal)?.label ?? goal

export const chosenGoals = (a: Chosen): string[] =>
  [a.goal, a.secondGoal].filter((goal) => goal !== undefined)

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
  const taken = [...chosenGoals(a), ...c.facts.activeGoals.map((active) => active.goal)]
  const strict = needing('ruled-out', a, c)
  const kind = strict === null ? null : c.rules.goal(strict.goal)?.planClass
  return c.rules
    .goals()
    .filter(({ id, planClass }) => planClass === kind && !taken.includes(id))
    .map(({ id, label }) => ({ value: id, label }))
}
