import { sql } from 'kysely'
import type { CasePlan } from '../../contract/case-plans.ts'
import type { PlanContent } from '../../contract/plan-content.ts'
import { instant, maybeDay } from '../columns.ts'
import type { Scope } from '../context.ts'

/** Case plans of the tenant as they are stored, with the name of who wrote each. */
export function planRows(scope: Scope) {
  return scope.db
    .selectFrom('case_plan')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant', '=', 'case_plan.tenant').onRef('person.id', '=', 'case_plan.author'),
    )
    .where('case_plan.tenant', '=', scope.tenant)
    .select([
      'case_plan.id as id',
      'case_plan.case_id as case',
      'plan_type as planType',
      'case_plan.status as status',
    ])
    .select([
      'content',
      'content_hash as contentHash',
      'person.id as authorId',
      'person.name as authorName',
      'authors',
    ])
    .select([
      instant('submitted_at').as('submittedAt'),
      'decisions',
      maybeDay('approved_on').as('approvedOn'),
    ])
    .select(['names', 'superseded_by as supersededBy', 'edition', 'recorded_by as recordedBy'])
    .select([instant('recorded_at').as('recordedAt'), 'version'])
}

type Row = Awaited<ReturnType<ReturnType<typeof planRows>['executeTakeFirstOrThrow']>>
/** A plan, and everybody who wrote on it. */
export type StoredPlan = CasePlan & { authors: string[] }

/** The children a plan is for, by number. */
export const childrenIn = (content: PlanContent): string[] =>
  content.children.map((child) => (typeof child === 'string' ? child : child.ref))

const storedOf = ({ authorId, authorName, ...row }: Row): StoredPlan => ({
  ...row,
  author: { id: authorId, name: authorName },
  children: childrenIn(row.content),
})

/** As the contract shows it. */
export const planOf = ({ authors: _, ...plan }: StoredPlan): CasePlan => plan
export const planOfRow = (row: Row): CasePlan => planOf(storedOf(row))

export async function readPlan(scope: Scope, id: string): Promise<StoredPlan | null> {
  const row = await planRows(scope).where('case_plan.id', '=', id).executeTakeFirst()
  return row ? storedOf(row) : null
}

/** Those of a case, newest first. */
export async function plansOfCase(scope: Scope, caseId: string): Promise<StoredPlan[]> {
  const rows = await planRows(scope)
    .where('case_plan.case_id', '=', caseId)
    .orderBy('recorded_at', 'desc')
    .orderBy(sql`case_plan.id`, 'desc')
    .execute()
  return rows.map(storedOf)
}

export const isOpen = ({ status }: Pick<CasePlan, 'status'>): boolean =>
  status === 'pending' || status === 'submitted' || status === 'returned'
