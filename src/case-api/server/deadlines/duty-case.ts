import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { DutyCase } from '../../../policy/deadlines/types.ts'
import { day, instant, maybeDay } from '../columns.ts'
import type { Scope } from '../context.ts'
import { childrenIn } from '../plans/rows.ts'

/**
 * A case as duties look at it, in one read. The lock comes first and by itself: a read that waits for it sees what was
 * there when it began, and so not what the other writer has just committed.
 */
export async function lockDutyCase(scope: Scope, id: string): Promise<DutyCase & { unit: string }> {
  await lock(scope, id)
  const row = await caseQuery(scope, id).executeTakeFirstOrThrow()
  const { state, unit, caseType, openedOn, facts, children, goals, servicePlanGoals, cesReferrals } = row
  const [summary] = row.summaries
  return {
    id,
    state,
    unit,
    caseType,
    openedOn,
    facts,
    children,
    onRecord: {
      goals,
      servicePlanGoals,
      cesReferrals,
      closingSummary: summary ?? null,
      concurrentPlans: row.concurrentPlans.map(({ content, ...plan }) => ({
        ...plan,
        overOneYear: content.overOneYear,
      })),
      casePlans: row.casePlans.map(({ content, ...plan }) => ({
        ...plan,
        content,
        children: childrenIn(content),
      })),
    },
  }
}

const lock = ({ db, tenant }: Scope, id: string) =>
  db
    .selectFrom('case_file')
    .select('id')
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()

function caseQuery({ db, tenant }: Scope, id: string) {
  const mine = { tenant, case_id: id }
  return db
    .selectFrom('case_file')
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .select(['state', 'unit', 'case_type as caseType', 'facts', day('opened_on').as('openedOn')])
    .select([
      jsonArrayFrom(
        db
          .selectFrom('participant')
          .where((w) => w.and(mine))
          .where('served', '=', true)
          .select(['id', maybeDay('date_of_birth').as('dateOfBirth')])
          .orderBy('id'),
      ).as('children'),
      jsonArrayFrom(
        db
          .selectFrom('permanency_goal')
          .where((w) => w.and(mine))
          .select(['id', 'child_id as child', 'goal', 'role', 'status'])
          .select([day('start_date').as('startDate'), maybeDay('target_date').as('targetDate')])
          .orderBy('recorded_at')
          .orderBy('id'),
      ).as('goals'),
      jsonArrayFrom(
        db
          .selectFrom('concurrent_plan')
          .where((w) => w.and(mine))
          .select(['child_id as child', 'status', 'content', day('established_on').as('establishedOn')]),
      ).as('concurrentPlans'),
      jsonArrayFrom(
        db
          .selectFrom('case_plan')
          .where((w) => w.and(mine))
          .select(['plan_type as planType', 'status', 'content']),
      ).as('casePlans'),
      jsonArrayFrom(
        db
          .selectFrom('service_plan_goal')
          .where((w) => w.and(mine))
          .select(['children', 'status', day('start_date').as('startDate')]),
      ).as('servicePlanGoals'),
      jsonArrayFrom(
        db
          .selectFrom('ces_referral')
          .where((w) => w.and(mine))
          .select(['status', instant('recorded_at').as('recordedAt')]),
      ).as('cesReferrals'),
      jsonArrayFrom(
        db
          .selectFrom('closing_summary')
          .where((w) => w.and(mine))
          .select(instant('recorded_at').as('recordedAt')),
      ).as('summaries'),
    ])
}
