import * as z from 'zod'
import { defineDialog } from '../../src/dialog/index.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import type { GuidedFlow } from '../../src/bot/guided-flow.ts'
import type { CaseApi, WriteRequest } from '../../src/bot/ports.ts'

/** Plans as a case API would hold them: who wrote each and what was decided. */
export interface Shelf {
  plans: Map<string, { decision: string | null }>
}

const why = () => ({ text: 'A plan is decided by somebody else.', citation: null })
const request = (of: string, kind: 'case-plan-submission' | 'case-plan-approval', body: object) =>
  ({ case: of, child: null, steps: [{ kind, of: `plan-of-${of}`, body }] }) satisfies WriteRequest

const yes = [{ value: 'yes', label: 'Whole and ready' }]
const handIn = defineDialog<JobFacts>()({
  id: 'hand-in',
  version: 1,
  title: 'Hand in a plan',
  cues: ['hand in a plan'],
  about: 'case',
  record: z.strictObject({ ready: z.string() }),
  open: () => null,
  notices: () => [],
  write: (_, { facts }) => request(facts.case.id, 'case-plan-submission', { contentHash: 'a'.repeat(64) }),
  questions: [
    {
      ask: 'ready',
      label: 'Ready',
      kind: 'choice',
      need: 'required',
      prompt: () => 'Is it ready?',
      why,
      options: () => yes,
    },
  ],
})

const decisions = [
  { value: 'approve', label: 'Approve it' },
  { value: 'return', label: 'Return it' },
]
const approve = (shelf: Shelf) =>
  defineDialog<JobFacts>()({
    id: 'approve-case-plan',
    version: 1,
    title: 'Approve a plan',
    cues: ['approve a plan'],
    about: 'case',
    by: 'supervisor',
    record: z.strictObject({ decision: z.string(), note: z.string().optional() }),
    open: ({ facts }) =>
      shelf.plans.get(`plan-of-${facts.case.id}`)?.decision === null
        ? null
        : { because: 'No plan of this case waits for an approval.' },
    notices: () => [],
    write: ({ decision, note }, { facts }) =>
      request(facts.case.id, 'case-plan-approval', { decision, ...(note !== undefined && { note }) }),
    questions: [
      {
        ask: 'decision',
        label: 'Decision',
        kind: 'choice',
        need: 'required',
        prompt: () => 'Approve or return?',
        why,
        options: () => decisions,
      },
      {
        ask: 'note',
        label: 'Note',
        kind: 'text',
        need: 'required',
        when: ({ decision }) => decision === 'return',
        prompt: () => 'What is to be changed?',
        why,
      },
    ],
  })

/** Handing in and deciding, as small as they can be, so that what is tested is who hears of it. */
export const planJobs = (shelf: Shelf): GuidedFlow[] => [
  handIn as unknown as GuidedFlow,
  approve(shelf) as unknown as GuidedFlow,
]

/** A case API that keeps plans on a shelf; the first decision stands. */
export const shelved = (api: CaseApi, shelf: Shelf): CaseApi => ({
  ...api,
  write: (person, key, write) => {
    const known = shelf.plans.get(write.of)
    if (write.kind === 'case-plan-submission') shelf.plans.set(write.of, { decision: null })
    else if (write.kind !== 'case-plan-approval') return api.write(person, key, write)
    else if (known?.decision !== null)
      return Promise.resolve({ type: 'refused', code: 'plan-decided', because: 'It was decided already.' })
    else known.decision = (write.body as { decision: string }).decision
    return Promise.resolve({ type: 'saved', records: [write.of] })
  },
})
