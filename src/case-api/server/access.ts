import type { Caller, Scope } from './context.ts'

/** How somebody stands to a case: `assigned` may change it, `supervises` may read it. */
export type Relation = 'assigned' | 'supervises' | 'none'

/** Looked up on every call, so that a right that was taken away ends at once. */
export async function relationTo(scope: Scope, caller: Caller, caseId: string): Promise<Relation> {
  const file = await scope.db
    .selectFrom('case_file')
    .select((q) => [
      'unit',
      q
        .exists(
          q
            .selectFrom('assignment')
            .select('person_id')
            .where('assignment.tenant', '=', scope.tenant)
            .where('assignment.case_id', '=', caseId)
            .where('assignment.person_id', '=', caller.id)
            .where('since', '<=', scope.today)
            .where((w) => w.or([w('until', 'is', null), w('until', '>', scope.today)])),
        )
        .as('assigned'),
    ])
    .where('tenant', '=', scope.tenant)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!file) return 'none'
  if (file.assigned) return 'assigned'
  return caller.role === 'supervisor' && caller.unit === file.unit ? 'supervises' : 'none'
}
