import { z } from '@hono/zod-openapi'
import { Named } from './recorded.ts'
import { Id, StateCode } from './values.ts'

export const Person = z
  .object({
    id: Id,
    name: z.string(),
    role: z.enum(['worker', 'supervisor']),
    state: StateCode,
    unit: z.string(),
    supervisor: Named.nullable().openapi({
      description: 'The supervisor of the unit; null for that person.',
    }),
  })
  .openapi('Person')
export type Person = z.output<typeof Person>
