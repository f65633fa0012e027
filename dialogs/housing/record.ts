import * as z from 'zod'

const said = z.enum(['yes', 'no', 'unknown'])
const short = (most: number) => z.string().trim().min(1).max(most)

/** What the flow fills in: one referral of one household to one access point. */
export const cesReferralRecord = z.strictObject({
  goalIsReunification: said.optional(),
  housingIsPrimaryBarrier: said.optional(),
  onTrialHomeVisit: said.optional(),
  housingPreventsClosure: said.optional(),
  exitingToIndependence: said.optional(),
  housingAtRisk: said.optional(),
  subject: z.string(),
  subjectNote: short(200).optional(),
  headOfHousehold: z.string(),
  housingSituation: z.string(),
  county: short(80),
  accessPoint: z.string().optional(),
  accessPointTyped: short(120).optional(),
  dvSafety: said,
  consentGiven: z.enum(['yes', 'no']),
  withoutConsent: z.enum(['without-identifiers', 'stop']).optional(),
  safeContact: short(200).optional(),
  safeContactWay: z.string().optional(),
  consentSignedOn: z.iso.date().optional(),
  consentScope: short(200).optional(),
  consentExpires: z.iso.date().optional(),
  youthExit: z.iso.date().optional(),
  householdSize: z.number().int().min(1).max(50).optional(),
  childrenReturning: z.number().int().min(0).max(50).optional(),
  noteAddition: short(1000).optional(),
})
export type CesReferralRecord = z.infer<typeof cesReferralRecord>
