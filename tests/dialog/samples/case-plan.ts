import * as fc from 'fast-check'
import { expect } from 'vitest'
import { contentHashOf } from '../../../src/bot/plan-hash.ts'
import type { WriteRequest } from '../../../src/bot/ports.ts'
import { NewCasePlan } from '../../../src/case-api/contract/case-plans.ts'
import { planFacts } from '../../../src/policy/case-plan-facts.ts'
import type { Context, Sample } from '../sample.ts'
import { approvedContent, planOf, today, wisconsin, withLists, type Situation } from '../wisconsin.ts'

const pending = planOf({ id: 'plan-2', status: 'pending', approvedOn: null, version: 3 })
const beforePlacement = planOf({
  id: 'plan-5',
  status: 'pending',
  approvedOn: null,
  content: { ...approvedContent, planType: 'case' },
})
const cps: Situation = {
  file: {
    personTypes: [{ child: 'wi-1-c1', personType: 'cps' }],
    safetyAssessments: [
      { id: 'sa-1', completedOn: '2026-10-01', children: ['wi-1-c1'], safetyServices: true },
    ],
    assessments: [
      {
        id: 'a-1',
        status: 'pending',
        completedOn: '2026-10-01',
        functioning: { child: 'Sleeps well.', parents: null, family: 'Gets along.' },
      },
    ],
  },
  case: { caseType: 'in-home', facts: { safetyServices: true } },
}
const oneChild = {
  file: {
    personTypes: [
      { child: 'wi-1-c1', personType: 'not-cps' },
      { child: 'wi-1-c2', personType: null },
    ],
  },
}

const situations: readonly Situation[] = [
  {},
  { plans: [] },
  { plans: [pending, planOf()] },
  { plans: [beforePlacement, planOf()] },
  { plans: [], case: { facts: {} } },
  oneChild,
  cps,
  { ...cps, agency: withLists },
]

const gatesMet = (
  plan: Parameters<typeof planFacts>[0],
  step: 'submission' | 'approval',
  { facts, rules }: Context,
) =>
  rules
    .gates('case-plan-approval', planFacts(plan, facts.case.onRecord.cansItems, { day: today, step }, rules))
    .every(({ met }) => met === true)

/** The contract and the rulebook, asked again about the plan that is about to be saved and handed in. */
const planKeepsPolicy = (write: WriteRequest, ctx: Context): void => {
  const [save, submission] = write.steps
  const { edition, ...content } = NewCasePlan.parse(save?.body)
  expect(edition).toBe(ctx.rules.edition)
  if (!('conditions' in content)) throw new Error('This is not a plan with conditions.')
  expect(content.conditions.length).toBeGreaterThan(0)
  for (const { participants, goals } of content.conditions)
    expect([participants.length > 0, goals.length > 0]).toEqual([true, true])
  for (const { ref } of content.children)
    expect(ctx.facts.case.onRecord.personTypes).toContainEqual({ child: ref, personType: expect.any(String) })
  if (!submission) return
  expect(gatesMet(content, 'submission', ctx)).toBe(true)
  expect(submission.body).toEqual({ contentHash: contentHashOf(content) })
}

const fromBlank = {
  start: 'blank',
  planDate: '2026-12-01',
  'conditions-1-section': 'child',
  'conditions-1-participants': ['wi-1-c1'],
  'conditions-1-text': 'School every day',
  'conditions-1-goals': ['Fewer than two missed days', 'Reading at grade level'],
  'conditions-2-section': 'family',
  'conditions-2-text': 'A calm evening',
  'conditions-2-goals': ['A written routine'],
  'services-1-condition': '1',
  'services-1-category': 'Tutoring',
  'services-1-explanation': 'Reading with a tutor',
  'services-1-responsibleType': 'provider',
  'services-1-responsibleName': 'Lanternwood Learning',
  'services-1-frequencyDuration': 'Two hours a week',
  'services-1-beginDate': '2026-12-01',
  'services-1-status': 'Planned',
}

export const sample: Sample = {
  context: fc.constantFrom(...situations).map(wisconsin),
  contexts: situations.map(wisconsin),
  keepsPolicy: planKeepsPolicy,
  runs: [{ ctx: wisconsin(), answers: fromBlank }],
}
