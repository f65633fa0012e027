import { contentHashOf } from '../../../bot/plan-hash.ts'
import type { PlanApproval } from '../../contract/case-plans.ts'
import { relationTo } from '../access.ts'
import { notFound, problem, type Answer } from '../answers.ts'
import { lockFile, type File } from '../case-file.ts'
import type { Caller, CaseApiParts, Scope } from '../context.ts'
import { readKept } from '../kept.ts'
import { about, bookFor } from '../rules.ts'
import { gatesOf } from './gates.ts'
import { judgePlan } from './judge.ts'
import { plansOfCase, readPlan, type StoredPlan } from './rows.ts'
import { shown } from './write.ts'

type RulesFor = CaseApiParts['rulesFor']

/** `POST /v1/case-plans/{plan}/approval`: by a supervisor of the unit, about the content they were shown. */
export async function decidePlan(
  scope: Scope,
  caller: Caller,
  id: string,
  body: PlanApproval,
  rulesFor: RulesFor,
): Promise<Answer> {
  const found = await readPlan(scope, id)
  const relation = found ? await relationTo(scope, caller, found.case) : 'none'
  if (!found || relation === 'none') return notFound()
  if (!(await isSupervisorOf(scope, caller, found.case)))
    return problem('not-a-supervisor', 'Only a supervisor of the unit may approve or return a plan.')
  const file = await lockFile(scope, found.case)
  const all = await plansOfCase(scope, found.case)
  const plan = all.find((one) => one.id === id) ?? found
  const refusal = judge(plan, caller, body, scope)
  if (refusal) return refusal
  return body.decision === 'return'
    ? sendBack(scope, caller, plan, body)
    : approve(scope, caller, { plan, file, others: all.filter((one) => one.id !== id) }, body, rulesFor)
}

async function isSupervisorOf(scope: Scope, { role, unit }: Caller, caseId: string): Promise<boolean> {
  if (role !== 'supervisor') return false
  const file = await scope.db
    .selectFrom('case_file')
    .select('unit')
    .where('tenant', '=', scope.tenant)
    .where('id', '=', caseId)
    .executeTakeFirst()
  return file?.unit === unit
}

function judge(plan: StoredPlan, caller: Caller, body: PlanApproval, { today }: Scope): Answer | null {
  if (plan.authors.includes(caller.id))
    return problem('own-plan', 'You wrote on this plan yourself, so another supervisor decides about it.')
  if (plan.status !== 'submitted')
    return problem('plan-not-submitted', 'The plan does not wait for a decision any more. Look at it again.')
  if (plan.contentHash !== body.contentHash)
    return problem(
      'content-changed',
      'The plan is not the one you were shown. Look at it again before you decide.',
    )
  if (body.decision === 'return' && body.note === undefined)
    return about('note', 'field-missing', 'Say in a note what the worker should change.')
  if (body.planDate !== undefined && (body.planDate !== today || body.decision === 'return'))
    return about(
      'plan-date',
      'plan-date-not-today',
      'The plan date of an approval is today; a return sets none.',
    )
  return null
}

const decisionsWith = (
  plan: StoredPlan,
  { id, name }: Caller,
  { decision, note, contentHash }: PlanApproval,
  at: string,
) => JSON.stringify([...plan.decisions, { decision, by: { id, name }, at, note: note ?? null, contentHash }])

async function sendBack(scope: Scope, caller: Caller, plan: StoredPlan, body: PlanApproval): Promise<Answer> {
  await scope.db
    .updateTable('case_plan')
    .set({
      status: 'returned',
      decisions: decisionsWith(plan, caller, body, scope.now),
      version: plan.version + 1,
    })
    .where('tenant', '=', scope.tenant)
    .where('id', '=', plan.id)
    .execute()
  return shown(scope, plan.id, 200)
}

async function approve(
  scope: Scope,
  caller: Caller,
  { plan, file, others }: { plan: StoredPlan; file: File; others: readonly StoredPlan[] },
  body: PlanApproval,
  rulesFor: RulesFor,
): Promise<Answer> {
  const rules = bookFor(rulesFor, file.state, scope.today)
  if (!rules.ok) return rules.refusal
  const kept = await readKept(scope, file.id)
  const content = body.planDate === undefined ? plan.content : { ...plan.content, planDate: body.planDate }
  const { book } = rules
  const refusal =
    judgePlan({ content, file, kept, others, before: content, book }) ??
    gatesOf({ content, kept, book, day: scope.today, step: 'approval' })
  if (refusal) return refusal
  await scope.db
    .updateTable('case_plan')
    .set({
      status: 'approved',
      content: JSON.stringify(content),
      content_hash: contentHashOf(content),
      decisions: decisionsWith(plan, caller, body, scope.now),
      approved_on: scope.today,
      names: JSON.stringify({ worker: plan.author.name, supervisor: caller.name }),
      version: plan.version + 1,
    })
    .where('tenant', '=', scope.tenant)
    .where('id', '=', plan.id)
    .execute()
  await supersede(scope, plan, others)
  return shown(scope, plan.id, 200)
}

/** An older approved plan of the type gives way where the new one is for all of its children. */
async function supersede(scope: Scope, plan: StoredPlan, others: readonly StoredPlan[]): Promise<void> {
  const older = others.filter(
    (other) =>
      other.status === 'approved' &&
      other.planType === plan.planType &&
      other.children.every((child) => plan.children.includes(child)),
  )
  for (const { id, version } of older)
    await scope.db
      .updateTable('case_plan')
      .set({ status: 'superseded', superseded_by: plan.id, version: version + 1 })
      .where('tenant', '=', scope.tenant)
      .where('id', '=', id)
      .execute()
}
