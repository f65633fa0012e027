import { sql } from 'kysely'
import type { ServicePlanGoal } from '../../contract/service-plan-goals.ts'
import { day, instant, maybeDay } from '../columns.ts'
import type { Scope } from '../context.ts'

/** Service plan goals of the tenant as they are stored, in the contract's words. */
export function goalRows(scope: Scope) {
  return scope.db
    .selectFrom('service_plan_goal')
    .where('tenant', '=', scope.tenant)
    .select([
      'id',
      'case_id as case',
      'scope',
      'children',
      'goal',
      'label',
      day('start_date').as('startDate'),
    ])
    .select(['content', 'status', maybeDay('closed_on').as('closedOn'), 'closed_reason as closedReason'])
    .select(['edition', 'recorded_by as recordedBy', instant('recorded_at').as('recordedAt'), 'version'])
}

type Row = Awaited<ReturnType<ReturnType<typeof goalRows>['executeTakeFirstOrThrow']>>

export const goalOf = ({ content, ...row }: Row): ServicePlanGoal => ({ ...row, ...content })

/** Those of a case, newest first. */
export async function goalsOfCase(scope: Scope, caseId: string): Promise<ServicePlanGoal[]> {
  const rows = await goalRows(scope)
    .where('case_id', '=', caseId)
    .orderBy('recorded_at', 'desc')
    .orderBy(sql`id`, 'desc')
    .execute()
  return rows.map(goalOf)
}
