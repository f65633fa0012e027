import * as fc from 'fast-check'
import { expect } from 'vitest'
import { dialogs, type ChildDialog } from '../../dialogs/index.ts'
import type { ChildFacts } from '../../src/bot/facts.ts'
import type { WriteRequest } from '../../src/bot/ports.ts'
import type { FlowContext } from '../../src/dialog/types.ts'
import { NewGoals } from '../../src/case-api/contract/permanency-goals.ts'
import { child } from './child.ts'
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

const known: Readonly<Record<string, Omit<Case, 'dialog'>>> = {
  'record-goal': {
    context: children.map(child),
    contexts: [child(), child({ dateOfBirth: '2009-11-10' }), child({ guardianship: 'full' })],
    keepsPolicy: goalsKeepPolicy,
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
