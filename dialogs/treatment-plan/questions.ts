import type { Need, QuestionOf } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import { asRuled, because, labelIn, listed, yesNo } from '../by-edition.ts'
import type { TreatmentPlan } from './record.ts'
import { fieldOf, lists, newTask, type Said } from './rules.ts'

type PlanQuestions = readonly QuestionOf<TreatmentPlan, JobFacts>[]

const ruled = (field: string, optional: Exclude<Need, 'required'> = 'offered') =>
  asRuled<Said, JobFacts>(fieldOf(field), optional)

/** The four questions that the family, the Division and the team answer together. */
export const fourQuestions: PlanQuestions = [
  {
    ...ruled('achieve'),
    ask: 'achieve',
    label: 'What we want to achieve',
    aliases: ['achieve', 'goal', 'aim'],
    kind: 'text',
    maxLength: 2000,
    prompt: () => 'What do we want to achieve?',
  },
  {
    ...ruled('get-there'),
    ask: 'getThere',
    label: 'What we will do to get there',
    aliases: ['get there', 'what we will do', 'how we get there'],
    kind: 'text',
    maxLength: 2000,
    prompt: () => 'What will we do to get there?',
  },
  {
    ...ruled('on-track'),
    ask: 'onTrack',
    label: 'How we know we are on track',
    aliases: ['on track', 'how we know'],
    kind: 'text',
    maxLength: 2000,
    prompt: () => 'How will we know we are on track?',
  },
  {
    ...ruled('how-long'),
    ask: 'howLong',
    label: 'How long we expect it to take',
    aliases: ['how long', 'time'],
    kind: 'text',
    maxLength: 500,
    prompt: () => 'How long do we expect it to take?',
  },
]

/** A phase of visits brings the task of that phase; later ones are worked out as things move on. */
export const phaseQuestion: PlanQuestions = [
  {
    ...ruled('phase'),
    ask: 'phase',
    label: 'Phase of visits',
    aliases: ['phase', 'visits', 'visitation phase', 'visit phase'],
    kind: 'choice',
    prompt: () => 'Which phase of visits is the family in?',
    why: (_, c) => because(c.rules.statement('visitation-phase')),
    options: (_, c) => listed(lists.phase, c),
    fills: (phase, _, c) => ({
      tasks: [{ who: 'The family', what: labelIn(lists.phase, phase, c), state: newTask }],
    }),
  },
]

/** Who agreed, and where the plan is kept. */
export const closingQuestions: PlanQuestions = [
  {
    ...ruled('agreed-by'),
    ask: 'agreedBy',
    label: 'Agreed by',
    aliases: ['agreed', 'who agreed', 'agreement'],
    kind: 'choices',
    prompt: () => 'Who has agreed to this plan?',
    options: (_, c) => listed(lists.agreed, c),
  },
  {
    ...ruled('uploaded-to-imaging'),
    ask: 'uploaded',
    label: 'Document Imaging upload',
    aliases: ['uploaded to document imaging', 'uploaded', 'document imaging', 'imaging', 'upload'],
    kind: 'choice',
    prompt: () => 'Has the form been uploaded to Document Imaging?',
    options: () => yesNo,
  },
  {
    ...ruled('pprt-on'),
    ask: 'pprtOn',
    label: 'PPRT meeting on',
    aliases: ['pprt', 'pprt meeting', 'pprt date'],
    kind: 'date',
    prompt: () => 'At which PPRT meeting was it completed anew?',
  },
]
