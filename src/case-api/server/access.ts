import { notFound, problem, type Answer } from './answers.ts'
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
  scope.touched.add(caseId)
  if (file.assigned) return 'assigned'
  return caller.role === 'supervisor' && caller.unit === file.unit ? 'supervises' : 'none'
}

/** Why this person may not see the case; null where they may. */
export async function hiddenFrom(
  scope: Scope,
  caller: Caller,
  caseId: string | null,
): Promise<Answer | null> {
  const relation = caseId === null ? 'none' : await relationTo(scope, caller, caseId)
  return relation === 'none' ? notFound() : null
}

/** Why this person may not change the case; null where they are assigned to it. `doing`: such as "record goals". */
export async function closedTo(
  scope: Scope,
  caller: Caller,
  caseId: string | null,
  doing: string,
): Promise<Answer | null> {
  const relation = caseId === null ? 'none' : await relationTo(scope, caller, caseId)
  if (relation === 'none') return notFound()
  return relation === 'assigned'
    ? null
    : problem('not-assigned', `Only a worker assigned to the case may ${doing}.`)
}
