import { z } from '@hono/zod-openapi'
import { List } from './lists.ts'
import { OnRecord } from './on-record.ts'
import { Code, Day, Id, StateCode } from './values.ts'

export const Participant = z
  .object({
    id: Id,
    role: z.enum(['child', 'parent', 'caretaker', 'other']),
    name: z.object({ given: z.string(), family: z.string() }),
    dateOfBirth: Day.nullable(),
    served: z.boolean().openapi({ description: 'Whether this person is a child receiving direct services.' }),
    guardianship: z.enum(['none', 'partial', 'full', 'unknown']),
    indianChild: z.enum(['yes', 'no', 'unknown']),
  })
  .openapi('Participant')
export type Participant = z.output<typeof Participant>

export const Assignment = z
  .object({ person: Id, name: z.string(), since: Day, until: Day.nullable() })
  .openapi('Assignment')

export const CaseLine = z
  .object({ id: Id, state: StateCode, caseType: Code, unit: z.string(), children: z.array(Participant) })
  .openapi('CaseLine')
export type CaseLine = z.output<typeof CaseLine>

export const Case = z
  .object({
    id: Id,
    state: StateCode,
    caseType: Code,
    unit: z.string(),
    openedOn: Day,
    participants: z.array(Participant),
    assignments: z.array(Assignment),
    facts: z
      .record(z.string(), z.unknown())
      .openapi({ description: 'What else the case system knows and the rules of a state may ask about.' }),
    onRecord: OnRecord,
  })
  .openapi('Case')
export type Case = z.output<typeof Case>

export const CaseList = List(CaseLine).openapi('CaseList')
