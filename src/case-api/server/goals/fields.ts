import type { NewGoal } from '../../contract/permanency-goals.ts'
import type { IsoDate, RuleFacts } from '../../../policy/types.ts'
import { problem, type Answer } from '../answers.ts'
import { timeInCare } from '../../../policy/time-in-care.ts'
import { about, firstOf, lacking, unlisted } from '../rules.ts'
import type { ChildRow } from './child.ts'
import type { Rules } from './judge.ts'

/** The day whose edition decides: that of the meeting where one is named, today otherwise. */
export const decidedOn = (goals: readonly NewGoal[], today: IsoDate): IsoDate =>
  goals
    .flatMap(({ decidedAt }) => decidedAt?.date ?? [])
    .sort()
    .at(-1) ?? today

/** Why these goals cannot have these roles here; null where the state uses them. */
export function judgeRoles(
  goals: readonly NewGoal[],
  child: ChildRow,
  { book, today }: Rules,
): Answer | null {
  if (!goals.some(({ role }) => role === 'concurrent')) return null
  const asked = book.need('permanency-goal', 'concurrent-goal', factsOf(goals, child, today))
  if (asked.value !== 'not-asked' || asked.citation !== null) return null
  return problem('role-not-used', `${book.stateName} records no concurrent goals here. ${asked.because}`)
}

/** Why a goal lacks what the edition asks to be recorded with it; null where nothing is missing. */
export function judgeFields(goals: readonly NewGoal[], child: ChildRow, rules: Rules): Answer | null {
  for (const goal of goals) {
    const refusal = judgeOne(goal, goals, child, rules)
    if (refusal) return refusal
  }
  return null
}

function judgeOne(
  goal: NewGoal,
  all: readonly NewGoal[],
  child: ChildRow,
  { book, today }: Rules,
): Answer | null {
  const { decidedAt, rationale, efforts, role } = goal
  const facts: RuleFacts = { ...factsOf(all, child, today), goal: goal.goal }
  const given = {
    'decided-forum': decidedAt !== undefined,
    'decided-on': decidedAt !== undefined,
    rationale: rationale !== undefined,
    efforts: efforts !== undefined,
    ...(role === 'primary' && { 'concurrent-goal': facts['concurrent-goal'] !== undefined }),
  }
  return firstOf(
    () =>
      decidedAt !== undefined && decidedAt.date > today
        ? about(
            'decided-at',
            'decided-in-future',
            'The meeting lies in the future. Record the goal when it was held.',
          )
        : null,
    () => lacking(book, 'permanency-goal', given, facts),
    () => unlisted(book, 'decided-forum', 'decided-at', decidedAt?.forum),
  )
}

function factsOf(goals: readonly NewGoal[], child: ChildRow, today: IsoDate): RuleFacts {
  const all = [...goals, ...child.active]
  const inRole = (role: NewGoal['role']) => all.find((one) => one.role === role)?.goal
  return {
    'primary-goal': inRole('primary'),
    'concurrent-goal': inRole('concurrent'),
    'main-goal-on-record': child.active.some(({ role }) => role === 'primary'),
    'case-type': child.caseType,
    ...timeInCare(child.facts, decidedOn(goals, today)),
  }
}
