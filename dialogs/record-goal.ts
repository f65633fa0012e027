import { defineDialog } from '../src/dialog/index.ts'
import type { ChildFacts } from '../src/bot/facts.ts'
import { asRuled, because } from './by-edition.ts'
import { planQuestions, planWanted, withRelatives } from './concurrent-plan/questions.ts'
import { decisionQuestions, forums } from './decision.ts'
import * as checks from './record-goal/checks.ts'
import { endingQuestions } from './record-goal/endings.ts'
import { goalExtras } from './record-goal/extras.ts'
import { goalNotices } from './record-goal/notices.ts'
import { goalRecord, goalWrite, type GoalRecord } from './record-goal/record.ts'
import * as rules from './record-goal/rules.ts'

type Seen = Partial<GoalRecord>

/** By when a goal is to be reached. */
const target = {
  kind: 'date',
  need: (_: rules.Chosen, c: rules.Context) => (c.rules.targetDate().value ? 'required' : 'offered'),
  why: (_: rules.Chosen, c: rules.Context) => because(c.rules.targetDate()),
  note: (_: rules.Chosen, c: rules.Context) => c.rules.targetDate().because,
  check: checks.targetDate,
} as const

const asksWhoDecided = (c: rules.Context) => rules.fieldOf('decided-forum')({}, c).value === 'required'

/** The first goals of a child are set at the meeting that the edition's list begins with; of later ones all is asked. */
const prefill = (_: Seen, c: rules.Context): Seen => {
  const first = c.rules.list(forums)?.items[0]?.id
  if (!asksWhoDecided(c) || c.facts.activeGoals.length > 0 || first === undefined) return {}
  return { decidedForum: first, decidedOn: c.today }
}

/** Records the goal of a child, one beside it where the edition has room or wants one, and what belongs to them. */
export const recordGoal = defineDialog<ChildFacts>()({
  id: 'record-goal',
  about: 'child',
  version: 2,
  title: 'Permanency goals',
  button: 'Record a goal',
  cues: ['permanency goal', 'goal', '72-hour meeting', '72 hour meeting'],
  record: goalRecord,
  eventDay: (a, c) => a.decidedOn ?? c.today,
  prefill,
  open: checks.closedDoor,
  notices: goalNotices,
  ruleFacts: rules.ruleFacts,
  write: goalWrite,
  questions: [
    ...decisionQuestions,
    {
      ask: 'startDate',
      label: 'Start date',
      aliases: ['goal date', 'begin date', 'start', 'starting', 'starts', 'from'],
      kind: 'date',
      need: 'offered',
      when: (_, c) => !asksWhoDecided(c),
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
      prompt: (_, c) => {
        if (c.facts.activeGoals.length === 0) return 'Which permanency goal?'
        return rules.replacing({}, c) ? 'Which goal takes its place?' : 'Which goal is to stand beside it?'
      },
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
      ...asRuled<Seen, ChildFacts>(rules.fieldOf('concurrent-goal'), 'optional'),
      ask: 'concurrentGoal',
      label: 'Concurrent goal',
      aliases: ['concurrent', 'second goal', 'other goal'],
      kind: 'choice',
      when: (a, c) => rules.concurrentWanted(a, c),
      prompt: () => 'Which concurrent goal?',
      options: rules.concurrentOptions,
      check: checks.concurrentGoal,
      show: (goal, _, c) => rules.labelOf(goal, c),
      fills: withRelatives,
    },
    ...endingQuestions,
    ...goalExtras,
    ...planQuestions(planWanted),
  ],
})
