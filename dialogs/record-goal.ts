import { defineDialog } from '../src/dialog/index.ts'
import type { Reason } from '../src/dialog/types.ts'
import type { Requirement } from '../src/policy/types.ts'
import type { ChildFacts } from '../src/bot/facts.ts'
import * as checks from './goal-checks.ts'
import * as rules from './goal-rules.ts'
import { goalNotices } from './goal-notices.ts'
import { goalRecord, goalWrite } from './goal-record.ts'

type Ruling = { because: string; citation: Reason['citation'] }
const because = (rule?: Ruling | null): Reason => ({
  text: rule?.because ?? '',
  citation: rule?.citation ?? null,
})

/** Asked only where a chosen goal demands it, and by that rule. */
const demanded = (what: Requirement) => ({
  need: 'required' as const,
  when: (a: rules.Chosen, c: rules.Context) => rules.needing(what, a, c) !== null,
  why: (a: rules.Chosen, c: rules.Context) => because(rules.needing(what, a, c)?.rule),
})

/** By when a goal is to be reached. */
const target = {
  kind: 'date',
  need: 'required',
  why: (_: rules.Chosen, c: rules.Context) => because(c.rules.targetDate()),
  note: (_: rules.Chosen, c: rules.Context) => c.rules.targetDate().because,
  check: checks.targetDate,
} as const

/** Records one goal of a child, or two where there is room for both. */
export const recordGoal = defineDialog<ChildFacts>()({
  id: 'record-goal',
  version: 1,
  title: 'Permanency goals',
  button: 'Record a goal',
  about: 'child',
  cues: ['permanency goal', 'goal'],
  record: goalRecord,
  open: checks.closedDoor,
  notices: goalNotices,
  write: goalWrite,
  questions: [
    {
      ask: 'startDate',
      label: 'Start date',
      aliases: ['goal date', 'begin date', 'start', 'starting', 'starts', 'from'],
      kind: 'date',
      need: 'offered',
      prompt: () => 'From which day does the goal hold? Without an entry it is today.',
      why: () => ({ text: 'Each goal is judged by the facts and the age on this day.', citation: null }),
      check: checks.startDate,
    },
    {
      ask: 'goal',
      label: 'Goal',
      aliases: ['first goal', 'main goal', 'primary goal', 'permanency goal'],
      kind: 'choice',
      need: 'required',
      prompt: (_, c) =>
        c.facts.activeGoals.length > 0 ? 'Which goal is to stand beside it?' : 'Which permanency goal?',
      why: (a, c) => because(c.rules.planClass(a.goal ?? rules.goalOptions(a, c)[0]?.value ?? '')),
      options: rules.goalOptions,
      check: checks.firstGoal,
      show: (goal, _, c) => rules.labelOf(goal, c),
    },
    {
      ...target,
      ask: 'targetDate',
      label: 'Target date',
      aliases: ['goal target date', 'first target date', 'date'],
      prompt: (a, c) => `By which day is ${a.goal ? rules.labelOf(a.goal, c) : 'the goal'} to be reached?`,
    },
    {
      ask: 'secondGoal',
      label: 'Second goal',
      aliases: ['other goal', 'concurrent goal'],
      kind: 'choice',
      need: 'offered',
      when: (_, c) => rules.room(c) > 1,
      prompt: () => 'Which second goal?',
      why: (_, c) => because(c.rules.goalLimit()),
      options: rules.secondOptions,
      check: checks.secondGoal,
      show: (goal, _, c) => rules.labelOf(goal, c),
    },
    {
      ...target,
      ask: 'secondTargetDate',
      label: 'Second target date',
      aliases: ['second goal target date', 'second date'],
      when: (a) => a.secondGoal !== undefined,
      prompt: (a, c) => `By which day is ${rules.labelOf(a.secondGoal ?? '', c)} to be reached?`,
    },
    {
      ...demanded('compelling-reason'),
      ask: 'compellingReason',
      label: 'Compelling reason',
      aliases: ['reason'],
      kind: 'text',
      maxLength: 2000,
      prompt: () => 'What is the compelling reason for this goal?',
    },
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
  ],
})
