import { contentHashOf } from '../../../bot/plan-hash.ts'
import type { NewCasePlan } from '../../contract/case-plans.ts'
import type { IsoDate } from '../../../policy/types.ts'
import { closedTo } from '../access.ts'
import { answer, notFound, problem, type Answer } from '../answers.ts'
import { lockFile } from '../case-file.ts'
import type { Caller, CaseApiParts, Scope } from '../context.ts'
import { readKept } from '../kept.ts'
import { newNumber } from '../numbers.ts'
import { bookFor, gated } from '../rules.ts'
import { etagOf, staleness } from '../versions.ts'
import { judgePlan } from './judge.ts'
import { isOpen, planOf, plansOfCase, readPlan, type StoredPlan } from './rows.ts'

type RulesFor = CaseApiParts['rulesFor']

/** A plan may be dated ahead while it is written; the rules are those of its day, and of today until then. */
const dayOf = ({ planDate }: NewCasePlan, today: IsoDate) => (planDate > today ? today : planDate)

/** `POST /v1/cases/{case}/case-plans`: one open plan for each type. */
export async function writePlan(
  scope: Scope,
  caller: Caller,
  caseId: string,
  body: NewCasePlan,
  rulesFor: RulesFor,
): Promise<Answer> {
  const closed = await closedTo(scope, caller, caseId, 'write plans')
  if (closed) return closed
  const others = await readUnderLock(scope, caseId)
  const refusal = await judge(scope, { caseId, body, others, before: null }, rulesFor)
  if (refusal) return refusal
  if (others.some((plan) => isOpen(plan) && plan.planType === body.planType))
    return problem('plan-already-open', 'A plan of this type is open already. Go on with that one.')
  const id = newNumber('plan')
  const { edition, ...content } = body
  await scope.db
    .insertInto('case_plan')
    .values({
      tenant: scope.tenant,
      id,
      case_id: caseId,
      plan_type: content.planType,
      content: JSON.stringify(content),
      content_hash: contentHashOf(content),
      author: caller.id,
      authors: JSON.stringify([caller.id]),
      submitted_at: null,
      decisions: '[]',
      approved_on: null,
      names: null,
      superseded_by: null,
      edition,
      recorded_by: caller.id,
      recorded_via: caller.via,
      recorded_at: scope.now,
    })
    .execute()
  return shown(scope, id, 201)
}

/** `PUT /v1/case-plans/{plan}`: while it is pending, or was returned; then it is pending again. */
export async function changePlan(
  scope: Scope,
  caller: Caller,
  id: string,
  body: NewCasePlan,
  { ifMatch, rulesFor }: { ifMatch: string; rulesFor: RulesFor },
): Promise<Answer> {
  const found = await readPlan(scope, id)
  const closed = await closedTo(scope, caller, found?.case ?? null, 'change plans')
  if (!found || closed) return closed ?? notFound()
  const all = await readUnderLock(scope, found.case)
  const plan = all.find((one) => one.id === id) ?? found
  const stale = staleness(ifMatch, plan.version, 'The plan')
  if (stale) return stale
  if (plan.status !== 'pending' && plan.status !== 'returned')
    return problem(
      'plan-not-open',
      'The plan was handed in, so it no longer changes. Ask for it to be returned.',
    )
  const others = all.filter((one) => one.id !== id)
  const refusal = await judge(scope, { caseId: found.case, body, others, before: plan.content }, rulesFor)
  if (refusal) return refusal
  if (others.some((other) => isOpen(other) && other.planType === body.planType))
    return problem('plan-already-open', 'A plan of this type is open already. Go on with that one.')
  const { edition, ...content } = body
  await scope.db
    .updateTable('case_plan')
    .set({
      plan_type: content.planType,
      status: 'pending',
      content: JSON.stringify(content),
      content_hash: contentHashOf(content),
      author: caller.id,
      authors: JSON.stringify([...new Set([...plan.authors, caller.id])]),
      submitted_at: null,
      edition,
      version: plan.version + 1,
    })
    .where('tenant', '=', scope.tenant)
    .where('id', '=', id)
    .execute()
  return shown(scope, id, 200)
}

async function readUnderLock(scope: Scope, caseId: string): Promise<StoredPlan[]> {
  await lockFile(scope, caseId)
  return plansOfCase(scope, caseId)
}

interface Draft {
  caseId: string
  body: NewCasePlan
  others: readonly StoredPlan[]
  before: StoredPlan['content'] | null
}

async function judge(
  scope: Scope,
  { caseId, body, others, before }: Draft,
  rulesFor: RulesFor,
): Promise<Answer | null> {
  const [file, kept] = [await lockFile(scope, caseId), await readKept(scope, caseId)]
  const rules = bookFor(rulesFor, file.state, dayOf(body, scope.today))
  if (!rules.ok) return rules.refusal
  const shut = gated(rules.book, 'case-plan-opening', { assigned: true })
  const { edition: _, ...content } = body
  return shut ?? judgePlan({ content, file, kept, others, before, book: rules.book })
}

/** The plan as it stands now. */
export async function shown(scope: Scope, id: string, status: 200 | 201): Promise<Answer> {
  const plan = await readPlan(scope, id)
  return plan ? answer(status, planOf(plan), { ETag: etagOf(plan.version) }) : notFound()
}
