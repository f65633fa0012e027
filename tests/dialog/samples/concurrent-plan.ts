import * as fc from 'fast-check'
import { expect } from 'vitest'
import { NewConcurrentPlan } from '../../../src/case-api/contract/concurrent-plans.ts'
import { NewContactNote } from '../../../src/case-api/contract/contact-notes.ts'
import { NewGoals } from '../../../src/case-api/contract/permanency-goals.ts'
import type { WriteRequest } from '../../../src/bot/ports.ts'
import { besideIt, moChild, reunification } from '../missouri.ts'
import type { Context, Sample } from '../sample.ts'

const adoption = { goal: 'adoption', role: 'primary' } as const
const guardianship = { goal: 'guardianship', role: 'concurrent' } as const

const situations = fc.record({
  dateOfBirth: fc.constantFrom('2018-03-09', '2009-11-10', null),
  indianChild: fc.constantFrom('yes', 'no', 'unknown'),
  entered: fc.constantFrom('2026-11-20', '2025-10-22', null),
  active: fc.constantFrom([reunification], [reunification, besideIt], [adoption, guardianship]),
  plan: fc.constantFrom(undefined, {}, { relatives: { considered: false, contraryToWelfareReason: 'No.' } }),
} as const)

const bodyOf = (write: WriteRequest, kind: string) => write.steps.find((one) => one.kind === kind)?.body

/** The rulebook, asked again from outside about what is about to be written. */
const keepsPolicy = (write: WriteRequest, { facts, rulesOn }: Context): void => {
  NewContactNote.parse(bodyOf(write, 'contact-note'))
  const main = facts.activeGoals.find(({ role }) => role === 'primary')?.goal
  const written = bodyOf(write, 'concurrent-plan')
  if (written === undefined) {
    expect(main).not.toBe('reunification')
    expect(write.steps[0]?.kind).toBe('goal-closure')
    return
  }
  const plan = NewConcurrentPlan.parse(written)
  const rules = rulesOn(plan.establishedOn)
  expect([main, plan.edition]).toEqual(['reunification', rules.edition])
  expect(plan.concurrentGoal).not.toBe(main)
  const goals = bodyOf(write, 'permanency-goals')
  if (goals !== undefined)
    expect(NewGoals.parse(goals).goals).toMatchObject([{ goal: plan.concurrentGoal, role: 'concurrent' }])
  const seen = {
    'primary-goal': main,
    'concurrent-goal': plan.concurrentGoal,
    'relatives-considered': plan.relatives?.considered,
  }
  if (rules.need('concurrent-plan', 'resource', seen).value === 'required') expect(plan.resource).toBeTruthy()
  if (plan.relatives?.considered === false) expect(plan.relatives.contraryToWelfareReason).toBeTruthy()
  else expect(plan.relatives).toEqual({ considered: true })
}

const overAYear = { entered: '2025-10-22' } as const

export const sample: Sample = {
  context: situations.map(({ plan, ...rest }) => moChild({ ...rest, ...(plan && { plan }) })),
  contexts: [
    moChild({ ...overAYear, active: [reunification] }),
    moChild({ ...overAYear, dateOfBirth: '2009-11-10', active: [reunification] }),
    moChild({ active: [adoption, guardianship], plan: {} }),
  ],
  keepsPolicy,
  runs: [
    {
      ctx: moChild({ ...overAYear, active: [reunification] }),
      answers: {
        decidedForum: 'pprt',
        decidedOn: '2026-11-20',
        concurrentGoal: 'adoption',
        planSteps: ['Look for an adoptive home.'],
        planEfforts: 'Visits each week.',
        relatives: 'no',
        whyNoRelatives: 'A court order forbids it.',
        teamDecision: 'keep-and-review',
      },
    },
    {
      ctx: moChild({ active: [adoption, guardianship], plan: {} }),
      answers: { closeConcurrent: 'yes', decidedForum: 'fst', decidedOn: '2026-11-20' },
    },
  ],
}
