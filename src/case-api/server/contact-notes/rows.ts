import { sql } from 'kysely'
import type { ContactNote } from '../../contract/contact-notes.ts'
import { day, instant } from '../columns.ts'
import type { Scope } from '../context.ts'

/** Contact notes of the tenant, in the contract's words. */
export function noteRows(scope: Scope) {
  return scope.db
    .selectFrom('contact_note')
    .where('tenant', '=', scope.tenant)
    .select(['id', 'case_id as case', 'kind', day('occurred_on').as('occurredOn'), 'narrative'])
    .select(['referral_id as referral', 'outcome_id as outcome', 'recorded_by as recordedBy'])
    .select(instant('recorded_at').as('recordedAt'))
}

/** Those of a case, newest first. */
export const notesOfCase = (scope: Scope, caseId: string): Promise<ContactNote[]> =>
  noteRows(scope)
    .where('case_id', '=', caseId)
    .orderBy('recorded_at', 'desc')
    .orderBy(sql`id`, 'desc')
    .execute()
