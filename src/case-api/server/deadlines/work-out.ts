import { changesOn, openDuties } from '../../../policy/deadlines/open.ts'
import type { DutyRules, Scope } from '../context.ts'
import { lockDutyCase } from './duty-case.ts'
import { dayless } from './tables.ts'

/** Works out what is open of a case and keeps it in the place of what was kept before; inside the caller's transaction. */
export async function workOut(scope: Scope, rules: DutyRules, caseId: string): Promise<void> {
  const { db, tenant, today } = scope
  const { unit, ...of } = await lockDutyCase(scope, caseId)
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
