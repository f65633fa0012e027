import * as z from 'zod'
import { defineDialog, sayDate } from '../src/dialog/index.ts'
import type { Reason, Refusal } from '../src/dialog/types.ts'
import type { Requirement } from '../src/policy/types.ts'
import type { ChildFacts } from '../src/bot/facts.ts'
import * as rules from './goal-rules.ts'
import { goalNotices } from './goal-notices.ts'
import { goalWrite } from './goal-write.ts'

type Context = rules.Context
type Chosen = rules.Chosen

const record = z.strictObject({
  startDate: z.iso.date().optional(),
  goal: z.string(),
  targetDate: z.iso.date(),
  secondGoal: z.string().optional(),
  secondTargetDate: z.iso.date().optional(),
  compellingReason: z.string().optional(),
  ruledOut: z.array(z.string()).optional(),
  committedResource: z.string().optional(),
  resource: z.string().optional(),
  recruitment: z.string().optional(),
})

const said = (ruled: { because: string; citation: Reason['citation'] } | null): Reason => ({
  text: ruled?.because ?? '',
  citation: ruled?.citation ?? null,
})

const startObjection = (day: string, c: Context): Refusal | null => {
  if (day > c.today) return { because: `The start date cannot be after today, ${sayDate(c.today)}.` }
  const born = c.facts.child.dateOfBirth
  return born !== null && day < born
    ? { because: 'The start date cannot be before the child was born.' }
    : null
}

const targetObjection = (day: string, a: Chosen, c: Context): Refusal | null => {
  const start = rules.goalDate(a, c)
  if (day < c.today) return { because: `The target date cannot be before today, ${sayDate(c.today)}.` }
  return day > start ? null : { because: `The target date must be after the start date, ${sayDate(start)}.` }
}

/** What a requirement of the chosen goal adds: whether it is asked, and by which rule. */
const required = (what: Requirement) => ({
  need: 'required' as const,
  when: (a: Chosen, c: Context) => rules.needs(what, a, c) !== null,
  why: (a: Chosen, c: Context) => said(rules.needs(what, a, c)),
})

const ruledOutObjection = (values: readonly string[], a: Chosen, c: Context): Refusal | null => {
  const left = rules.otherGoals(a, c).filter(({ value }) => !values.includes(value))
  if (left.length === 0) return null
  const rule = said(rules.needs('ruled-out', a, c))
  return {
    because: `${rule.text} Still open: ${left.map(({ label }) => label).join(', ')}.`,
    citation: rule.citation,
  }
}

/** Records one goal of a child, or two where there is room for both. */
export const recordGoal = defineDialog<ChildFacts>()({
  id: 'record-goal',
  version: 1,
  title: 'Permanency goals',
  cues: ['permanency goal', 'goal'],
  record,
  open: rules.closedDoor,
  notices: goalNotices,
  write: goalWrite,
  questions: [
    {
      ask: 'startDate',
      label: 'Start date',
      aliases: ['goal date', 'start', 'starting', 'starts', 'from'],
      kind: 'date',
      need: 'offered',
      prompt: () => 'From which day does the goal hold? Without an entry, from today.',
      why: () => ({ text: "Goals are judged by the child's age and the rules on this day.", citation: null }),
      check: (day, _, c) => startObjection(day, c),
    },
    {
      ask: 'goal',
      label: 'Goal',
      aliases: ['first goal', 'main goal', 'primary goal', 'permanency goal'],
      kind: 'choice',
      need: 'required',
      prompt: (_, c) =>
        c.facts.activeGoals.length > 0 ? 'Which goal comes beside it?' : 'Which permanency goal?',
      why: (a, c) => said(c.rules.planClass(a.goal ?? rules.goalOptions(a, c)[0]?.value ?? '')),
      options: rules.goalOptions,
      check: rules.goalObjection,
      show: (goal, _, c) => rules.labelOf(goal, c),
    },
    {
      ask: 'targetDate',
      label: 'Target date',
      aliases: ['date', 'goal target date', 'first target date'],
      kind: 'date',
      need: 'required',
      prompt: (a, c) => `By which day should ${a.goal ? rules.labelOf(a.goal, c) : 'the goal'} be reached?`,
      why: (_, c) => said(c.rules.targetDate()),
      check: targetObjection,
      note: (_, c) => c.rules.targetDate().because,
    },
    {
      ask: 'secondGoal',
      label: 'Second goal',
      aliases: ['other goal', 'concurrent goal'],
      kind: 'choice',
      need: 'offered',
      when: (_, c) => rules.room(c) > 1,
      prompt: () => 'Which second goal?',
      why: (_, c) => said(c.rules.goalLimit()),
      options: rules.secondOptions,
      check: rules.secondObjection,
      show: (goal, _, c) => rules.labelOf(goal, c),
    },
    {
      ask: 'secondTargetDate',
      label: 'Second target date',
      aliases: ['second date', 'second goal target date', "second goal's target date"],
      kind: 'date',
      need: 'required',
      when: (a) => a.secondGoal !== undefined,
      prompt: (a, c) => `By which day should ${rules.labelOf(a.secondGoal ?? '', c)} be reached?`,
      why: (_, c) => said(c.rules.targetDate()),
      check: targetObjection,
      note: (_, c) => c.rules.targetDate().because,
    },
    {
      ask: 'compellingReason',
      label: 'Compelling reason',
      aliases: ['reason'],
      kind: 'text',
      maxLength: 2000,
      prompt: () => 'What is the compelling reason for this goal?',
      ...required('compelling-reason'),
    },
    {
      ask: 'ruledOut',
      label: 'Goals ruled out',
      aliases: ['ruled out'],
      kind: 'choices',
      prompt: () => 'Which other goals have been ruled out?',
      options: rules.otherGoals,
      check: ruledOutObjection,
      ...required('ruled-out'),
    },
    {
      ask: 'committedResource',
      label: 'Committed family',
      aliases: ['committed resource', 'resource family'],
      kind: 'text',
      maxLength: 120,
      prompt: () => 'Which resource family is committed?',
      ...required('committed-resource'),
    },
    {
      ask: 'resource',
      label: 'Permanent family',
      aliases: ['resource', 'linked resource', 'link a resource', 'family'],
      kind: 'text',
      need: 'offered',
      maxLength: 120,
      when: (a, c) => rules.linkable(a, c) !== undefined,
      prompt: () => 'Which permanent family should be linked?',
      why: (a, c) => said(c.rules.resourceLink(rules.linkable(a, c) ?? '')),
    },
    {
      ask: 'recruitment',
      label: 'Informal recruitment',
      aliases: ['recruitment', 'recruitment activities'],
      kind: 'text',
      need: 'offered',
      maxLength: 1000,
      when: (a, c) => rules.recruiting(a, c) !== undefined,
      prompt: () => 'What was done to find a family? Informal recruitment only.',
      why: (a, c) => said(c.rules.recruitment(rules.recruiting(a, c) ?? '', rules.goalFacts(a, c))),
    },
  ],
})
