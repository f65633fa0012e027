import { defineDialog, sayDate } from '../src/dialog/index.ts'
import type { JobFacts } from '../src/bot/facts.ts'
import { because } from './by-edition.ts'
import { servedChildren } from './indian-child.ts'
import { tasks, treatments } from './treatment-plan/groups.ts'
import { treatmentPlanNotices } from './treatment-plan/notices.ts'
import { closingQuestions, fourQuestions, phaseQuestion } from './treatment-plan/questions.ts'
import { handedOn, treatmentPlanRecord, treatmentPlanWrite } from './treatment-plan/record.ts'
import * as rules from './treatment-plan/rules.ts'

/** Writes the treatment plan of a family in one of its kinds, or brings the one on record up to date. */
export const treatmentPlan = defineDialog<JobFacts>()({
  id: 'treatment-plan',
  about: 'case',
  version: 1,
  title: 'Treatment plan',
  button: 'Treatment plan',
  cues: ['treatment plan', 'cs-1', 'cd-220', 'next steps', 'trajectory', 'case plan'],
  record: treatmentPlanRecord,
  eventDay: (a, c) => (a.planDate === undefined || a.planDate > c.today ? c.today : a.planDate),
  prefill: (_, c) => ({ children: servedChildren(c).map(({ id }) => id) }),
  forChild: (child) => ({ children: [child] }),
  open: rules.closedDoor,
  notices: treatmentPlanNotices,
  write: treatmentPlanWrite,
  questions: [
    {
      ask: 'planType',
      label: 'Kind of plan',
      aliases: ['plan type', 'type', 'kind', 'variant'],
      kind: 'choice',
      need: 'required',
      prompt: () => 'Which kind of plan?',
      why: (_, c) => because(c.rules.list(rules.lists.type)),
      options: (_, c) => rules.typeOptions(c),
      fills: (type, _, c) => {
        const plan = rules.earlier(type, c)
        return plan === null ? {} : handedOn(plan.content)
      },
    },
    {
      ask: 'children',
      label: 'Children',
      aliases: ['child', 'for which children'],
      kind: 'choices',
      need: 'required',
      prompt: () => 'For which children is the plan?',
      why: (_, c) => because(c.rules.statement('cs-1-for-whom')),
      options: (_, c) => rules.childOptions(c),
    },
    {
      ask: 'planDate',
      label: 'Plan date',
      aliases: ['date', 'date of the plan'],
      past: true,
      kind: 'date',
      need: 'offered',
      prompt: () => 'Which day does the plan carry? Without an entry it is today.',
      why: (_, c) => because(c.rules.statement('clock-treatment-plan')),
      check: (day, _, c) =>
        day > c.today ? { because: `The plan date cannot be after today, ${sayDate(c.today)}.` } : null,
    },
    ...fourQuestions,
    ...phaseQuestion,
    tasks,
    treatments,
    ...closingQuestions,
  ],
})
