import * as fc from 'fast-check'
import { expect } from 'vitest'
import { dialogs, type ChildDialog } from '../../dialogs/index.ts'
import type { ChildFacts } from '../../src/bot/facts.ts'
import type { WriteRequest } from '../../src/bot/ports.ts'
import type { FlowContext } from '../../src/dialog/types.ts'
import { NewGoals } from '../../src/case-api/contract/permanency-goals.ts'
import { NewServicePlanGoal } from '../../src/case-api/contract/service-plan-goals.ts'
import { child } from './child.ts'
import { conference, family, onRecord, youths } from './family.ts'
import { picnic, sunny } from './picnic.ts'

type Context = FlowContext<ChildFacts>

/** The questions and groups of a flow by their names. */
export const namesOf = ({ questions }: ChildDialog): string[] => questions.map((q) => q.ask ?? q.group)

/** One flow, the situations it may meet, and what a write of it must keep to. */
export interface Case {
  dialog: ChildDialog
  context: fc.Arbitrary<Context>
  /** Situations that together reach every question. */
  contexts: readonly Context[]
  keepsPolicy(write: WriteRequest, ctx: Context): void
}

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
      dateOfBirth: facts.child.dateOfBirth ?? undefined,
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

const known: Readonly<Record<string, Omit<Case, 'dialog'>>> = {
  'record-goal': {
    context: children.map(child),
    contexts: [child(), child({ dateOfBirth: '2009-11-10' }), child({ guardianship: 'full' })],
    keepsPolicy: goalsKeepPolicy,
  },
  'service-plan-goal': {
    context: families.map(family) as unknown as fc.Arbitrary<Context>,
    contexts: [family(), family({ ...youths, record: conference }), family({ caseType: 'in-home' })].map(
      (ctx) => ctx as Context,
    ),
    keepsPolicy: familyGoalKeepsPolicy,
  },
}

const registered = dialogs.map((dialog): Case => {
  const situation = known[dialog.id]
  if (!situation) throw new Error(`Say in this file which situations ${dialog.id} may meet.`)
  return { dialog, ...situation }
})

/** Every flow of the registry, and one that has every kind of question. */
export const cases: readonly Case[] = [
  ...registered,
  {
    dialog: picnic as unknown as ChildDialog,
    context: fc
      .record({ rain: fc.boolean(), limit: fc.nat(4) })
      .map(sunny) as unknown as fc.Arbitrary<Context>,
    contexts: [sunny() as unknown as Context],
    keepsPolicy: (write) => expect(write).toHaveProperty('picnic.place'),
  },
]
