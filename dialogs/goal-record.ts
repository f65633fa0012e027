import * as z from 'zod'
import type { WriteRequest } from '../src/bot/ports.ts'
import { goalDate, linkable, recruiting, ruleNeeding, type Context } from './goal-rules.ts'

/** What the flow fills in: one goal, and a second one where it is wanted. */
export const goalRecord = z.strictObject({
  startDate: z.iso.date().optional(),
  goal: z.string(),
  targetDate: z.iso.date(),
  secondGoal: z.string().optional(),
  secondTargetDate: z.iso.date().optional(),
  compellingReason: z.string().optional(),
  ruledOut: z.array(z.string()).optional(),
  committedResource: z.string().optional(),
  resource: z.string().optional(),
  recruitment: z.string().optional(),
})
export type GoalRecord = z.infer<typeof goalRecord>

interface Place {
  goal: string
  role: 'primary' | 'second'
  targetDate: string
}

/** Entries that belong to one goal alone stand with the goal that asked for them. */
const oneGoal = (r: GoalRecord, c: Context, { goal, role, targetDate }: Place) => {
  const { resource, recruitment, compellingReason, ruledOut, committedResource } = r
  const asks = (what: Parameters<typeof ruleNeeding>[0]) => ruleNeeding(what, goal, c) !== null
  return {
    goal,
    role,
    startDate: goalDate(r, c),
    targetDate,
    ...(resource !== undefined && goal === linkable(r, c) && { resource }),
    ...(recruitment !== undefined &&
      goal === recruiting(r, c) && { recruitment: [{ type: 'informal', date: c.today, note: recruitment }] }),
    ...(compellingReason !== undefined && asks('compelling-reason') && { compellingReason }),
    ...(ruledOut !== undefined && asks('ruled-out') && { ruledOut }),
    ...(committedResource !== undefined && asks('committed-resource') && { committedResource }),
  }
}

const placesOf = (r: GoalRecord, c: Context): Place[] => {
  const led = c.facts.activeGoals.some((active) => active.role === 'primary')
  const first: Place = { goal: r.goal, role: led ? 'second' : 'primary', targetDate: r.targetDate }
  if (r.secondGoal === undefined || r.secondTargetDate === undefined) return [first]
  return [first, { goal: r.secondGoal, role: 'second', targetDate: r.secondTargetDate }]
}

/** The body for the case API: one or two goals, and the edition they were judged by. */
export const goalWrite = (r: GoalRecord, c: Context): WriteRequest => ({
  case: c.facts.case.id,
  child: c.facts.child.id,
  steps: [
    {
      kind: 'permanency-goals',
      of: c.facts.child.id,
      body: { goals: placesOf(r, c).map((place) => oneGoal(r, c, place)), edition: c.rules.edition ?? '' },
    },
  ],
})
