import { z } from '@hono/zod-openapi'
import { List } from './lists.ts'
import { ContentHash, MoPlan, PlanContent, WiPlan } from './plan-content.ts'
import { Edition, Named, recorded, Version } from './recorded.ts'
import { Day, Id, Instant, Narrative } from './values.ts'

/** The content of a plan, and the edition its worker was shown. */
export const NewCasePlan = z
  .discriminatedUnion('planType', [WiPlan.extend({ edition: Edition }), MoPlan.extend({ edition: Edition })])
  .openapi('NewCasePlan')
export type NewCasePlan = z.output<typeof NewCasePlan>

export const PlanSubmission = z.strictObject({ contentHash: ContentHash }).openapi('CasePlanSubmission')
export type PlanSubmission = z.output<typeof PlanSubmission>

export const PlanApproval = z
  .strictObject({
    decision: z.enum(['approve', 'return']),
    note: Narrative(1000).optional().openapi({ description: 'A plan is not returned without one.' }),
    contentHash: ContentHash.openapi({ description: 'Of the content that the supervisor was shown.' }),
    planDate: Day.optional().openapi({
      description: 'Today, where the plan’s own date lies ahead: no plan is approved with a date to come.',
    }),
  })
  .openapi('CasePlanApproval')
export type PlanApproval = z.output<typeof PlanApproval>

const Decision = z.object({
  decision: z.enum(['approve', 'return']),
  by: Named,
  at: Instant,
  note: z.string().nullable(),
  contentHash: ContentHash,
})

export const CasePlan = z
  .object({
    id: Id,
    case: Id,
    children: z.array(Id),
    planType: z.enum([...WiPlan.shape.planType.options, ...MoPlan.shape.planType.options]),
    status: z.enum(['pending', 'submitted', 'approved', 'returned', 'superseded']),
    content: PlanContent,
    contentHash: ContentHash,
    author: Named,
    submittedAt: Instant.nullable(),
    decisions: z.array(Decision),
    approvedOn: Day.nullable(),
    names: z
      .object({ worker: z.string(), supervisor: z.string() })
      .nullable()
      .openapi({ description: 'Who wrote and who approved it; null until it is approved.' }),
    supersededBy: Id.nullable(),
    ...recorded,
    version: Version,
  })
  .openapi('CasePlan')
export type CasePlan = z.output<typeof CasePlan>

export const CasePlanList = List(CasePlan).openapi('CasePlanList')
