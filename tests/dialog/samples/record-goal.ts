import * as fc from 'fast-check'
import { expect } from 'vitest'
import { NewGoals, type NewGoal } from '../../../src/case-api/contract/permanency-goals.ts'
import { NewConcurrentPlan } from '../../../src/case-api/contract/concurrent-plans.ts'
import { NewContactNote } from '../../../src/case-api/contract/contact-notes.ts'
import { child } from '../child.ts'
import { besideIt, moChild, placedInWisconsin, reunification } from '../missouri.ts'
import type { Context, Sample } from '../sample.ts'
import type { Rulebook } from '../../../src/policy/types.ts'
import type { WriteRequest, WriteStep } from '../../../src/bot/ports.ts'

const children = fc.record({
  caseType: fc.constantFrom('custodial', 'custodial', 'custodial', 'non-custodial'),
  guardianship: fc.constantFrom('none', 'partial', 'full', 'unknown'),
  dateOfBirth: fc.constantFrom('2018-03-09', '2009-11-10', '2010-11-01', null),
  indianChild: fc.constantFrom('yes', 'no', 'unknown'),
  active: fc.constantFrom([], [], [{ goal: 'adoption', role: 'primary' }]),
} as const)

const moChildren = fc.record({
  caseType: fc.constantFrom('alternative-care', 'alternative-care', 'alternative-care', 'intact-family'),
  dateOfBirth: fc.constantFrom('2018-03-09', '2009-11-10', '2010-11-01', null),
  indianChild: fc.constantFrom('yes', 'no', 'unknown'),
  entered: fc.constantFrom('2026-11-20', '2026-10-22', '2020-02-29', null),
  active: fc.constantFrom(
    [],
    [reunification],
    [reunification, besideIt],
    [{ goal: 'adoption', role: 'primary' }],
  ),
} as const)

/** The body of the first step of this kind. */
const bodyOf = (write: WriteRequest, kind: WriteStep['kind']) =>
  write.steps.find((one) => one.kind === kind)?.body

/** The rulebook, asked again from outside about what is about to be written. */
const goalsKeepPolicy = (write: WriteRequest, ctx: Context): void => {
  const { facts, today } = ctx
  const { goals, edition } = NewGoals.parse(bodyOf(write, 'permanency-goals'))
  const rules = ctx.rulesOn(goals[0]?.decidedAt?.date ?? today)
  expect(edition).toBe(rules.edition)
  const ended = write.steps.filter(({ kind }) => kind === 'goal-closure').map(({ of }) => of)
  const left = facts.activeGoals.filter(({ id }) => !ended.includes(id)).map((active) => active.goal)
  const codes = [...left, ...goals.map(({ goal }) => goal)]
  expect(codes.length).toBeLessThanOrEqual(rules.goalLimit().value ?? 2)
  expect(new Set(codes).size).toBe(codes.length)
  const plan = bodyOf(write, 'concurrent-plan')
  if (plan !== undefined) NewConcurrentPlan.parse(plan)
  const note = bodyOf(write, 'contact-note')
  if (note !== undefined) NewContactNote.parse(note)
  for (const one of goals) oneKeepsPolicy(one, { ctx, rules })
}

const oneKeepsPolicy = (one: NewGoal, { ctx, rules }: { ctx: Context; rules: Rulebook }): void => {
  const { facts, today } = ctx
  const judged = {
    ...facts.child,
    dateOfBirth: facts.child?.dateOfBirth ?? undefined,
    caseType: facts.case.caseType,
    goalDate: one.startDate,
  }
  expect(rules.verdictFor(one.goal, judged).verdict).toMatch(/^(allowed|conditional)$/)
  expect(one.startDate <= today).toBe(true)
  expect(one.targetDate !== undefined || !rules.targetDate().value).toBe(true)
  if (one.targetDate) expect(one.startDate < one.targetDate && one.targetDate >= today).toBe(true)
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

export const sample: Sample = {
  context: fc.oneof(children.map(child), moChildren.map(moChild)),
  contexts: [
    child(),
    child({ dateOfBirth: '2009-11-10' }),
    child({ guardianship: 'full' }),
    moChild(),
    moChild({ entered: '2026-10-22', active: [reunification, besideIt] }),
    moChild(placedInWisconsin),
  ],
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
    {
      ctx: moChild(),
      answers: {
        decidedForum: 'fst',
        decidedOn: '2026-11-21',
        goal: 'reunification',
        concurrentGoal: 'guardianship',
        planSteps: ['Meet the aunt.', 'Begin the home study.'],
        planEfforts: 'Visits each week, and a home study begun.',
        relatives: 'no',
        whyNoRelatives: 'A court order forbids it.',
        planResource: 'The Ostrander home',
      },
    },
  ],
}
