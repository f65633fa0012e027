import * as z from 'zod'
import { defineDialog } from '../src/dialog/index.ts'
import type { ChildFacts } from '../src/bot/facts.ts'
import type { WriteRequest } from '../src/bot/ports.ts'
import { because, listed, yesNo } from './by-edition.ts'
import * as plan from './concurrent-plan/rules.ts'
import {
  planFieldOf,
  planQuestions,
  planShape,
  standingPlan,
  withRelatives,
} from './concurrent-plan/questions.ts'
import { closureStep, noteStep, planClosure, planStep } from './concurrent-plan/write.ts'
import { decisionQuestions } from './decision.ts'
import * as checks from './record-goal/checks.ts'
import { compellingQuestion } from './record-goal/extras.ts'
import * as rules from './record-goal/rules.ts'

const concurrentRecord = z.strictObject({
  decidedForum: z.string().optional(),
  decidedOn: z.iso.date().optional(),
  closeConcurrent: z.enum(['yes', 'no']).optional(),
  concurrentGoal: z.string().optional(),
  compellingReason: z.string().optional(),
  ...planShape,
  teamDecision: z.string().optional(),
})
type ConcurrentRecord = z.infer<typeof concurrentRecord>

/** The plan on record, to be gone through and changed. */
const prefill = (_: Partial<ConcurrentRecord>, c: rules.Context): Partial<ConcurrentRecord> => {
  const standing = standingPlan(c)
  if (standing === null || !plan.stillAsked({}, c)) return {}
  const { relatives, resource, reasonableEfforts, steps } = standing
  return {
    planSteps: steps.map(({ what }) => what),
    ...(steps[0] && { stepsToward: steps[0].toward }),
    ...(reasonableEfforts !== null && { planEfforts: reasonableEfforts }),
    ...(relatives !== null && { relatives: relatives.considered ? ('yes' as const) : ('no' as const) }),
    ...(relatives?.contraryToWelfareReason && { whyNoRelatives: relatives.contraryToWelfareReason }),
    ...(resource !== null && { planResource: resource }),
  }
}

/** A concurrent goal that is not on record yet is recorded with its plan. */
const newGoal = (r: ConcurrentRecord, c: rules.Context) => {
  if (r.concurrentGoal === undefined) return []
  const on = rules.goalDate(r, c)
  const decidedAt = r.decidedForum !== undefined && { decidedAt: { forum: r.decidedForum, date: on } }
  const reason = r.compellingReason !== undefined && { compellingReason: r.compellingReason }
  const goal = { goal: r.concurrentGoal, role: 'concurrent', startDate: on, ...decidedAt, ...reason }
  const body = { goals: [goal], edition: c.rules.edition ?? '' }
  return [{ kind: 'permanency-goals' as const, of: c.facts.child.id, body }]
}

const write = (r: ConcurrentRecord, c: rules.Context): WriteRequest => {
  const review =
    r.teamDecision === undefined ? null : { date: rules.goalDate(r, c), decision: r.teamDecision }
  const why = rules.fieldOf('concurrent-goal')(r, c).because
  const beside = rules.standingConcurrent(c)
  const closing = [...(beside === null ? [] : [closureStep(beside, why)]), ...planClosure(why, c)]
  const steps = plan.stillAsked(r, c) ? [...newGoal(r, c), planStep(r, c, review)] : closing
  return {
    case: c.facts.case.id,
    child: c.facts.child.id,
    steps: [...steps, noteStep(plan.planNote(r, c), r, c)],
  }
}

/** Makes, renews or closes the concurrent plan of a child whose main goal is on record. */
export const concurrentPlan = defineDialog<ChildFacts>()({
  id: 'concurrent-plan',
  about: 'child',
  version: 1,
  title: 'Concurrent plan',
  button: 'Concurrent plan',
  cues: ['concurrent plan', 'concurrent planning', 'concurrent goal'],
  record: concurrentRecord,
  eventDay: (a, c) => a.decidedOn ?? c.today,
  prefill,
  open: plan.closedDoor,
  notices: plan.planNotices,
  write,
  questions: [
    {
      ask: 'closeConcurrent',
      label: 'Close the concurrent goal',
      aliases: ['close it', 'close'],
      kind: 'choice',
      need: 'required',
      when: (a, c) => !plan.stillAsked(a, c),
      prompt: (a, c) => `${rules.fieldOf('concurrent-goal')(a, c).because} Close it?`,
      why: (a, c) => because(rules.fieldOf('concurrent-goal')(a, c)),
      options: () => yesNo,
      check: (value) =>
        value === 'yes'
          ? null
          : { because: 'Then nothing changes and there is nothing to save. Say "cancel" to leave.' },
    },
    ...decisionQuestions,
    {
      ask: 'concurrentGoal',
      label: 'Concurrent goal',
      aliases: ['concurrent', 'goal', 'second goal'],
      kind: 'choice',
      need: 'required',
      when: (a, c) => plan.stillAsked(a, c) && rules.standingConcurrent(c) === null,
      prompt: () => 'Which concurrent goal?',
      why: (a, c) => because(rules.fieldOf('concurrent-goal')(a, c)),
      options: rules.concurrentOptions,
      check: checks.concurrentGoal,
      show: (goal, _, c) => rules.labelOf(goal, c),
      fills: withRelatives,
    },
    compellingQuestion,
    ...planQuestions(plan.planning),
    {
      ask: 'teamDecision',
      label: 'What the team decided after a year',
      aliases: ['team decision', 'decision after a year', 'review after a year'],
      kind: 'choice',
      need: 'offered',
      when: plan.overAYear,
      prompt: (a, c) => planFieldOf('over-one-year')(a, c).because,
      why: (a, c) => because(planFieldOf('over-one-year')(a, c)),
      options: (_, c) => listed(plan.decisions, c),
    },
  ],
})
