import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { WriteRequest } from '../../../src/bot/ports.ts'
import { NewServicePlanGoal } from '../../../src/case-api/contract/service-plan-goals.ts'
import { conference, family, onRecord, youths } from '../family.ts'
import type { Context, Sample } from '../sample.ts'

const families = fc.record({
  caseType: fc.constantFrom('out-of-home', 'out-of-home', 'in-home', 'custodial'),
  born: fc.constantFrom(['2019-03-09'], ['2011-09-22', '2010-11-22'], ['2009-01-01'], [null]),
  indianChild: fc.constantFrom('yes', 'no', 'unknown'),
  record: fc.constantFrom({}, conference, { servicePlanGoals: [onRecord()] }),
} as const)

/** The rulebook, asked again about each child that the goal is for. */
const familyGoalKeepsPolicy = (write: WriteRequest, { facts, rules, today }: Context): void => {
  const body = NewServicePlanGoal.parse(write.steps[0]?.body)
  const served = facts.case.participants.filter((one) => one.served)
  const whose = served.filter(({ id }) => body.children?.includes(id) ?? true)
  expect(whose.length).toBeGreaterThan(0)
  for (const { dateOfBirth } of whose) {
    const judged = {
      caseType: facts.case.caseType,
      dateOfBirth: dateOfBirth ?? undefined,
      goalDate: body.startDate,
    }
    expect(rules.verdictFor(body.goal, judged).verdict).toMatch(/^(allowed|conditional)$/)
  }
  const need = (field: string) =>
    rules.need('service-plan-goal', field, {
      goal: body.goal,
      scope: body.scope,
      'case-type': facts.case.caseType,
    }).value
  expect(body.startDate <= today).toBe(true)
  expect((body.conference?.date ?? today) <= today).toBe(true)
  expect([body.reasonForChild !== undefined, body.conference !== undefined]).toEqual([
    need('reason-for-child') === 'required',
    need('conference') === 'required',
  ])
  const wanted = rules.list(`ruled-out-${body.goal}`)?.items.map(({ id }) => id) ?? []
  expect(body.ruledOut?.map(({ goal }) => goal).sort() ?? []).toEqual([...wanted].sort())
  expect(body.kin !== undefined).toBe(need('kin') === 'required')
}

export const sample: Sample = {
  context: families.map(family),
  contexts: [family(), family({ ...youths, record: conference }), family({ caseType: 'in-home' })],
  keepsPolicy: familyGoalKeepsPolicy,
  runs: [
    { ctx: family(), answers: { goal: 'reunification' } },
    {
      ctx: family({ record: conference }),
      answers: { goal: 'care-with-kin', kinRelation: 'blood', kinLicence: 'pending' },
    },
    {
      ctx: family(youths),
      answers: {
        children: ['ma-1-c2'],
        goal: 'appla',
        reasonForChild: 'He has a plan of his own.',
        conferenceDate: '2026-11-12',
        conferenceReason: 'The risk goes on after a year.',
        ruledOut: ['reunification', 'adoption', 'guardianship', 'care-with-kin'],
        ruledOutReason: 'He has said no to each.',
      },
    },
  ],
}
