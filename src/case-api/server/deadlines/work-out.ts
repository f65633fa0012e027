import { changesOn, openDuties } from '../../../policy/deadlines/open.ts'
import type { DutyCase, DutyRecord } from '../../../policy/deadlines/types.ts'
import { readFile } from '../case-file.ts'
import { referralsOfCase } from '../ces/rows.ts'
import { readSummary } from '../closing/summary.ts'
import { plansOfCase as concurrentPlansOf } from '../concurrent-plans/rows.ts'
import type { DutyRules, Scope } from '../context.ts'
import { goalRows, inOrder } from '../goals/rows.ts'
import { plansOfCase } from '../plans/rows.ts'
import { goalsOfCase } from '../service-goals/rows.ts'
import { dayless } from './tables.ts'

/** Works out what is open of a case and keeps it in the place of what was kept before; inside the caller's transaction. */
export async function workOut(scope: Scope, rules: DutyRules, caseId: string): Promise<void> {
  const { db, tenant, today } = scope
  const { unit } = await db
    .selectFrom('case_file')
    .select('unit')
    .where('tenant', '=', tenant)
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const of = await dutyCase(scope, caseId)
  const book = rules.bookFor(of.state)
  const calendar = rules.calendarFor(of.state)
  const duties = book ? openDuties(book, of, { today, calendar }) : []
  await db.deleteFrom('deadline').where('tenant', '=', tenant).where('case_id', '=', caseId).execute()
  if (duties.length > 0)
    await db
      .insertInto('deadline')
      .values(
        duties.map((duty) => ({
          tenant,
          id: duty.id,
          case_id: caseId,
          unit,
          due_day: duty.due?.earliest ?? dayless,
          content: JSON.stringify(duty),
        })),
      )
      .execute()
  const changes_on = book ? changesOn(book, of, today) : null
  await db
    .insertInto('deadline_case')
    .values({ tenant, case_id: caseId, changes_on })
    .onConflict((conflict) => conflict.columns(['tenant', 'case_id']).doUpdateSet({ changes_on }))
    .execute()
}

/** Every case that a write looked at or changed. */
export async function workOutTouched(scope: Scope, rules: DutyRules): Promise<void> {
  for (const caseId of [...scope.touched].sort()) await workOut(scope, rules, caseId)
}

async function dutyCase(scope: Scope, id: string): Promise<DutyCase> {
  const { people, ...file } = await readFile(scope, id)
  const children = people.filter(({ served }) => served)
  return { ...file, children, onRecord: await recordOf(scope, id) }
}

async function recordOf(scope: Scope, id: string): Promise<DutyRecord> {
  return {
    goals: await inOrder(goalRows(scope).where('case_id', '=', id)).execute(),
    concurrentPlans: await concurrentPlansOf(scope, id),
    casePlans: await plansOfCase(scope, id),
    servicePlanGoals: await goalsOfCase(scope, id),
    cesReferrals: await referralsOfCase(scope, id),
    closingSummary: await readSummary(scope, id),
  }
}
