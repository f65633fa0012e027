import { sql } from 'kysely'
import type { CesOutcome, CesReferral } from '../../contract/ces-referrals.ts'
import { day, instant } from '../columns.ts'
import type { Scope } from '../context.ts'

/** Referrals of the tenant as they are stored, in the contract's words; their outcomes are read apart. */
export function referralRows(scope: Scope) {
  return scope.db
    .selectFrom('ces_referral')
    .where('tenant', '=', scope.tenant)
    .select(['id', 'case_id as case', 'head_of_household as headOfHousehold', 'status', 'content', 'edition'])
    .select(['recorded_by as recordedBy', instant('recorded_at').as('recordedAt'), 'version'])
}

type Row = Awaited<ReturnType<ReturnType<typeof referralRows>['executeTakeFirstOrThrow']>>
type StoredOutcome = CesOutcome & { referral: string }

async function outcomesOf(scope: Scope, referrals: readonly string[]): Promise<StoredOutcome[]> {
  if (referrals.length === 0) return []
  const rows = await scope.db
    .selectFrom('ces_outcome')
    .where('tenant', '=', scope.tenant)
    .where('referral_id', 'in', referrals)
    .select(['id', 'referral_id as referral', 'status', day('happened_on').as('on'), 'content', 'noted'])
    .select(['recorded_by as recordedBy', instant('recorded_at').as('recordedAt')])
    .orderBy('happened_on')
    .orderBy(sql`recorded_at`)
    .orderBy(sql`id`)
    .execute()
  return rows.map(({ content, ...row }) => ({ ...row, ...content }))
}

/** Referrals with their outcomes, oldest first. */
export async function withOutcomes(scope: Scope, rows: readonly Row[]): Promise<CesReferral[]> {
  const outcomes = await outcomesOf(
    scope,
    rows.map(({ id }) => id),
  )
  return rows.map(({ content, ...row }) => ({
    ...row,
    ...content,
    outcomes: outcomes
      .filter(({ referral }) => referral === row.id)
      .map(({ referral: _, ...outcome }) => outcome),
  }))
}

/** One referral of the tenant; null where nobody has the number. */
export async function readReferral(scope: Scope, id: string): Promise<CesReferral | null> {
  const row = await referralRows(scope).where('id', '=', id).executeTakeFirst()
  const [referral] = row ? await withOutcomes(scope, [row]) : []
  return referral ?? null
}

/** Those of a case, newest first. */
export async function referralsOfCase(scope: Scope, caseId: string): Promise<CesReferral[]> {
  const rows = await referralRows(scope)
    .where('case_id', '=', caseId)
    .orderBy('recorded_at', 'desc')
    .orderBy(sql`id`, 'desc')
    .execute()
  return withOutcomes(scope, rows)
}

export async function setStatus(
  scope: Scope,
  { id, version }: CesReferral,
  status: CesReferral['status'],
): Promise<void> {
  await scope.db
    .updateTable('ces_referral')
    .set({ status, version: version + 1 })
    .where('tenant', '=', scope.tenant)
    .where('id', '=', id)
    .execute()
}

export const isClosed = ({ status }: Pick<CesReferral, 'status'>): boolean =>
  status === 'declined' || status === 'closed-housed' || status === 'closed-not-housed'
