import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { WiPlanContent } from '../../../src/bot/plan-on-record.ts'
import type { WriteRequest } from '../../../src/bot/ports.ts'
import { PlanApproval } from '../../../src/case-api/contract/case-plans.ts'
import { planFacts } from '../../../src/policy/case-plan-facts.ts'
import type { Context, Sample } from '../sample.ts'
import { approvedContent, planOf, supervisor, today, wisconsin, type Situation } from '../wisconsin.ts'

const submitted = (more: { id?: string; content?: WiPlanContent } = {}) =>
  planOf({ id: 'plan-3', status: 'submitted', approvedOn: null, ...more })
const full: WiPlanContent = {
  ...approvedContent,
  planDate: '2026-12-24',
  considered: [{ cansItem: 'cans-3', reason: 'Has two good friends.' }],
  conditions: approvedContent.conditions.map((condition) => ({
    ...condition,
    services: condition.services.map((service) => ({ ...service, cansItems: ['cans-1', 'cans-2'] })),
  })),
}
const gatesMet = (
  plan: Parameters<typeof planFacts>[0],
  step: 'submission' | 'approval',
  { facts, rules }: Context,
) =>
  rules
    .gates('case-plan-approval', planFacts(plan, facts.case.onRecord.cansItems, { day: today, step }, rules))
    .every(({ met }) => met === true)

const decisions: readonly Situation[] = [
  { person: supervisor, plans: [submitted(), planOf()] },
  { person: supervisor, plans: [submitted({ content: full }), planOf()] },
  { person: supervisor, plans: [submitted({ content: full })] },
  { person: supervisor, plans: [submitted(), submitted({ id: 'plan-4', content: full })] },
]

/** Bound to a plan that waits and is somebody else's, and to its content; approved only where every gate is met. */
const approvalKeepsPolicy = (write: WriteRequest, ctx: Context): void => {
  const [step] = write.steps
  const body = PlanApproval.parse(step?.body)
  const plan = ctx.facts.case.onRecord.casePlans.find(({ id }) => id === step?.of)
  expect(plan).toMatchObject({ status: 'submitted', contentHash: body.contentHash })
  expect(plan?.author.id).not.toBe(ctx.facts.person.id)
  if (body.decision === 'return') return void expect(body.note).toBeTruthy()
  if (!plan || !('conditions' in plan.content)) throw new Error('This is not a plan with conditions.')
  expect(
    gatesMet({ ...plan.content, planDate: body.planDate ?? plan.content.planDate }, 'approval', ctx),
  ).toBe(true)
}

export const sample: Sample = {
  context: fc.constantFrom(...decisions).map(wisconsin),
  contexts: decisions.map(wisconsin),
  keepsPolicy: approvalKeepsPolicy,
  runs: [
    { ctx: wisconsin(decisions[0]), answers: { decision: 'return', note: 'Please add a service for sleep' } },
  ],
}
