import { z } from '@hono/zod-openapi'
import { List } from './lists.ts'
import { Id, Instant } from './values.ts'

/** One look at a case, or one change: who, through which program, what, and how it was answered. */
export const Access = z
  .object({
    id: z.string(),
    case: Id,
    person: Id,
    via: z.string(),
    action: z.string().openapi({ description: 'The name of the operation in this document.' }),
    status: z.number().int(),
    at: Instant,
  })
  .openapi('Access')
export type Access = z.output<typeof Access>

export const AccessList = List(Access).openapi('AccessList')
