import { z } from '@hono/zod-openapi'
import { List } from './lists.ts'
import { closable, DecidedAt, Edition, recorded } from './recorded.ts'
import { Code, Day, Id, Line, Narrative, StateCode } from './values.ts'

const Role = z.enum(['primary', 'second', 'concurrent'])

/** An informal recruitment activity, recorded with the goal. */
export const Recruitment = z
  .strictObject({ type: z.literal('informal'), date: Day, note: Narrative(1000) })
  .openapi('Recruitment')

export const NewGoal = z
  .strictObject({
    goal: Code,
    role: Role,
    startDate: Day,
    targetDate: Day.optional().openapi({ description: 'Where the rules of the state want one.' }),
    decidedAt: DecidedAt.optional(),
    rationale: Narrative(2000).optional(),
    efforts: Narrative(2000).optional(),
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
    edition: Edition,
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
    targetDate: Day.nullable(),
    decidedAt: z.object({ forum: z.string(), date: Day }).nullable(),
    rationale: z.string().nullable(),
    efforts: z.string().nullable(),
    resource: z.string().nullable(),
    recruitment: z.array(z.object({ type: z.literal('informal'), date: Day, note: z.string() })),
    compellingReason: z.string().nullable(),
    ruledOut: z.array(Code),
    committedResource: z.string().nullable(),
    ...closable,
    ...recorded,
    recordedVia: z.string(),
  })
  .openapi('PermanencyGoal')
export type Goal = z.output<typeof Goal>

export const GoalList = List(Goal).openapi('PermanencyGoalList')

export const Closure = z.strictObject({ reason: Narrative(500) }).openapi('PermanencyGoalClosure')
export type Closure = z.output<typeof Closure>
