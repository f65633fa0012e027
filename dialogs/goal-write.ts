import type { WriteRequest } from '../src/bot/ports.ts'
import { goalDate, goalNeeding, linkable, recruiting, type Context } from './goal-rules.ts'

/** A finished record, as the flow's schema makes it. Dates are ISO days. */
export interface GoalRecord {
  startDate?: string | undefined
  goal: string
  targetDate: string
  secondGoal?: string | undefined
  secondTargetDate?: string | undefined
  compellingReason?: string | undefined
  ruledOut?: string[] | undefined
  committedResource?: string | undefined
  resource?: string | undefined
  recruitment?: string | undefined
}

const primaryStands = (c: Context) => c.facts.activeGoals.some((active) => active.role === 'primary')

const one = (r: GoalRecord, c: Context, goal: string, role: 'primary' | 'second', targetDate: string) => ({
  goal,
  role,
  startDate: goalDate(r, c),
  targetDate,
  ...(r.resource !== undefined && goal === linkable(r, c) && { resource: r.resource }),
  ...(r.recruitment !== undefined &&
    goal === recruiting(r, c) && { recruitment: [{ type: 'informal', date: c.today, note: r.recruitment }] }),
  ...(r.compellingReason !== undefined &&
    goalNeeding('compelling-reason', goal, c) && { compellingReason: r.compellingReason }),
  ...(r.ruledOut !== undefined && goalNeeding('ruled-out', goal, c) && { ruledOut: r.ruledOut }),
  ...(r.committedResource !== undefined &&
    goalNeeding('committed-resource', goal, c) && { committedResource: r.committedResource }),
})

/** The body for the case API: one or two goals, each with what belongs to it, and the edition they were judged by. */
export const goalWrite = (r: GoalRecord, c: Context): WriteRequest => ({
  kind: 'permanency-goals',
  case: c.facts.case.id,
  child: c.facts.child.id,
  body: {
    goals: [
      one(r, c, r.goal, primaryStands(c) ? 'second' : 'primary', r.targetDate),
      ...(r.secondGoal !== undefined && r.secondTargetDate !== undefined
        ? [one(r, c, r.secondGoal, 'second', r.secondTargetDate)]
        : []),
    ],
    edition: c.rules.edition ?? '',
  },
})
