import { sql, type SelectQueryBuilder } from 'kysely'
import type { Goal } from '../../contract/permanency-goals.ts'
import { day, instant, maybeDay } from '../columns.ts'
import type { Scope } from '../context.ts'
import type { AgencyTables } from '../tables.ts'

/** Permanency goals of the tenant, in the contract's words and order of fields. */
export function goalRows(scope: Scope) {
  return scope.db
    .selectFrom('permanency_goal')
    .where('tenant', '=', scope.tenant)
    .select([
      'id',
      'case_id as case',
      'child_id as child',
      'state',
      'goal',
      'label',
      'goal_class as goalClass',
      'role',
    ])
    .select([day('start_date').as('startDate'), maybeDay('target_date').as('targetDate')])
    .select(['decided_at as decidedAt', 'rationale', 'efforts'])
    .select(['resource', 'recruitment', 'compelling_reason as compellingReason', 'ruled_out as ruledOut'])
    .select(['committed_resource as committedResource', 'status'])
    .select([maybeDay('closed_on').as('closedOn'), 'closed_reason as closedReason', 'edition'])
    .select(['recorded_by as recordedBy', 'recorded_via as recordedVia'])
    .select([instant('recorded_at').as('recordedAt'), 'version'])
}

type GoalQuery =
  ReturnType<typeof goalRows> extends SelectQueryBuilder<AgencyTables, infer T, infer O>
    ? SelectQueryBuilder<AgencyTables, T, O>
    : never

/** Oldest first; of goals recorded at once the primary one first. */
export const inOrder = (query: GoalQuery): GoalQuery =>
  query.orderBy('recorded_at').orderBy('permanency_goal.role').orderBy('permanency_goal.id')

/** Only what comes after this place in that order. */
export const after = (query: GoalQuery, [recordedAt, role, id]: readonly string[]): GoalQuery =>
  query.where(
    sql<boolean>`(recorded_at, role, id) > (${recordedAt}::timestamptz, ${role}::text, ${id}::text)`,
  )

export const placeOfGoal = (goal: Goal): readonly string[] => [goal.recordedAt, goal.role, goal.id]
