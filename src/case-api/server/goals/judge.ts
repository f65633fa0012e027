import type { NewGoal } from '../../contract/permanency-goals.ts'
import type { GoalFacts, IsoDate, Requirement, Rulebook } from '../../../policy/types.ts'
import { problem, type Answer } from '../answers.ts'

/** The child as it stands on record, inside the transaction. */
export interface ChildOnRecord {
  caseType: string
  role: string
  served: boolean
  guardianship: 'none' | 'partial' | 'full' | 'unknown'
  dateOfBirth: IsoDate | null
  active: readonly { goal: string; role: NewGoal['role'] }[]
}

/** The rules in force today. They judge a goal by its start date, as the bot does. */
export interface Rules {
  today: IsoDate
  book: Rulebook
}

/** Why these goals cannot stand together with those on record; null where they can. */
export function judgeTogether(
  goals: readonly NewGoal[],
  child: ChildOnRecord,
  { book }: Rules,
): Answer | null {
  const served = book.servedOnly()
  // A young parent can be the child who is served; where no rule speaks of service, only a child of the case counts.
  if (served.value ? !child.served : child.role !== 'child')
    return problem('not-a-served-child', served.because)

  const codes = goals.map((goal) => goal.goal)
  if (new Set(codes).size < codes.length)
    return problem(
      'goals-not-distinct',
      'The two goals are the same. Choose two different goals, or record one.',
    )
  if (new Set(goals.map((goal) => goal.role)).size < goals.length)
    return problem(
      'roles-not-distinct',
      'Of two goals, one is the primary goal and the other one the second or the concurrent one.',
    )

  // Where no rule says how many, there is one; a concurrent goal stands beside it.
  const limit = book.goalLimit()
  const counted = [...child.active, ...goals].filter(({ role }) => role !== 'concurrent')
  if (counted.length > (limit.value ?? 1)) return problem('goal-limit-reached', limit.because)
  if (child.active.some((active) => codes.includes(active.goal)))
    return problem(
      'goal-already-active',
      'This goal is already active for the child. Close it first, or choose another.',
    )
  return judgeRoles(goals, child)
}

function judgeRoles(goals: readonly NewGoal[], child: ChildOnRecord): Answer | null {
  const taken = new Set(child.active.map((active) => active.role))
  const clash = goals.some((goal) => taken.has(goal.role))
  const orphan = !taken.has('primary') && !goals.some((goal) => goal.role === 'primary')
  if (clash)
    return problem(
      'role-not-free',
      'The child already has a goal in this role. A goal may have been added while you worked.',
    )
  if (orphan)
    return problem('role-not-free', 'The child has no primary goal yet, so this goal is the primary one.')
  return null
}

/** The codes a goal stands next to. */
export interface Company {
  /** Active when this goal is looked at: those on record and those before it in the request. */
  before: readonly string[]
  /** Active in the end. */
  after: readonly string[]
}

/** Why one goal cannot be recorded; null where it can. */
export function judgeGoal(
  goal: NewGoal,
  child: ChildOnRecord,
  { book, today }: Rules,
  company: Company,
): Answer | null {
  const dates = judgeDates(goal, child, { book, today })
  if (dates) return dates
  const facts: GoalFacts = {
    caseType: child.caseType,
    guardianship: child.guardianship,
    goalDate: goal.startDate,
    served: child.served,
    activeGoals: company.before,
    ...(child.dateOfBirth === null ? {} : { dateOfBirth: child.dateOfBirth }),
  }
  const { verdict, because } = book.verdictFor(goal.goal, facts)
  if (verdict === 'not-allowed') return problem('goal-not-allowed', because)
  if (verdict === 'unknown' || book.goal(goal.goal) === null) return problem('goal-not-known', because)
  return judgeExtras(goal, book, facts, today) ?? judgeRequirements(goal, book, company.after)
}

function judgeDates(goal: NewGoal, child: ChildOnRecord, { book, today }: Rules): Answer | null {
  if (goal.startDate > today)
    return problem('start-in-future', 'The start date is in the future. Use today or an earlier day.')
  if (child.dateOfBirth !== null && goal.startDate < child.dateOfBirth)
    return problem('start-before-birth', 'The start date lies before the child was born.')
  if (goal.targetDate === undefined) {
    const target = book.targetDate()
    return target.value ? problem('target-missing', target.because) : null
  }
  if (goal.targetDate <= goal.startDate)
    return problem('target-not-after-start', 'The target date must be later than the start date.')
  return null
}

function judgeExtras(goal: NewGoal, book: Rulebook, facts: GoalFacts, today: IsoDate): Answer | null {
  if (goal.recruitment?.length) {
    const where = book.recruitment(goal.goal, facts)
    if (where.value !== 'here') return problem('recruitment-not-here', where.because)
    if (goal.recruitment.some((activity) => activity.date > today))
      return problem(
        'recruitment-in-future',
        'A recruitment activity is dated in the future. Record it when it has happened.',
      )
  }
  if (goal.resource !== undefined) {
    const link = book.resourceLink(goal.goal)
    if (!link.value) return problem('resource-not-linkable', link.because)
  }
  return null
}

function judgeRequirements(goal: NewGoal, book: Rulebook, taken: readonly string[]): Answer | null {
  const codes = goal.ruledOut ?? []
  const sound =
    new Set(codes).size === codes.length &&
    codes.every((code) => code !== goal.goal && book.goal(code) !== null)
  if (!sound)
    return problem('ruled-out-invalid', 'Each goal ruled out is another goal of this state, named once.')
  const missing = book.requirements(goal.goal).find((asked) => !isMet(goal, asked.value, book, taken))
  return missing ? problem('requirement-missing', missing.because) : null
}

function isMet(goal: NewGoal, asked: Requirement, book: Rulebook, taken: readonly string[]): boolean {
  if (asked === 'compelling-reason') return goal.compellingReason !== undefined
  if (asked === 'committed-resource') return goal.committedResource !== undefined
  const kind = book.goal(goal.goal)?.planClass
  const others = book.goals().filter(({ id, planClass }) => planClass === kind && !taken.includes(id))
  return others.every(({ id }) => goal.ruledOut?.includes(id))
}
