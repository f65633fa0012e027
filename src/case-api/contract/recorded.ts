import { z } from '@hono/zod-openapi'
import { Day, Id, Instant, Line } from './values.ts'

/** The policy edition that the worker was shown. */
export const Edition = Line(80).openapi({
  description: 'The policy edition that the worker was shown.',
  example: 'tn@2018-04-01',
})

/** Who recorded it and when, as every record says it. */
export const recorded = { edition: z.string(), recordedBy: Id, recordedAt: Instant }

export const Version = z.number().int().openapi({ description: 'Its ETag is this number in double quotes.' })

/** Of a record that is closed with a reason and never deleted. */
export const closable = {
  status: z.enum(['active', 'closed']),
  closedOn: Day.nullable(),
  closedReason: z.string().nullable(),
  version: Version,
}

/** The meeting that decided something. */
export const DecidedAt = z.strictObject({ forum: Line(80), date: Day }).openapi('DecidedAt')

export const Named = z.object({ id: Id, name: z.string() })
