import { z } from '@hono/zod-openapi'
import { Version } from './recorded.ts'
import { Id, Instant, Narrative } from './values.ts'

export const ClosingSummaryBody = z
  .strictObject({
    housingSecured: z.boolean(),
    effortsMade: Narrative(2000).optional(),
    reasonsNotSecured: Narrative(2000).optional(),
  })
  .openapi('ClosingSummaryBody')
export type ClosingSummaryBody = z.output<typeof ClosingSummaryBody>

export const ClosingSummary = z
  .object({
    housingSecured: z.boolean(),
    effortsMade: z.string().nullable(),
    reasonsNotSecured: z.string().nullable(),
    version: Version,
    recordedBy: Id,
    recordedAt: Instant,
  })
  .openapi('ClosingSummary')
export type ClosingSummary = z.output<typeof ClosingSummary>
