import type { NewConcurrentPlan } from '../../contract/concurrent-plans.ts'
import { closedTo } from '../access.ts'
import { answer, problem, type Answer } from '../answers.ts'
import type { Caller, CaseApiParts, Scope } from '../context.ts'
import { caseOf, lockChild, readChild, type ChildRow } from '../goals/child.ts'
import { newNumber } from '../numbers.ts'
import { about, bookFor } from '../rules.ts'
import { etagOf } from '../versions.ts'
import { shutPlan } from './close.ts'
import { judgePlan } from './judge.ts'
import { activePlan, planOf, planRows } from './rows.ts'

/** `POST /v1/children/{child}/concurrent-plans`: one is active; a new one says which it replaces. */
export async function recordPlan(
  scope: Scope,
  caller: Caller,
  id: string,
  plan: NewConcurrentPlan,
  rulesFor: CaseApiParts['rulesFor'],
): Promise<Answer> {
  const closed = await closedTo(scope, caller, await caseOf(scope, id), 'record concurrent plans')
  if (closed) return closed
  await lockChild(scope, id)
  const child = await readChild(scope, id)
  if (!child.served) return problem('not-a-served-child', 'Plans are for children who receive services.')
  if (plan.establishedOn > scope.today)
    return about(
      'established-on',
      'day-in-future',
      'The plan’s day lies in the future. Use today or an earlier day.',
    )
  const rules = bookFor(rulesFor, child.state, plan.establishedOn)
  if (!rules.ok) return rules.refusal
  const refusal = judgePlan({ plan, child, book: rules.book, today: scope.today })
  if (refusal) return refusal
  const conflict = await replaceActive(scope, id, plan)
  if (conflict) return conflict
  const number = await insert(scope, caller, { id, child }, plan)
  const row = await planRows(scope).where('id', '=', number).executeTakeFirstOrThrow()
  return answer(201, planOf(row), { ETag: etagOf(row.version) })
}

async function replaceActive(
  scope: Scope,
  child: string,
  { replaces }: NewConcurrentPlan,
): Promise<Answer | null> {
  const active = await activePlan(scope, child)
  if ((active?.id ?? undefined) !== replaces)
    return problem(
      'concurrent-plan-already-active',
      active
        ? 'An active concurrent plan stands already. Look at it, and say that the new one takes its place.'
        : 'The plan to be replaced is not the active one any more. Look at the record again.',
    )
  if (active) await shutPlan(scope, active, 'A newer concurrent plan took its place.')
  return null
}

async function insert(
  scope: Scope,
  caller: Caller,
  { id, child }: { id: string; child: ChildRow },
  plan: NewConcurrentPlan,
): Promise<string> {
  const number = newNumber('plan')
  const { id: primary } = await scope.db
    .selectFrom('permanency_goal')
    .select('id')
    .where('tenant', '=', scope.tenant)
    .where('child_id', '=', id)
    .where('status', '=', 'active')
    .where('role', '=', 'primary')
    .executeTakeFirstOrThrow()
  const { relatives } = plan
  const content = {
    forum: plan.forum,
    steps: plan.steps.map(({ toward, what, by = null }) => ({ toward, what, by })),
    relatives: relatives
      ? {
          considered: relatives.considered,
          contraryToWelfareReason: relatives.contraryToWelfareReason ?? null,
        }
      : null,
    resource: plan.resource ?? null,
    reasonableEfforts: plan.reasonableEfforts ?? null,
    overOneYear: plan.overOneYear ?? null,
  }
  await scope.db
    .insertInto('concurrent_plan')
    .values({
      tenant: scope.tenant,
      id: number,
      case_id: child.case,
      child_id: id,
      primary_goal: primary,
      concurrent_goal: plan.concurrentGoal,
      established_on: plan.establishedOn,
      content: JSON.stringify(content),
      edition: plan.edition,
      recorded_by: caller.id,
      recorded_via: caller.via,
      recorded_at: scope.now,
    })
    .execute()
  return number
}
