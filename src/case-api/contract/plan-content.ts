import { z } from '@hono/zod-openapi'
import { Code, Day, Id, Line, Narrative } from './values.ts'

/** SHA-256 of a plan's canonical content, in 64 hex digits. */
export const ContentHash = z.string().regex(/^[0-9a-f]{64}$/)

const Position = z.number().int().min(1).max(50)

const Responsible = z.strictObject({
  type: z.enum(['provider', 'medical-provider', 'case-participant', 'worker']),
  name: Line(120),
})

const Service = z
  .strictObject({
    category: Line(80),
    explanation: Narrative(2000),
    responsible: Responsible,
    frequencyDuration: Line(200),
    beginDate: Day,
    endDate: Day.optional(),
    progress: Narrative(2000).optional(),
    status: Line(80),
    statusDescription: Narrative(1000).optional(),
    cansItems: z.array(Id).max(50),
    importedFrom: z
      .strictObject({ plan: Id, contentHash: ContentHash, condition: Position, service: Position })
      .optional()
      .openapi({
        description: 'Where it was imported from, counted from 1, in the very content the hash names.',
      }),
  })
  .openapi('PlanService')

const Condition = z
  .strictObject({
    section: z.enum(['child', 'parents-caregivers', 'family']),
    participants: z.array(Id).max(20),
    text: Narrative(2000),
    goals: z.array(Narrative(1000)).max(10),
    services: z.array(Service).max(30),
  })
  .openapi('PlanCondition')

export const WiPlan = z
  .strictObject({
    planType: z.enum(['case', 'permanency']),
    planDate: Day,
    children: z
      .array(z.strictObject({ ref: Id, personType: Code.nullable() }))
      .min(1)
      .max(20),
    courtNumbers: z.array(z.strictObject({ child: Id, number: Line(60) })).max(40),
    safetyAssessment: Id.optional(),
    diminishedCapacities: z.array(Line(120)).max(40).optional(),
    behavioralChange: Narrative(2000).optional(),
    functioning: z
      .strictObject({
        child: Narrative(4000).optional(),
        parents: Narrative(4000).optional(),
        family: Narrative(4000).optional(),
      })
      .optional(),
    conditions: z.array(Condition).max(20),
    considered: z.array(z.strictObject({ cansItem: Id, reason: Narrative(1000) })).max(50),
  })
  .openapi('WiPlanContent')

const Task = z.strictObject({
  who: Line(120),
  what: Narrative(500),
  by: Day.optional(),
  state: z.enum(['next', 'existing-strength', 'existing-safety']),
})
const Treatment = z.strictObject({
  resource: Line(120),
  capacity: Narrative(1000),
  culture: Narrative(1000),
  natural: z.boolean().optional(),
})

export const MoPlan = z
  .strictObject({
    planType: z.enum(['cs-1', 'next-steps', 'trajectory']),
    planDate: Day,
    children: z.array(Id).min(1).max(20),
    achieve: Narrative(2000).optional(),
    getThere: Narrative(2000).optional(),
    onTrack: Narrative(2000).optional(),
    howLong: Narrative(500).optional(),
    tasks: z.array(Task).max(40),
    treatments: z.array(Treatment).max(20),
    agreedBy: z.strictObject({ family: z.boolean(), division: z.boolean(), team: z.boolean() }),
    uploadedToImaging: z.boolean().optional(),
    pprtOn: Day.optional(),
    phase: Code.optional(),
  })
  .openapi('MoPlanContent')

export const PlanContent = z.discriminatedUnion('planType', [WiPlan, MoPlan])
export type PlanContent = z.output<typeof PlanContent>
