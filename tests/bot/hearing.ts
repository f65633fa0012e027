import { recordGoal } from '../../dialogs/record-goal.ts'
import { begin, view } from '../../src/dialog/index.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import { loadLibrary } from '../../policy/index.ts'
import type { CaseLine, ChildFacts, Participant } from '../../src/bot/facts.ts'
import type { Command } from '../../src/bot/command.ts'
import type { Draft } from '../../src/bot/ports.ts'
import { emptySession, type Session } from '../../src/bot/session.ts'
import { referenceIn } from '../../src/bot/understand/references.ts'
import type { GuidedFlow } from '../../src/bot/guided-flow.ts'
import type { Hearing } from '../../src/bot/understand/hearing.ts'
import { caseWith, worker } from '../dialog/child.ts'
import { understand } from '../../src/bot/understand/understand.ts'

export const today = '2026-11-22'
export const rules = rulebook(loadLibrary(), 'tn', today)

export const child: Participant = {
  id: 'tn-1001-c1',
  role: 'child',
  name: { given: 'Zelmira', family: 'Quandahl' },
  dateOfBirth: '2011-03-04',
  served: true,
  guardianship: 'partial',
  indianChild: 'no',
}
const sibling: Participant = { ...child, id: 'tn-1001-c2', name: { given: 'Ossian', family: 'Quandahl' } }

export const facts: ChildFacts = {
  case: caseWith([child, sibling], { id: 'tn-1001' }),
  child,
  activeGoals: [],
  person: worker,
}
export const context = { facts, rules, today, rulesOn: () => rules }
export const cases: readonly CaseLine[] = [
  { id: 'tn-1001', state: 'tn', caseType: 'custodial', children: [child, sibling] },
]
const dialog = recordGoal as unknown as GuidedFlow

/** The goal flow as it stands with these answers. */
export function flowWith(answers: Record<string, unknown>): NonNullable<Hearing['flow']> {
  const { flow } = begin(recordGoal, context, answers)
  const of = { case: facts.case.id, child: child.id }
  return { dialog, view: view(recordGoal, flow, context), state: flow, context, ...of }
}

/** What a text means, with or without an open flow. */
export function hear(
  text: string,
  more: { flow?: Hearing['flow']; session?: Session; drafts?: readonly Draft[] } = {},
): Command {
  return understand({
    said: { type: 'text', text },
    session: more.session ?? emptySession,
    dialogs: [dialog],
    jobs: [dialog],
    reference: referenceIn(text, cases),
    flow: more.flow ?? null,
    context,
    rules,
    drafts: more.drafts ?? [],
    today,
  })
}
