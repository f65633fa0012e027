import { z } from '@hono/zod-openapi'
import { List } from './lists.ts'
import { closable, Edition, recorded } from './recorded.ts'
import { Code, Day, Id, Line, Narrative } from './values.ts'

/** What the plan does toward one kind of permanency. */
const Step = z.strictObject({ toward: Code, what: Narrative(500), by: Day.optional() })

export const NewConcurrentPlan = z
  .strictObject({
    concurrentGoal: Code,
    establishedOn: Day,
    forum: Line(80),
    steps: z.array(Step).min(1).max(20),
    relatives: z
      .strictObject({ considered: z.boolean(), contraryToWelfareReason: Narrative(1000).optional() })
      .optional(),
    resource: Line(120).optional(),
    reasonableEfforts: Narrative(2000).optional(),
    overOneYear: z.strictObject({ date: Day, decision: Narrative(1000) }).optional(),
    replaces: Id.optional().openapi({
      description: 'The active concurrent plan of the child that this one stands in place of.',
    }),
    edition: Edition,
  })
  .openapi('NewConcurrentPlan')
export type NewConcurrentPlan = z.output<typeof NewConcurrentPlan>

export const ConcurrentPlan = z
  .object({
    id: Id,
    case: Id,
    child: Id,
    primaryGoal: Id,
    concurrentGoal: Code,
    establishedOn: Day,
    forum: z.string(),
    steps: z.array(z.object({ toward: Code, what: z.string(), by: Day.nullable() })),
    relatives: z
      .object({ considered: z.boolean(), contraryToWelfareReason: z.string().nullable() })
      .nullable(),
    resource: z.string().nullable(),
    reasonableEfforts: z.string().nullable(),
    overOneYear: z.object({ date: Day, decision: z.string() }).nullable(),
    ...closable,
    ...recorded,
  })
  .openapi('ConcurrentPlan')
export type ConcurrentPlan = z.output<typeof ConcurrentPlan>

export const ConcurrentPlanList = List(ConcurrentPlan).openapi('ConcurrentPlanList')
