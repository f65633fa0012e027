import { z } from '@hono/zod-openapi'
import type { OnRecord as AsTheBotReadsIt } from '../../bot/on-record.ts'
import { CasePlan } from './case-plans.ts'
import { CesReferral } from './ces-referrals.ts'
import { ClosingSummary } from './closing-summary.ts'
import { ConcurrentPlan } from './concurrent-plans.ts'
import { ContactNote } from './contact-notes.ts'
import { Goal } from './permanency-goals.ts'
import { ServicePlanGoal } from './service-plan-goals.ts'
import { Code, Day, Id } from './values.ts'

const functioning = z.object({
  child: z.string().nullable(),
  parents: z.string().nullable(),
  family: z.string().nullable(),
})

/** What others keep in the case system and plans refer to. */
const kept = {
  personTypes: z.array(z.object({ child: Id, personType: Code.nullable() })),
  courtNumbers: z.array(z.object({ child: Id, number: z.string() })),
  cansItems: z.array(
    z.object({
      id: Id,
      subject: z.enum(['child', 'caregiver', 'permanent-resource']),
      person: Id,
      item: z.string(),
      starred: z.boolean(),
    }),
  ),
  safetyAssessments: z.array(
    z.object({ id: Id, completedOn: Day, children: z.array(Id), safetyServices: z.boolean() }),
  ),
  wellBeing: z.array(z.object({ child: Id, heading: z.string(), text: z.string() })),
  assessments: z.array(
    z.object({ id: Id, status: z.enum(['pending', 'approved']), completedOn: Day, functioning }),
  ),
  conferences: z.array(z.object({ id: Id, heldOn: Day, children: z.array(Id), reason: z.string() })),
}

export const CaseFileOnRecord = z.object(kept)
export type CaseFileOnRecord = z.output<typeof CaseFileOnRecord>

/** All that is on record of one case. Lists are newest first; goals and outcomes oldest first. */
export const OnRecord = z
  .object({
    goals: z.array(Goal),
    concurrentPlans: z.array(ConcurrentPlan),
    casePlans: z.array(CasePlan),
    servicePlanGoals: z.array(ServicePlanGoal),
    cesReferrals: z.array(CesReferral),
    contactNotes: z.array(ContactNote.omit({ narrative: true })),
    closingSummary: ClosingSummary.nullable(),
    ...kept,
  })
  .openapi('OnRecord') satisfies z.ZodType<AsTheBotReadsIt>
export type OnRecord = z.output<typeof OnRecord>
