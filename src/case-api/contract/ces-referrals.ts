import { z } from '@hono/zod-openapi'
import { List } from './lists.ts'
import { Edition, recorded, Version } from './recorded.ts'
import { Code, Day, Id, Instant, Line, Narrative } from './values.ts'

const TriState = z.enum(['yes', 'no', 'unknown'])

export const CesAnswers = z
  .strictObject({
    goalIsReunification: TriState,
    housingIsPrimaryBarrier: TriState,
    onTrialHomeVisit: TriState,
    housingPreventsClosure: TriState,
    exitingToIndependence: TriState,
    housingAtRisk: TriState,
  })
  .openapi('CesAnswers')
export type CesAnswers = z.output<typeof CesAnswers>

const Count = z.number().int().min(0).max(50)

export const NewCesReferral = z
  .strictObject({
    headOfHousehold: Id,
    subject: Code,
    subjectNote: Line(200).optional(),
    basis: z.strictObject({ value: z.enum(['must', 'may']), scenario: Code.optional() }).openapi({
      description: 'What the answers lead to by the rules; it must match what the case system makes of them.',
    }),
    answers: CesAnswers,
    housingSituation: Code,
    county: Line(80),
    accessPoint: z.strictObject({ name: Line(120), fromDirectory: z.boolean(), checkedOn: Day.optional() }),
    householdSize: Count.min(1).optional(),
    childrenReturning: Count.optional(),
    safeContact: Line(200)
      .optional()
      .openapi({ description: 'Not kept without consent; never an address where safety is a concern.' }),
    dvSafety: TriState,
    consent: z.strictObject({
      given: z.boolean(),
      signedOn: Day.optional(),
      scope: Line(200).optional(),
      expires: Day.optional(),
    }),
    youthExit: z.strictObject({ age: z.number().int().min(0).max(30), exitOn: Day }).optional(),
    edition: Edition,
  })
  .openapi('NewCesReferral')
export type NewCesReferral = z.output<typeof NewCesReferral>

const OutcomeStatus = z.enum([
  'prescreened',
  'connected',
  'waitlisted',
  'declined',
  'closed-housed',
  'closed-not-housed',
])

export const NewCesOutcome = z
  .strictObject({
    status: OutcomeStatus,
    on: Day,
    prescreen: z.strictObject({ tool: Line(120), by: Line(120) }).optional(),
    event: z
      .strictObject({
        hmisType: z.number().int().min(1).max(18),
        result: z.number().int().min(1).max(3).optional(),
      })
      .optional(),
    note: Narrative(1000).optional(),
  })
  .openapi('NewCesOutcome')
export type NewCesOutcome = z.output<typeof NewCesOutcome>

export const CesOutcome = z
  .object({
    id: Id,
    status: OutcomeStatus,
    on: Day,
    prescreen: z.object({ tool: z.string(), by: z.string() }).nullable(),
    event: z.object({ hmisType: z.number(), result: z.number().nullable() }).nullable(),
    note: z.string().nullable(),
    noted: z.boolean().openapi({ description: 'Whether the contact note about it is on record.' }),
    recordedBy: Id,
    recordedAt: Instant,
  })
  .openapi('CesOutcome')
export type CesOutcome = z.output<typeof CesOutcome>

export const CesReferral = z
  .object({
    id: Id,
    case: Id,
    headOfHousehold: Id,
    subject: Code,
    subjectNote: z.string().nullable(),
    basis: z.object({ value: z.enum(['must', 'may']), scenario: Code.nullable() }),
    answers: CesAnswers,
    housingSituation: Code,
    county: z.string(),
    accessPoint: z.object({ name: z.string(), fromDirectory: z.boolean(), checkedOn: Day.nullable() }),
    householdSize: z.number().nullable(),
    childrenReturning: z.number().nullable(),
    safeContact: z.string().nullable(),
    dvSafety: TriState,
    consent: z.object({
      given: z.boolean(),
      signedOn: Day.nullable(),
      scope: z.string().nullable(),
      expires: Day.nullable(),
    }),
    youthExit: z.object({ age: z.number(), exitOn: Day }).nullable(),
    withheld: z.array(z.string()).openapi({ description: 'What was not kept and why, a sentence each.' }),
    status: z.enum(['note-pending', 'referred', ...OutcomeStatus.options]),
    outcomes: z.array(CesOutcome).openapi({ description: 'Oldest first.' }),
    ...recorded,
    version: Version,
  })
  .openapi('CesReferral')
export type CesReferral = z.output<typeof CesReferral>

export const CesReferralList = List(CesReferral).openapi('CesReferralList')
