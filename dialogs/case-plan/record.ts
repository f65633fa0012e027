import * as z from 'zod'

const day = z.iso.date()
const texts = z.array(z.string())

const condition = z.strictObject({
  section: z.enum(['child', 'parents-caregivers', 'family']),
  participants: texts.optional(),
  text: z.string(),
  goals: texts.min(1),
})

/** A list that the edition leaves out is filled in one's own words; the `listed…` field stands in once there is a list. */
const service = z.strictObject({
  condition: z.string().optional(),
  category: z.string().optional(),
  listedCategory: z.string().optional(),
  explanation: z.string(),
  responsibleType: z.enum(['provider', 'medical-provider', 'case-participant', 'worker']),
  responsibleName: z.string(),
  frequencyDuration: z.string(),
  beginDate: day,
  endDate: day.optional(),
  status: z.string().optional(),
  listedStatus: z.string().optional(),
  progress: z.string().optional(),
  statusDescription: z.string().optional(),
  cansItems: texts.optional(),
  source: z.string().optional(),
})

/** What the flow fills in. What the plan says is made of it by content.ts. */
export const casePlanRecord = z.strictObject({
  start: z.string(),
  children: texts.min(1),
  importChildren: texts.optional(),
  importPlans: texts.optional(),
  pendingPlans: z.string().optional(),
  history: z.string().optional(),
  ticked: texts.optional(),
  planDate: day,
  planType: z.enum(['case', 'permanency']).optional(),
  courtNumbers: texts.optional(),
  safetyAssessment: z.string().optional(),
  diminishedCapacities: texts.optional(),
  listedCapacities: texts.optional(),
  behavioralChange: z.string().optional(),
  childFunctioning: z.string().optional(),
  parentsFunctioning: z.string().optional(),
  familyFunctioning: z.string().optional(),
  conditions: z.array(condition).min(1),
  services: z.array(service).optional(),
  considered: z.array(z.strictObject({ cansItem: z.string(), reason: z.string() })).optional(),
  handIn: z.enum(['yes', 'no']).optional(),
})

export type CasePlanRecord = z.infer<typeof casePlanRecord>
/** The answers so far: fields may be missing, and items may be half filled in. */
export type Answers = Partial<CasePlanRecord>
export type ConditionItem = CasePlanRecord['conditions'][number]
export type ServiceItem = NonNullable<CasePlanRecord['services']>[number]
export type ConsideredItem = NonNullable<CasePlanRecord['considered']>[number]

/** The items of a group as they really are while they are filled in. */
export const partly = <T>(items: readonly T[] | undefined): readonly Partial<T>[] => items ?? []
