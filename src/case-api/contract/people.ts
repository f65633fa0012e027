import { z } from '@hono/zod-openapi'
import { Id, StateCode } from './values.ts'

export const Person = z
  .object({
    id: Id,
    name: z.string(),
    role: z.enum(['worker', 'supervisor']),
    state: StateCode,
    unit: z.string(),
  })
  .openapi('Person')
export type Person = z.output<typeof Person>
