import * as z from 'zod'
import type { WriteRequest, WriteStep } from '../../src/bot/ports.ts'
import { planShape, planWanted } from '../concurrent-plan/questions.ts'
import { closureStep, noteStep, planClosure, planStep } from '../concurrent-plan/write.ts'
import { isAsked } from '../by-edition.ts'
import { groundless, takenUp } from './endings.ts'
import { goalNote } from './note.ts'
import * as rules from './rules.ts'
import { goalDate, linkable, recruiting, ruleNeeding, type Context } from './rules.ts'

/** What the flow fills in: a goal, one beside it where there is room, and what the edition wants with them. */
export const goalRecord = z.strictObject({
  decidedForum: z.string().optional(),
  decidedOn: z.iso.date().optional(),
  startDate: z.iso.date().optional(),
  goal: z.string(),
  targetDate: z.iso.date().optional(),
  secondGoal: z.string().optional(),
  secondTargetDate: z.iso.date().optional(),
  concurrentGoal: z.string().optional(),
  endedReason: z.string().optional(),
  closeConcurrent: z.enum(['yes', 'no']).optional(),
  rationale: z.string().optional(),
  efforts: z.string().optional(),
  compellingReason: z.string().optional(),
  ruledOut: z.array(z.string()).optional(),
  committedResource: z.string().optional(),
  resource: z.string().optional(),
  recruitment: z.string().optional(),
  ...planShape,
})
export type GoalRecord = z.infer<typeof goalRecord>

interface Place {
  goal: string
  role: 'primary' | 'second' | 'concurrent'
  targetDate?: string | undefined
}

const decidedAt = ({ decidedForum, decidedOn }: GoalRecord, c: Context) =>
  decidedForum !== undefined && { decidedAt: { forum: decidedForum, date: decidedOn ?? c.today } }

/** What a rule wants with this very goal. */
const demanded = (r: GoalRecord, c: Context, goal: string) => {
  const { compellingReason, ruledOut, committedResource } = r
  const asks = (what: Parameters<typeof ruleNeeding>[0]) => ruleNeeding(what, goal, c) !== null
  return {
    ...(compellingReason !== undefined && asks('compelling-reason') && { compellingReason }),
    ...(ruledOut !== undefined && asks('ruled-out') && { ruledOut }),
    ...(committedResource !== undefined && asks('committed-resource') && { committedResource }),
  }
}

/** Entries that belong to one goal alone stand with the goal that asked for them. */
const oneGoal = (r: GoalRecord, c: Context, { goal, role, targetDate }: Place) => {
  const { resource, recruitment, rationale, efforts } = r
  const main = goal === r.goal
  return {
    goal,
    role,
    startDate: goalDate(r, c),
    ...(targetDate !== undefined && { targetDate }),
    ...decidedAt(r, c),
    ...(rationale !== undefined && main && { rationale }),
    ...(efforts !== undefined && main && { efforts }),
    ...(resource !== undefined && goal === linkable(r, c) && { resource }),
    ...(recruitment !== undefined &&
      goal === recruiting(r, c) && { recruitment: [{ type: 'informal', date: c.today, note: recruitment }] }),
    ...demanded(r, c, goal),
  }
}

const placesOf = (r: GoalRecord, c: Context): Place[] => {
  const led = rules.standingMain(c) !== null && !rules.replacing(r, c)
  const { secondGoal, secondTargetDate, concurrentGoal } = r
  return [
    { goal: r.goal, role: led ? 'second' : 'primary', targetDate: r.targetDate },
    ...(secondGoal === undefined
      ? []
      : [{ goal: secondGoal, role: 'second' as const, targetDate: secondTargetDate }]),
    ...(concurrentGoal === undefined ? [] : [{ goal: concurrentGoal, role: 'concurrent' as const }]),
  ]
}

/** Why the concurrent goal on record ends with this entry; null where it stays. */
const whyConcurrentEnds = (r: GoalRecord, c: Context): string | null => {
  if (takenUp(r, c)) return 'It has become the main goal.'
  const closes = groundless(r, c) && r.closeConcurrent === 'yes'
  return closes ? rules.fieldOf('concurrent-goal')(r, c).because : null
}

/** The goals on record that end before the new one is written. */
const closures = (r: GoalRecord, c: Context): WriteStep[] => {
  const [main, beside, why] = [rules.standingMain(c), rules.standingConcurrent(c), whyConcurrentEnds(r, c)]
  return [
    ...(main !== null && r.endedReason !== undefined ? [closureStep(main, r.endedReason)] : []),
    ...(beside !== null && why !== null ? [closureStep(beside, why)] : []),
  ]
}

/** All that a decision brings to the case record: what ends, the goals, the concurrent plan and the contact note. */
export const goalWrite = (r: GoalRecord, c: Context): WriteRequest => {
  const goals = placesOf(r, c).map((place) => oneGoal(r, c, place))
  const why = whyConcurrentEnds(r, c)
  return {
    case: c.facts.case.id,
    child: c.facts.child.id,
    steps: [
      ...closures(r, c),
      { kind: 'permanency-goals', of: c.facts.child.id, body: { goals, edition: c.rules.edition ?? '' } },
      ...(planWanted(r, c) ? [planStep(r, c)] : []),
      ...(why === null ? [] : planClosure(why, c)),
      ...(isAsked(rules.fieldOf('contact-note')(r, c)) ? [noteStep(goalNote(r, c), r, c)] : []),
    ],
  }
}
