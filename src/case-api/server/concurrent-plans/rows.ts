import { sql } from 'kysely'
import type { ConcurrentPlan } from '../../contract/concurrent-plans.ts'
import { day, instant, maybeDay } from '../columns.ts'
import type { Scope } from '../context.ts'

/** Concurrent plans of the tenant as they are stored, in the contract's words. */
export function planRows(scope: Scope) {
  return scope.db
    .selectFrom('concurrent_plan')
    .where('tenant', '=', scope.tenant)
    .select(['id', 'case_id as case', 'child_id as child', 'primary_goal as primaryGoal'])
    .select(['concurrent_goal as concurrentGoal', day('established_on').as('establishedOn'), 'content'])
    .select(['status', maybeDay('closed_on').as('closedOn'), 'closed_reason as closedReason', 'edition'])
    .select(['recorded_by as recordedBy', instant('recorded_at').as('recordedAt'), 'version'])
}

type Row = Awaited<ReturnType<ReturnType<typeof planRows>['executeTakeFirstOrThrow']>>

export const planOf = ({ content, ...row }: Row): ConcurrentPlan => ({ ...row, ...content })

/** The active one of a child; null where there is none. */
export async function activePlan(scope: Scope, child: string): Promise<ConcurrentPlan | null> {
  const row = await planRows(scope)
    .where('child_id', '=', child)
    .where('status', '=', 'active')
    .executeTakeFirst()
  return row ? planOf(row) : null
}

/** Those of a case, newest first. */
export async function plansOfCase(scope: Scope, caseId: string): Promise<ConcurrentPlan[]> {
  const rows = await planRows(scope)
    .where('case_id', '=', caseId)
    .orderBy('recorded_at', 'desc')
    .orderBy(sql`id`, 'desc')
    .execute()
  return rows.map(planOf)
}
