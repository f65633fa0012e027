import * as z from 'zod'

/** What the flow fills in: what became of one referral on one day. */
export const cesOutcomeRecord = z.strictObject({
  referral: z.string(),
  status: z.string(),
  on: z.iso.date(),
  prescreenTool: z.string().trim().min(1).max(120).optional(),
  prescreenBy: z.string().trim().min(1).max(120).optional(),
  hmisEvent: z.string().optional(),
  hmisResult: z.string().optional(),
  note: z.string().trim().min(1).max(1000).optional(),
})
export type CesOutcomeRecord = z.infer<typeof cesOutcomeRecord>
