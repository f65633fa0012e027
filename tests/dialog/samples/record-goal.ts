import * as fc from 'fast-check'
import { expect } from 'vitest'
import { NewGoals } from '../../../src/case-api/contract/permanency-goals.ts'
import { child } from '../child.ts'
import type { Context, Sample } from '../sample.ts'
import type { WriteRequest } from '../../../src/bot/ports.ts'

const children = fc.record({
  caseType: fc.constantFrom('custodial', 'custodial', 'custodial', 'non-custodial'),
  guardianship: fc.constantFrom('none', 'partial', 'full', 'unknown'),
  dateOfBirth: fc.constantFrom('2018-03-09', '2009-11-10', '2010-11-01', null),
  indianChild: fc.constantFrom('yes', 'no', 'unknown'),
  active: fc.constantFrom([], [], [{ goal: 'adoption', role: 'primary' }]),
} as const)

/** The rulebook, asked again from outside about what is about to be written. */
const goalsKeepPolicy = (write: WriteRequest, { facts, rules, today }: Context): void => {
  const { goals } = NewGoals.parse(write.steps[0]?.body)
  const codes = [...facts.activeGoals.map((active) => active.goal), ...goals.map(({ goal }) => goal)]
  expect(codes.length).toBeLessThanOrEqual(rules.goalLimit().value ?? 0)
  expect(new Set(codes).size).toBe(codes.length)
  for (const one of goals) {
    const judged = {
      ...facts.child,
      dateOfBirth: facts.child?.dateOfBirth ?? undefined,
      caseType: facts.case.caseType,
      goalDate: one.startDate,
    }
    expect(rules.verdictFor(one.goal, judged).verdict).toMatch(/^(allowed|conditional)$/)
    expect(one.startDate <= today).toBe(true)
    expect([one.startDate < one.targetDate!, one.targetDate! >= today]).toEqual([true, true])
    if (one.recruitment) expect(rules.recruitment(one.goal, judged).value).toBe('here')
    if (one.resource) expect(rules.resourceLink(one.goal).value).toBe(true)
    for (const { value } of rules.requirements(one.goal)) {
      const field = {
        'compelling-reason': 'compellingReason',
        'ruled-out': 'ruledOut',
        'committed-resource': 'committedResource',
      }[value]
      expect(one).toHaveProperty(field)
    }
  }
}

export const sample: Sample = {
  context: children.map(child),
  contexts: [child(), child({ dateOfBirth: '2009-11-10' }), child({ guardianship: 'full' })],
  keepsPolicy: goalsKeepPolicy,
  runs: [
    { ctx: child(), answers: { goal: 'reunification', targetDate: '2027-05-22' } },
    {
      ctx: child(),
      answers: {
        goal: 'adoption',
        targetDate: '2027-05-22',
        secondGoal: 'permanent-guardianship',
        secondTargetDate: '2027-06-22',
        resource: 'The Ostrander home',
      },
    },
  ],
}
