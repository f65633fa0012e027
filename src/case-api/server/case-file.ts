import type { IsoDate, StateCode } from '../../policy/types.ts'
import { day, maybeDay } from './columns.ts'
import type { Scope } from './context.ts'

/** Somebody on the case, as rules look at them. */
export interface OnCase {
  id: string
  role: 'child' | 'parent' | 'caretaker' | 'other'
  served: boolean
  guardianship: 'none' | 'partial' | 'full' | 'unknown'
  dateOfBirth: IsoDate | null
  personType: string | null
}

/** A case as it stands inside the transaction. */
export interface File {
  id: string
  state: StateCode
  caseType: string
  openedOn: IsoDate
  facts: Readonly<Record<string, unknown>>
  people: readonly OnCase[]
}

/** Takes the case's lock, so that two who change it come one after the other, and reads it. */
export async function lockFile(scope: Scope, id: string): Promise<File> {
  await scope.db
    .selectFrom('case_file')
    .select('id')
    .where('tenant', '=', scope.tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return readFile(scope, id)
}

export async function readFile(scope: Scope, id: string): Promise<File> {
  const file = await scope.db
    .selectFrom('case_file')
    .select(['state', 'case_type', 'facts', day('opened_on').as('opened_on')])
    .where('tenant', '=', scope.tenant)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const people = await scope.db
    .selectFrom('participant')
    .select(['id', 'role', 'served', 'guardianship', 'person_type as personType'])
    .select(maybeDay('date_of_birth').as('dateOfBirth'))
    .where('tenant', '=', scope.tenant)
    .where('case_id', '=', id)
    .orderBy('id')
    .execute()
  const { state, case_type: caseType, opened_on: openedOn, facts } = file
  return { id, state, caseType, openedOn, facts, people }
}

/** A child of the case who gets services: plans and goals are for nobody else. */
export const isServed = ({ people }: File, id: string): boolean =>
  people.some((person) => person.id === id && person.served)
