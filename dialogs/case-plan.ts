import { defineDialog, isIsoDate, sayDate } from '../src/dialog/index.ts'
import type { JobFacts } from '../src/bot/facts.ts'
import { safetyQuestions } from './case-plan/safety.ts'
import { conditions } from './case-plan/conditions.ts'
import { considered } from './case-plan/considered.ts'
import { planTypeRule } from './case-plan/content.ts'
import { reason, stated, type Context } from './case-plan/facts.ts'
import { functioningQuestions } from './case-plan/functioning.ts'
import { handIn } from './case-plan/hand-in.ts'
import { importQuestions } from './case-plan/import.ts'
import { planNotices } from './case-plan/notices.ts'
import { casePlanRecord, type Answers } from './case-plan/record.ts'
import { services } from './case-plan/services.ts'
import * as start from './case-plan/start.ts'
import { planWrite } from './case-plan/write.ts'

const dateRule = (_: Answers, c: Context) => reason(c.rules.need('case-plan', 'plan-date', {}))

/** Writes a case plan with conditions, goals and services for one child or several, and hands it in for approval. */
export const casePlan = defineDialog<JobFacts>()({
  id: 'case-plan',
  version: 1,
  about: 'case',
  title: 'Case plan',
  button: 'Write a case plan',
  cues: ['case plan', 'permanency plan', 'case/permanency plan'],
  record: casePlanRecord,
  open: start.closedDoor,
  eventDay: ({ planDate }, c) => (planDate !== undefined && planDate < c.today ? planDate : c.today),
  prefill: (_, c) => start.known(c),
  notices: planNotices,
  write: planWrite,
  questions: [
    {
      ask: 'start',
      label: 'Starting point',
      aliases: ['start', 'start from'],
      kind: 'choice',
      need: 'required',
      prompt: () => 'How do you want to begin?',
      why: (_, c) => stated('copy-plan', c),
      options: (_, c) => start.startOptions(c),
      fills: (value, _, c) => start.startFills(value, c),
    },
    {
      ask: 'children',
      label: 'Children',
      aliases: ['child', 'youth'],
      kind: 'choices',
      need: 'required',
      prompt: () => 'For which children is the plan?',
      why: (_, c) => stated('several-children', c),
      options: (_, c) => start.childOptions(c),
      fills: (children, _, c) => start.courtNumbersOf(children, c),
    },
    ...importQuestions,
    {
      ask: 'planDate',
      label: 'Plan date',
      aliases: ['date', 'date of the plan'],
      kind: 'date',
      need: 'required',
      prompt: () => 'What is the plan date? It may lie in the future while you write.',
      why: dateRule,
      check: (day, _, c) =>
        isIsoDate(day) && c.rulesOn(day).edition === null
          ? {
              because: `No rules of ${c.rules.stateName} are known for ${sayDate(day)}. Please give a later day.`,
            }
          : null,
      note: ({ planDate }, c) =>
        planDate !== undefined && planDate > c.today ? stated('plan-date-at-approval', c).text : null,
    },
    {
      ask: 'planType',
      label: 'Type of plan',
      aliases: ['type'],
      kind: 'choice',
      need: 'required',
      when: (a, c) => a.planDate !== undefined && planTypeRule(a, c).value === 'unknown',
      prompt: () => 'Which type of plan is it?',
      why: (a, c) => reason(planTypeRule(a, c)),
      options: () => [
        { value: 'permanency', label: 'Permanency plan' },
        { value: 'case', label: 'Case plan' },
      ],
    },
    {
      ask: 'courtNumbers',
      label: 'Court numbers',
      aliases: ['court number', 'court'],
      kind: 'choices',
      need: 'offered',
      when: (a, c) => start.courtOptions(a, c).length > 0,
      prompt: (_, c) => `Which court numbers? ${stated('court-numbers-missing', c).text}`,
      why: (_, c) => reason(c.rules.need('case-plan', 'court-numbers', {})),
      options: start.courtOptions,
    },
    ...safetyQuestions,
    ...functioningQuestions,
    conditions,
    services,
    considered,
    handIn,
  ],
})

export const planTitle = (planType: string, planDate: string): string =>
  `${planType === 'permanency' ? 'Permanency plan' : 'Case plan'} of ${sayDate(planDate)}`
