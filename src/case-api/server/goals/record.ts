import type { NewGoal, NewGoals } from '../../contract/permanency-goals.ts'
import type { Rulebook } from '../../../policy/types.ts'
import { closedTo } from '../access.ts'
import { answer, problem, type Answer } from '../answers.ts'
import type { Caller, CaseApiParts, Scope } from '../context.ts'
import { newNumber } from '../numbers.ts'
import { caseOf, lockChild, readChild, type ChildRow } from './child.ts'
import { decidedOn, judgeFields, judgeRoles } from './fields.ts'
import { judgeGoal, judgeTogether, type Rules } from './judge.ts'
import { goalRows, inOrder } from './rows.ts'

/**
 * `POST /v1/children/{child}/permanency-goals`, inside the caller's transaction.
 * Either every goal is recorded or none; a refusal writes nothing.
 */
export async function recordGoals(
  scope: Scope,
  caller: Caller,
  child: string,
  body: NewGoals,
  rulesFor: CaseApiParts['rulesFor'],
): Promise<Answer> {
  const file = await caseOf(scope, child)
  const closed = await closedTo(scope, caller, file, 'record goals')
  if (closed) return closed
  await lockChild(scope, child)
  const row = await readChild(scope, child)
  const book = rulesFor(row.state, decidedOn(body.goals, scope.today))
  if (book === null)
    return problem(
      'goal-not-known',
      'There are no rules for this state here yet, so no goal can be recorded.',
    )
  const rules: Rules = { today: scope.today, book }
  const refusal = judgeRoles(body.goals, row, rules) ?? judge(body.goals, row, rules)
  if (refusal) return refusal
  const ids = await insert(scope, caller, { id: child, ...row }, body, book)
  return answer(201, { items: await inOrder(goalRows(scope).where('id', 'in', ids)).execute(), next: null })
}

async function insert(
  scope: Scope,
  caller: Caller,
  child: ChildRow & { id: string },
  body: NewGoals,
  book: Rulebook,
): Promise<string[]> {
  const about = {
    tenant: scope.tenant,
    case_id: child.case,
    child_id: child.id,
    state: child.state,
    edition: body.edition,
    recorded_by: caller.id,
    recorded_via: caller.via,
    recorded_at: scope.now,
  }
  const rows = body.goals.map((goal) => ({ id: newNumber('goal'), ...about, ...rowOf(goal, book) }))
  await scope.db.insertInto('permanency_goal').values(rows).execute()
  return rows.map(({ id }) => id)
}

function judge(goals: readonly NewGoal[], child: ChildRow, rules: Rules): Answer | null {
  const together = judgeTogether(goals, child, rules)
  if (together) return together
  const onRecord = child.active.map((active) => active.goal)
  const asked = goals.map((goal) => goal.goal)
  for (const [i, goal] of goals.entries()) {
    const company = { before: [...onRecord, ...asked.slice(0, i)], after: [...onRecord, ...asked] }
    const refusal = judgeGoal(goal, child, rules, company)
    if (refusal) return refusal
  }
  return judgeFields(goals, child, rules)
}

/** The row of one goal that was judged and may stand. */
function rowOf(goal: NewGoal, book: Rulebook) {
  const definition = book.goal(goal.goal)
  if (!definition) throw new Error('A goal without a definition was judged to be allowed.')
  const planClass = book.planClass(goal.goal).value
  return {
    goal: goal.goal,
    label: definition.label,
    goal_class: planClass === 'unknown' ? null : planClass,
    role: goal.role,
    start_date: goal.startDate,
    target_date: goal.targetDate ?? null,
    decided_at: goal.decidedAt ? JSON.stringify(goal.decidedAt) : null,
    rationale: goal.rationale ?? null,
    efforts: goal.efforts ?? null,
    resource: goal.resource ?? null,
    recruitment: JSON.stringify(goal.recruitment ?? []),
    compelling_reason: goal.compellingReason ?? null,
    ruled_out: JSON.stringify(goal.ruledOut ?? []),
    committed_resource: goal.committedResource ?? null,
  }
}
