import type { GoalAnswer, GoalFacts, Requirement, Ruled } from '../src/policy/types.ts'
import type { FlowContext, Option, Refusal } from '../src/dialog/types.ts'
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

const choosable = (answer: GoalAnswer, facts: GoalFacts) =>
  (answer.verdict === 'allowed' || answer.verdict === 'conditional') &&
  !facts.activeGoals?.includes(answer.goal)

const optionsFor = (facts: GoalFacts, c: Context): Option[] =>
  c.rules
    .allowedGoals(facts)
    .filter((answer) => choosable(answer, facts))
    .map(({ goal, label, verdict, because }) => ({
      value: goal,
      label,
      ...(verdict === 'conditional' && { note: because }),
    }))

const first = (a: Chosen) => (a.goal === undefined ? [] : [a.goal])
export const goalOptions = (a: Chosen, c: Context) => optionsFor(goalFacts(a, c), c)
export const secondOptions = (a: Chosen, c: Context) => optionsFor(goalFacts(a, c, first(a)), c)

/** The rule's own words where it says no. A code that is no goal has no rule; the list refuses it. */
const objectionTo = (goal: string, facts: GoalFacts, c: Context): Refusal | null => {
  if (c.rules.goal(goal) === null) return null
  const answer = c.rules.verdictFor(goal, facts)
  if (choosable(answer, facts)) return null
  const { because, allowedFrom, citation } = answer
  if (answer.verdict === 'not-allowed' || answer.verdict === 'unknown')
    return { because, allowedFrom, citation }
  return { because: `${answer.label} is already one of this child's goals.` }
}

export const goalObjection = (goal: string, a: Chosen, c: Context) => objectionTo(goal, goalFacts(a, c), c)
export const secondObjection = (goal: string, a: Chosen, c: Context) =>
  objectionTo(goal, goalFacts(a, c, first(a)), c)

export const labelOf = (goal: string, c: Context): string => c.rules.goal(goal)?.label ?? goal

export const chosenGoals = (a: Chosen): string[] =>
  [a.goal, a.secondGoal].filter((goal) => goal !== undefined)

/** How many goals this child may still get. Where no rule gives a number, one and no more. */
export const room = (c: Context): number => (c.rules.goalLimit().value ?? 1) - c.facts.activeGoals.length

/** The rule by which a chosen goal asks for more; null when none does. */
export const needs = (what: Requirement, a: Chosen, c: Context): Ruled<Requirement> | null =>
  chosenGoals(a)
    .flatMap((goal) => c.rules.requirements(goal))
    .find((requirement) => requirement.value === what) ?? null

export const goalNeeding = (what: Requirement, goal: string, c: Context): boolean =>
  c.rules.requirements(goal).some((requirement) => requirement.value === what)

export const linkable = (a: Chosen, c: Context): string | undefined =>
  chosenGoals(a).find((goal) => c.rules.resourceLink(goal).value)

export const recruiting = (a: Chosen, c: Context): string | undefined =>
  chosenGoals(a).find((goal) => c.rules.recruitment(goal, goalFacts(a, c)).value === 'here')

/** The other goals of the same kind that the worker did not choose. */
export const otherGoals = (a: Chosen, c: Context): Option[] => {
  const chosen = chosenGoals(a)
  const strict = chosen.find((goal) => goalNeeding('ruled-out', goal, c))
  const kind = strict === undefined ? null : c.rules.goal(strict)?.planClass
  return c.rules
    .goals()
    .filter(({ id, planClass }) => planClass === kind && !chosen.includes(id))
    .map(({ id, label }) => ({ value: id, label }))
}

const listOf = (words: readonly string[]) => words.join(' and ')

/** Why no goal can be recorded for this person now; null when one can. */
export const closedDoor = (c: Context): Refusal | null => {
  const served = c.rules.servedOnly()
  if (served.value && !c.facts.child.served) return { because: served.because, citation: served.citation }
  if (room(c) < 1) {
    const { because, citation } = c.rules.goalLimit()
    const has = listOf(c.facts.activeGoals.map((active) => active.label))
    return { because: `${because} This child has ${has}. One has to end before another begins.`, citation }
  }
  return goalOptions({}, c).length > 0 ? null : nothingToChoose(c)
}

const nothingToChoose = (c: Context): Refusal => {
  const facts = goalFacts({}, c)
  const answers = c.rules.allowedGoals(facts)
  const why = answers.find((answer) => answer.verdict === 'unknown') ?? answers[0]
  const known = (['none', 'full'] as const).some(
    (guardianship) => optionsFor({ ...facts, guardianship }, c).length,
  )
  const next = known
    ? 'Please have the guardianship status entered on the case first.'
    : 'Your agency can supply the list of goals. Until then, ask your supervisor.'
  return {
    because: `${why?.because ?? 'No policy in force says which goals are allowed here.'} ${next}`,
    citation: why?.citation ?? null,
  }
}
