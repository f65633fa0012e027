import * as z from 'zod'

/** What the flow fills in. Without `children` it is the goal of the whole family. */
export const servicePlanGoalRecord = z.strictObject({
  children: z.array(z.string()).min(1).optional(),
  startDate: z.iso.date().optional(),
  goal: z.string(),
  reasonForChild: z.string().optional(),
  nonProtectivePlacement: z.enum(['yes', 'no']).optional(),
  conferenceDate: z.iso.date().optional(),
  conferenceReason: z.string().optional(),
  ruledOut: z.array(z.string()).optional(),
  ruledOutReason: z.string().optional(),
  kinRelation: z.string().optional(),
  kinLicence: z.string().optional(),
  connections: z.string().optional(),
})
export type ServicePlanGoal = z.infer<typeof servicePlanGoalRecord>
