import { z } from '@hono/zod-openapi'
import { List } from './lists.ts'
import { Day, Id, Instant, Narrative } from './values.ts'

const Kind = z.enum(['referral', 'follow-up', 'result', 'goal'])

export const NewContactNote = z
  .strictObject({
    kind: Kind,
    occurredOn: Day,
    narrative: Narrative(4000),
    referral: Id.optional(),
    outcome: Id.optional().openapi({ description: 'The outcome of the referral that this note is about.' }),
  })
  .openapi('NewContactNote')
export type NewContactNote = z.output<typeof NewContactNote>

export const ContactNote = z
  .object({
    id: Id,
    case: Id,
    kind: Kind,
    occurredOn: Day,
    narrative: z.string(),
    referral: Id.nullable(),
    outcome: Id.nullable(),
    recordedBy: Id,
    recordedAt: Instant,
  })
  .openapi('ContactNote')
export type ContactNote = z.output<typeof ContactNote>

export const ContactNoteList = List(ContactNote).openapi('ContactNoteList')
