import { z } from '@hono/zod-openapi'
import { List } from './lists.ts'
import { closable, Edition, recorded } from './recorded.ts'
import { Code, Day, Id, Narrative } from './values.ts'

const RuledOut = z.strictObject({ goal: Code, reason: Narrative(1000) })
const Conference = z.strictObject({ date: Day, reason: Narrative(2000) })

export const NewServicePlanGoal = z
  .strictObject({
    scope: z.enum(['family', 'child']),
    children: z.array(Id).min(1).max(20).optional(),
    reasonForChild: Narrative(1000).optional(),
    goal: Code,
    startDate: Day,
    conference: Conference.optional(),
    ruledOut: z.array(RuledOut).max(20).optional(),
    kin: z.strictObject({ relation: Code, licensed: Code }).optional(),
    nonProtectivePlacement: z.boolean().optional(),
    connections: Narrative(2000).optional(),
    replaces: Id.optional().openapi({
      description: 'The active service plan goal that this one stands in place of.',
    }),
    edition: Edition,
  })
  .openapi('NewServicePlanGoal')
export type NewServicePlanGoal = z.output<typeof NewServicePlanGoal>

export const ServicePlanGoal = z
  .object({
    id: Id,
    case: Id,
    scope: z.enum(['family', 'child']),
    children: z.array(Id),
    reasonForChild: z.string().nullable(),
    goal: Code,
    label: z.string(),
    startDate: Day,
    conference: z.object({ date: Day, reason: z.string() }).nullable(),
    ruledOut: z.array(z.object({ goal: Code, reason: z.string() })),
    kin: z.object({ relation: Code, licensed: Code }).nullable(),
    nonProtectivePlacement: z.boolean().nullable(),
    connections: z.string().nullable(),
    ...closable,
    ...recorded,
  })
  .openapi('ServicePlanGoal')
export type ServicePlanGoal = z.output<typeof ServicePlanGoal>

export const ServicePlanGoalList = List(ServicePlanGoal).openapi('ServicePlanGoalList')
