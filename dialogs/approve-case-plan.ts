import * as z from 'zod'
import { defineDialog, sayDate } from '../src/dialog/index.ts'
import type { Notice, Option, Refusal } from '../src/dialog/types.ts'
import type { JobFacts, Participant } from '../src/bot/facts.ts'
import type { WriteRequest } from '../src/bot/ports.ts'
import { gatesFor, notYet, sayGate, unmet } from './case-plan/checklist.ts'
import { consultFirst, servedChildren, withConsult } from './indian-child.ts'
import { planChanges, planSummary, type Words } from './case-plan/diff.ts'
import { approvedPlan, nameOf, plansOf, stated, type Context, type Plan } from './case-plan/facts.ts'

const record = z.strictObject({
  plan: z.string(),
  decision: z.enum(['approve', 'return']),
  note: z.string().optional(),
})
type Answers = Partial<z.infer<typeof record>>

/** Plans that wait for an approval and are somebody else's. */
const waiting = (c: Context): Plan[] =>
  plansOf(c).filter(({ status, author }) => status === 'submitted' && author.id !== c.facts.person.id)

/** Names the plan and the very content that was shown; a plan that changed since has another name. */
const keyOf = ({ id, contentHash }: Plan) => `${id}:${contentHash}`

const planIn = ({ plan }: Answers, c: Context): Plan | null =>
  waiting(c).find((one) => keyOf(one) === plan) ?? null

/** The plan as it would be approved: a date in the future becomes the day of approval. */
const asApproved = ({ content }: Plan, c: Context) =>
  content.planDate > c.today ? { ...content, planDate: c.today } : content

const wordsFor = (c: Context): Words => ({
  person: (ref) => nameOf(ref, c),
  cansItem: (id) => c.facts.case.onRecord.cansItems.find((one) => one.id === id)?.item ?? id,
  responsible: (type) =>
    c.rules.list('responsible-party')?.items.find(({ id }) => id === type)?.label ?? type,
})

/** What changed since the plan that holds now, in plain words. */
export const changesIn = (plan: Plan, c: Context): string[] => {
  const before = approvedPlan(c)
  if (!before) return planSummary(plan.content, wordsFor(c))
  const lines = planChanges(before.content, plan.content, wordsFor(c))
  return lines.length > 0 ? lines : ['Nothing changed since the plan that holds now.']
}

const closedDoor = (c: Context): Refusal | null => {
  const { person } = c.facts
  if (person.role !== 'supervisor')
    return { because: 'A supervisor approves a plan. Hand yours in, and your supervisor is told.' }
  if (waiting(c).length > 0) return null
  const own = plansOf(c).some(({ status, author }) => status === 'submitted' && author.id === person.id)
  const rule = c.rules.statement('own-plan')
  return own
    ? {
        because: `${rule?.because ?? 'This plan is your own.'} Please ask another supervisor.`,
        citation: rule?.citation ?? null,
      }
    : { because: 'No plan of this case waits for an approval.' }
}

const options = (c: Context): Option[] =>
  waiting(c).map((plan) => ({
    value: keyOf(plan),
    label: `Plan of ${sayDate(plan.content.planDate)} by ${plan.author.name}`,
  }))

const hint = (text: string, citation: Notice['citation'] = null): Notice => ({ kind: 'hint', text, citation })

/** What changed, and each gate with its verdict; without its rule where consulting comes first. */
const told = (plan: Plan, children: readonly Participant[], c: Context): Notice[] => {
  const cited = consultFirst(children, c).length === 0
  const gates = gatesFor(asApproved(plan, c), 'approval', c)
  return [
    ...changesIn(plan, c).map((line) => hint(/[.!?]"?$/.test(line) ? line : `${line}.`)),
    ...gates.map((gate) => hint(sayGate(gate), cited ? gate.citation : null)),
  ]
}

const moved = (plan: Plan | null, { decision }: Answers, c: Context): Notice[] => {
  if (!plan || plan.content.planDate <= c.today || decision === 'return') return []
  const said = `Approving sets the plan date to today, ${sayDate(c.today)}.`
  return [hint(said, stated('plan-date-at-approval', c).citation)]
}

const about = (a: Answers, c: Context): Notice[] => {
  const plan = planIn(a, c)
  const planned = servedChildren(c).filter(({ id }) => plan?.children.includes(id) ?? true)
  return withConsult(planned, c, plan ? told(plan, planned, c) : [], () => moved(plan, a, c))
}

const write = ({ plan, decision, note }: z.infer<typeof record>, c: Context): WriteRequest => {
  const found = planIn({ plan }, c)
  const later = decision === 'approve' && found !== null && found.content.planDate > c.today
  const [id = '', contentHash = ''] = plan.split(':')
  const body = {
    decision,
    contentHash,
    ...(note !== undefined && { note }),
    ...(later && { planDate: c.today }),
  }
  return { case: c.facts.case.id, child: null, steps: [{ kind: 'case-plan-approval', of: id, body }] }
}

/** A supervisor approves a plan that was handed in, or returns it with a note; bound to the content that was shown. */
export const approveCasePlan = defineDialog<JobFacts>()({
  id: 'approve-case-plan',
  version: 1,
  about: 'case',
  prints: true,
  by: 'supervisor',
  title: 'Approve a case plan',
  button: 'Approve a case plan',
  cues: ['approval', 'approve case plan', 'case plan approval'],
  record,
  open: closedDoor,
  prefill: (_, c) => {
    const [only, ...others] = options(c)
    return only && others.length === 0 ? { plan: only.value } : {}
  },
  notices: about,
  write,
  questions: [
    {
      ask: 'plan',
      label: 'Plan',
      kind: 'choice',
      need: 'required',
      prompt: () => 'Which plan?',
      why: (_, c) => stated('approval-bound', c),
      options: (_, c) => options(c),
      check: (plan, _, c) =>
        options(c).some(({ value }) => value === plan)
          ? null
          : {
              because:
                'This plan was changed, decided or replaced since it was shown. Please look at it again.',
            },
    },
    {
      ask: 'decision',
      label: 'Decision',
      kind: 'choice',
      decides: true,
      need: 'required',
      prompt: () => 'Approve it, or return it with a note?',
      why: (_, c) => stated('approval', c),
      options: () => [
        { value: 'approve', label: 'Approve' },
        { value: 'return', label: 'Return' },
      ],
      check: (decision, a, c) => {
        const plan = planIn(a, c)
        const left = decision === 'approve' && plan ? unmet(asApproved(plan, c), 'approval', c) : []
        return left.length > 0
          ? {
              because: `It cannot be approved yet. ${notYet(left)}`,
              instead: ['Return'],
              citation: left[0]?.citation ?? null,
            }
          : null
      },
    },
    {
      ask: 'note',
      label: 'Note',
      kind: 'text',
      maxLength: 1000,
      need: ({ decision }) => (decision === 'return' ? 'required' : 'offered'),
      prompt: ({ decision }) =>
        decision === 'return' ? 'What should be mended?' : 'What do you want to note?',
      why: () => ({ text: 'The note goes back to the worker with the plan.', citation: null }),
    },
  ],
})
