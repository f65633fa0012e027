import type { NewServicePlanGoal, ServicePlanGoal } from '../../contract/service-plan-goals.ts'
import { closedTo } from '../access.ts'
import { answer, problem, type Answer } from '../answers.ts'
import { lockFile } from '../case-file.ts'
import type { Caller, CaseApiParts, Scope } from '../context.ts'
import { newNumber } from '../numbers.ts'
import { bookFor } from '../rules.ts'
import { etagOf } from '../versions.ts'
import { judgeGoal } from './judge.ts'
import { goalOf, goalRows, goalsOfCase } from './rows.ts'

/** `POST /v1/cases/{case}/service-plan-goals`: one for the family, and one for each child with a goal of their own. */
export async function recordServiceGoal(
  scope: Scope,
  caller: Caller,
  caseId: string,
  goal: NewServicePlanGoal,
  rulesFor: CaseApiParts['rulesFor'],
): Promise<Answer> {
  const closed = await closedTo(scope, caller, caseId, 'record service plan goals')
  if (closed) return closed
  const file = await lockFile(scope, caseId)
  const rules = bookFor(rulesFor, file.state, goal.startDate > scope.today ? scope.today : goal.startDate)
  if (!rules.ok) return rules.refusal
  const refusal = judgeGoal({ goal, file, book: rules.book, today: scope.today })
  if (refusal) return refusal
  const conflict = await replaceActive(scope, caseId, goal)
  if (conflict) return conflict
  const id = await insert(scope, caller, caseId, {
    goal,
    label: rules.book.goal(goal.goal)?.label ?? goal.goal,
  })
  const row = await goalRows(scope).where('id', '=', id).executeTakeFirstOrThrow()
  return answer(201, goalOf(row), { ETag: etagOf(row.version) })
}

/** A goal stands in the way of another one for the family, or for one of the same children. */
async function replaceActive(scope: Scope, caseId: string, goal: NewServicePlanGoal): Promise<Answer | null> {
  const active = (await goalsOfCase(scope, caseId)).filter(({ status }) => status === 'active')
  const meets = ({ scope: whose, children }: ServicePlanGoal) =>
    whose === goal.scope && (whose === 'family' || children.some((child) => goal.children?.includes(child)))
  const inTheWay = active.filter(meets)
  const agreed = inTheWay.length <= 1 && inTheWay[0]?.id === goal.replaces
  if (!agreed)
    return problem(
      'service-plan-goal-already-active',
      inTheWay.length > 0
        ? 'An active goal stands already. Look at it, and say that the new one takes its place.'
        : 'The goal to be replaced is not the active one any more. Look at the record again.',
    )
  for (const { id, version } of inTheWay)
    await scope.db
      .updateTable('service_plan_goal')
      .set({
        status: 'closed',
        closed_on: scope.today,
        closed_reason: 'A newer goal took its place.',
        version: version + 1,
      })
      .where('tenant', '=', scope.tenant)
      .where('id', '=', id)
      .execute()
  return null
}

async function insert(
  scope: Scope,
  caller: Caller,
  caseId: string,
  { goal, label }: { goal: NewServicePlanGoal; label: string },
): Promise<string> {
  const id = newNumber('goal')
  const content = {
    reasonForChild: goal.reasonForChild ?? null,
    conference: goal.conference ?? null,
    ruledOut: goal.ruledOut ?? [],
    kin: goal.kin ?? null,
    nonProtectivePlacement: goal.nonProtectivePlacement ?? null,
    connections: goal.connections ?? null,
  }
  await scope.db
    .insertInto('service_plan_goal')
    .values({
      tenant: scope.tenant,
      id,
      case_id: caseId,
      scope: goal.scope,
      children: JSON.stringify(goal.children ?? []),
      goal: goal.goal,
      label,
      start_date: goal.startDate,
      content: JSON.stringify(content),
      edition: goal.edition,
      recorded_by: caller.id,
      recorded_via: caller.via,
      recorded_at: scope.now,
    })
    .execute()
  return id
}
