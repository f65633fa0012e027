import * as z from 'zod'
import type { QuestionOf } from '../../src/dialog/types.ts'
import type { ChildFacts } from '../../src/bot/facts.ts'
import { asRuled, isAsked, labelIn, listed, yesNo } from '../by-edition.ts'
import { ruleFacts, type Chosen, type Context } from '../record-goal/rules.ts'

/** What a concurrent plan holds, in every flow that makes one. */
export const planShape = {
  planSteps: z.array(z.string()).optional(),
  stepsToward: z.string().optional(),
  planEfforts: z.string().optional(),
  relatives: z.enum(['yes', 'no']).optional(),
  whyNoRelatives: z.string().optional(),
  planResource: z.string().optional(),
}
export type PlanAnswers = z.infer<z.ZodObject<typeof planShape>>
type Seen = Partial<PlanAnswers> & Chosen

/** What the edition says about a field of a concurrent plan. */
export const planFieldOf = (field: string) => (a: Seen, c: Context) =>
  c.rules.need('concurrent-plan', field, ruleFacts(a, c))

/** The active concurrent plan of the child; null where none stands. */
export const standingPlan = (c: Context) =>
  c.facts.case.onRecord.concurrentPlans.find(
    ({ child, status }) => child === c.facts.child.id && status === 'active',
  ) ?? null

const list = 'concurrent-step'

/** What the steps lead to: as said, else the concurrent goal itself, else the last of the list, which stands for any other. */
export const towardOf = (a: Seen, c: Context): string => {
  const codes = (c.rules.list(list)?.items ?? []).map(({ id }) => id)
  const goal = ruleFacts(a, c)['concurrent-goal']
  return a.stepsToward ?? codes.find((code) => code === goal) ?? codes.at(-1) ?? ''
}

type Wanted = (a: Seen, c: Context) => boolean
type PlanQuestions = readonly QuestionOf<PlanAnswers, ChildFacts>[]

/** As the edition rules about the field, wherever the flow makes a plan at all. */
const ruledWhere = (wanted: Wanted) => (field: string) => {
  const { need, when, why } = asRuled<Seen, ChildFacts>(planFieldOf(field))
  return { need, why, when: (a: Seen, c: Context) => wanted(a, c) && when(a, c) }
}

const stepsAndEfforts = (ruled: ReturnType<typeof ruledWhere>): PlanQuestions => [
  {
    ...ruled('steps'),
    ask: 'planSteps',
    label: 'Steps',
    aliases: ['plan steps', 'step', 'concurrent plan steps'],
    kind: 'lines',
    maxLength: 500,
    min: 1,
    max: 20,
    prompt: (a, c) => {
      const toward = labelIn(list, towardOf(a, c), c).toLowerCase()
      return `Which steps lead to ${toward}?`
    },
  },
  {
    ...ruled('steps'),
    need: 'offered',
    ask: 'stepsToward',
    label: 'Steps toward',
    aliases: ['steps lead to', 'toward'],
    kind: 'choice',
    prompt: () => 'What do the steps lead to?',
    options: (_, c) => listed(list, c),
  },
  {
    ...ruled('reasonable-efforts'),
    ask: 'planEfforts',
    label: 'Reasonable efforts',
    aliases: ['efforts', 'efforts on both', 'reasonable efforts on both'],
    kind: 'text',
    maxLength: 2000,
    prompt: () => 'Which reasonable efforts are made on both goals, at the same time?',
  },
]

const peopleOfThePlan = (ruled: ReturnType<typeof ruledWhere>, wanted: Wanted): PlanQuestions => [
  {
    ...ruled('relatives'),
    ask: 'relatives',
    label: 'Home with relatives',
    aliases: ['relatives', 'relative', 'kin'],
    kind: 'choice',
    prompt: () => 'Is a home with relatives part of the plan?',
    options: () => yesNo,
  },
  {
    ...ruled('contrary-to-welfare-reason'),
    when: (a, c) => {
      const seen: Seen = a
      return (
        wanted(seen, c) &&
        seen.relatives === 'no' &&
        isAsked(planFieldOf('contrary-to-welfare-reason')(seen, c))
      )
    },
    ask: 'whyNoRelatives',
    label: 'Why not with relatives',
    aliases: ['why no relatives', 'why not', 'reason against relatives'],
    kind: 'text',
    maxLength: 1000,
    prompt: () => "Why would a home with relatives go against the child's welfare?",
  },
  {
    ...ruled('resource'),
    ask: 'planResource',
    label: 'Who would carry it',
    aliases: ['identified resource', 'plan resource', 'guardian', 'named family'],
    kind: 'text',
    maxLength: 120,
    prompt: () => 'Who has been found to carry the concurrent goal?',
  },
]

/** The questions of a concurrent plan, as its edition asks them; `wanted` says whether the flow makes one. */
export const planQuestions = (wanted: Wanted): PlanQuestions => {
  const ruled = ruledWhere(wanted)
  return [...stepsAndEfforts(ruled), ...peopleOfThePlan(ruled, wanted)]
}

/** A goal of living with relatives says already that they are part of the plan. */
export const withRelatives = (goal: string, _: unknown, c: Context): { relatives?: 'yes' } =>
  c.rules.goal(goal)?.federalClass === 'relative' ? { relatives: 'yes' } : {}

/** Whether recording goals brings a concurrent plan along: a concurrent goal is chosen and the edition wants its steps. */
export const planWanted = (a: Seen, c: Context): boolean =>
  a.concurrentGoal !== undefined && isAsked(planFieldOf('steps')(a, c))
