import { z } from '@hono/zod-openapi'
import { List } from './lists.ts'
import { Code, Day, Id, Instant, Line, Narrative, StateCode } from './values.ts'

const Role = z.enum(['primary', 'second'])

/** An informal recruitment activity, recorded with the goal. */
export const Recruitment = z
  .strictObject({ type: z.literal('informal'), date: Day, note: Narrative(1000) })
  .openapi('Recruitment')

export const NewGoal = z
  .strictObject({
    goal: Code,
    role: Role,
    startDate: Day,
    targetDate: Day,
    resource: Line(120).optional(),
    recruitment: z.array(Recruitment).max(20).optional(),
    compellingReason: Narrative(2000).optional(),
    ruledOut: z.array(Code).max(20).optional(),
    committedResource: Line(120).optional(),
  })
  .openapi('NewPermanencyGoal')
export type NewGoal = z.output<typeof NewGoal>

export const NewGoals = z
  .strictObject({
    goals: z.array(NewGoal).min(1).max(2),
    edition: Line(80).openapi({
      description: 'The policy edition that the worker was shown.',
      example: 'tn@2018-04-01',
    }),
  })
  .openapi('NewPermanencyGoals')
export type NewGoals = z.output<typeof NewGoals>

export const Goal = z
  .object({
    id: Id,
    case: Id,
    child: Id,
    state: StateCode,
    goal: Code,
    label: z.string(),
    goalClass: z.enum(['custodial', 'non-custodial']).nullable(),
    role: Role,
    startDate: Day,
    targetDate: Day,
    resource: z.string().nullable(),
    recruitment: z.array(z.object({ type: z.literal('informal'), date: Day, note: z.string() })),
    compellingReason: z.string().nullable(),
    ruledOut: z.array(Code),
    committedResource: z.string().nullable(),
    status: z.enum(['active', 'closed']),
    closedOn: Day.nullable(),
    closedReason: z.string().nullable(),
    edition: z.string(),
    recordedBy: Id,
    recordedVia: z.string(),
    recordedAt: Instant,
    version: z.number().int().openapi({ description: 'Its ETag is this number in double quotes.' }),
  })
  .openapi('PermanencyGoal')
export type Goal = z.output<typeof Goal>

export const GoalList = List(Goal).openapi('PermanencyGoalList')

export const Closure = z.strictObject({ reason: Narrative(500) }).openapi('PermanencyGoalClosure')
export type Closure = z.output<typeof Closure>
