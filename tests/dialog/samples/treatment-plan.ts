import * as fc from 'fast-check'
import { expect } from 'vitest'
import { NewCasePlan } from '../../../src/case-api/contract/case-plans.ts'
import type { CasePlanOnRecord, MoPlanContent } from '../../../src/bot/plan-on-record.ts'
import type { WriteRequest } from '../../../src/bot/ports.ts'
import { moChild } from '../missouri.ts'
import type { Context, Sample } from '../sample.ts'

/** A job about the whole case looks at no single child. */
const wholeCase = (ctx: Context): Context => ({
  ...ctx,
  facts: { ...ctx.facts, child: null, activeGoals: [] },
})

export const planContent: MoPlanContent = {
  planType: 'next-steps',
  planDate: '2026-09-01',
  children: ['mo-1-c1'],
  achieve: 'The mother can care for her daughter.',
  getThere: 'She builds a circle of people who help.',
  onTrack: 'Visits go well.',
  howLong: 'About nine months.',
  tasks: [
    { who: 'The mother', what: 'Complete the assessment.', by: '2026-09-15', state: 'next' },
    { who: 'The worker', what: 'Arrange the visits.', state: 'existing-strength' },
  ],
  treatments: [
    {
      resource: 'Parents as Teachers',
      capacity: 'The family: Learns by doing. The resource: Comes to the home.',
      culture: 'The teacher speaks their language.',
      natural: false,
    },
  ],
  agreedBy: { family: true, division: true, team: true },
  uploadedToImaging: true,
}

export const planOnRecord = (more: Partial<CasePlanOnRecord> = {}): CasePlanOnRecord => ({
  id: 'plan-7',
  children: ['mo-1-c1'],
  planType: 'next-steps',
  status: 'pending',
  content: planContent,
  contentHash: '0'.repeat(64),
  author: { id: 'worker-mo', name: 'Caspian Dragomirescu' },
  submittedAt: null,
  decisions: [],
  approvedOn: null,
  names: null,
  supersededBy: null,
  edition: 'mo@2021-07-02',
  recordedBy: 'worker-mo',
  recordedAt: '2026-09-01T15:00:00.000Z',
  version: 3,
  ...more,
})

const fields = {
  achieve: 'achieve',
  'get-there': 'getThere',
  'on-track': 'onTrack',
  'how-long': 'howLong',
  'uploaded-to-imaging': 'uploadedToImaging',
} as const

/** The rulebook, asked again from outside about what is about to be written. */
const keepsPolicy = (write: WriteRequest, { rulesOn, today, facts }: Context): void => {
  const [step, ...more] = write.steps
  expect(more).toEqual([])
  const plan = NewCasePlan.parse(step?.body)
  if (!('tasks' in plan)) throw new Error('A treatment plan has tasks')
  expect(plan.planDate <= today).toBe(true)
  const rules = rulesOn(plan.planDate)
  expect(plan.edition).toBe(rules.edition)
  const need = (field: string) => rules.need('case-plan', field, { 'plan-type': plan.planType }).value
  for (const [field, key] of Object.entries(fields))
    if (need(field) === 'required') expect(plan).toHaveProperty(key)
  if (need('tasks') === 'required') expect(plan.tasks.length).toBeGreaterThan(0)
  for (const { state, by } of plan.tasks)
    if (state === 'next' && by !== undefined) expect(by >= plan.planDate).toBe(true)
  const open = facts.case.onRecord.casePlans.find(
    ({ planType, status }) => planType === plan.planType && status === 'pending',
  )
  expect(step).toMatchObject(
    open ? { kind: 'case-plan-change', of: open.id, ifMatch: '"3"' } : { kind: 'case-plan', of: 'mo-1' },
  )
}

const bare = wholeCase(moChild())
const withPlan = wholeCase(moChild({ onRecord: { casePlans: [planOnRecord()] } }))

export const sample: Sample = {
  context: fc
    .record({
      indianChild: fc.constantFrom('yes', 'no', 'unknown'),
      casePlans: fc.constantFrom([], [planOnRecord()], [planOnRecord({ status: 'approved' })]),
    } as const)
    .map(({ indianChild, casePlans }) => wholeCase(moChild({ indianChild, onRecord: { casePlans } }))),
  contexts: [bare, withPlan],
  keepsPolicy,
  runs: [
    {
      ctx: bare,
      answers: {
        planType: 'next-steps',
        children: ['mo-1-c1'],
        achieve: 'The mother can care for her daughter.',
        getThere: 'She builds a circle of people who help.',
        onTrack: 'Visits go well.',
        howLong: 'About nine months.',
        'tasks-1-who': 'The mother',
        'tasks-1-what': 'Complete the assessment.',
        'tasks-1-by': '2027-04-15',
        agreedBy: ['family', 'division', 'team'],
        uploaded: 'yes',
      },
    },
    { ctx: bare, answers: { planType: 'cs-1', children: ['mo-1-c1'], pprtOn: '2026-11-20' } },
  ],
}
