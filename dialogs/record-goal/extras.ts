import type { QuestionOf } from '../../src/dialog/types.ts'
import type { Requirement } from '../../src/policy/types.ts'
import type { ChildFacts } from '../../src/bot/facts.ts'
import { asRuled, because } from '../by-edition.ts'
import * as checks from './checks.ts'
import type { GoalRecord } from './record.ts'
import * as rules from './rules.ts'

/** Asked only where a chosen goal demands it, and by that rule. */
const demanded = (what: Requirement) => ({
  need: 'required' as const,
  when: (a: rules.Chosen, c: rules.Context) => rules.needing(what, a, c) !== null,
  why: (a: rules.Chosen, c: rules.Context) => because(rules.needing(what, a, c)?.rule),
})

const ruled = (field: string) => asRuled<rules.Chosen, ChildFacts>(rules.fieldOf(field))

type Compelling = Extract<
  QuestionOf<rules.Chosen & Pick<GoalRecord, 'compellingReason'>, ChildFacts>,
  { ask: 'compellingReason' }
>

/** Why this goal, where a rule wants a compelling reason. */
export const compellingQuestion: Compelling = {
  ...demanded('compelling-reason'),
  ask: 'compellingReason',
  label: 'Compelling reason',
  aliases: ['reason'],
  kind: 'text',
  maxLength: 2000,
  prompt: () => 'What is the compelling reason for this goal?',
}

/** What a goal brings with it, by the rules of its state. */
export const goalExtras: readonly QuestionOf<GoalRecord, ChildFacts>[] = [
  {
    ...ruled('rationale'),
    ask: 'rationale',
    label: 'Rationale',
    aliases: ['reason for the goal', 'why this goal'],
    kind: 'text',
    maxLength: 2000,
    prompt: () => 'Why was this goal chosen?',
  },
  {
    ...ruled('efforts'),
    ask: 'efforts',
    label: 'Efforts toward the goal',
    aliases: ['goal efforts'],
    kind: 'text',
    maxLength: 2000,
    prompt: () => 'What was done to reach this goal?',
  },
  compellingQuestion,
  {
    ...demanded('ruled-out'),
    ask: 'ruledOut',
    label: 'Goals ruled out',
    aliases: ['ruled out', 'other goals ruled out'],
    kind: 'choices',
    prompt: () => 'Which other goals have been ruled out?',
    options: rules.otherGoals,
    check: checks.ruledOut,
  },
  {
    ...demanded('committed-resource'),
    ask: 'committedResource',
    label: 'Committed family',
    aliases: ['committed resource', 'resource family'],
    kind: 'text',
    maxLength: 120,
    prompt: () => 'Which resource family is committed?',
  },
  {
    ask: 'resource',
    label: 'Permanent family',
    aliases: ['resource', 'linked resource', 'linked family'],
    kind: 'text',
    need: 'offered',
    maxLength: 120,
    when: (a, c) => rules.linkable(a, c) !== undefined,
    prompt: () => 'Which permanent family is to be linked?',
    why: (a, c) => because(c.rules.resourceLink(rules.linkable(a, c) ?? '')),
  },
  {
    ask: 'recruitment',
    label: 'Informal recruitment',
    aliases: ['recruitment', 'recruitment activity', 'recruitment activities'],
    kind: 'text',
    need: 'offered',
    maxLength: 1000,
    when: (a, c) => rules.recruiting(a, c) !== undefined,
    prompt: () => 'What informal recruitment took place?',
    why: (a, c) => because(c.rules.recruitment(rules.recruiting(a, c) ?? '', rules.goalFacts(a, c))),
  },
]
