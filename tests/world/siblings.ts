import * as z from 'zod'
import { defineDialog } from '../../src/dialog/index.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import type { GuidedFlow } from '../../src/bot/guided-flow.ts'
import type { WriteRequest } from '../../src/bot/ports.ts'

const because = () => ({ text: 'The same goal is recorded for each child.', citation: null })

/**
 * A job about a whole case that asks for one write per child, in their order, so that one confirmed entry is a row of
 * writes; each after the first names the record of the one before.
 */
const dialog = defineDialog<JobFacts>()({
  id: 'siblings',
  version: 1,
  title: 'Goal for all children',
  cues: ['goal for all children', 'sibling plan'],
  about: 'case',
  record: z.strictObject({ goal: z.string(), targetDate: z.iso.date(), secondDate: z.iso.date().optional() }),
  open: ({ facts }) =>
    facts.case.participants.some(({ served }) => served) ? null : { because: 'Nobody is served here.' },
  notices: () => [],
  write: ({ goal, targetDate, secondDate }, { facts, today, rules }): WriteRequest => ({
    case: facts.case.id,
    child: null,
    steps: facts.case.participants
      .filter(({ role, served }) => served && role === 'child')
      .map(({ id }, step) => {
        const by = step === 0 ? targetDate : (secondDate ?? targetDate)
        const linked = step === 0 ? {} : { resource: { $record: step - 1 } }
        const one = { goal, role: 'primary', startDate: today, targetDate: by, ...linked }
        return { kind: 'permanency-goals', of: id, body: { goals: [one], edition: rules.edition } }
      }),
  }),
  questions: [
    {
      ask: 'goal',
      label: 'Goal',
      kind: 'choice',
      need: 'required',
      prompt: () => 'Which goal for all of them?',
      why: because,
      options: (_, { rules }) => rules.goals().map(({ id, label }) => ({ value: id, label })),
    },
    {
      ask: 'targetDate',
      label: 'Target date',
      aliases: ['date'],
      kind: 'date',
      need: 'required',
      prompt: () => 'By which day?',
      why: because,
    },
    {
      ask: 'secondDate',
      label: 'Date of the second child',
      aliases: ['second date'],
      kind: 'date',
      need: 'offered',
      prompt: () => 'By which day for the second child?',
      why: because,
    },
  ],
})

export const siblings = dialog as unknown as GuidedFlow
