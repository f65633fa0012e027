import { sayDate } from '../../src/dialog/index.ts'
import type { Need, Option, QuestionOf, Reason } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import { choicesOf, inOwnWords, listed } from './coded.ts'
import { reason, withTypes, type Context } from './facts.ts'
import type { Answers, CasePlanRecord } from './record.ts'

const safetyServices = (c: Context): boolean | undefined => {
  const said = c.facts.case.facts.safetyServices
  if (typeof said === 'boolean') return said
  return c.facts.case.onRecord.safetyAssessments[0]?.safetyServices
}

const rule = (field: string, a: Answers, c: Context) => {
  const types = withTypes(a.children ?? [], c).flatMap(({ personType }) => personType ?? [])
  return c.rules.need('case-plan', field, {
    'any-person-type': types.length === a.children?.length ? types : undefined,
    'safety-services': safetyServices(c),
  })
}

const asked = (field: string, a: Answers, c: Context): boolean => rule(field, a, c).value !== 'not-asked'

const field = (name: string) => ({
  when: (a: Answers, c: Context): boolean => asked(name, a, c),
  need: (a: Answers, c: Context): Need => (rule(name, a, c).value === 'required' ? 'required' : 'optional'),
  why: (a: Answers, c: Context): Reason => reason(rule(name, a, c)),
})

/** The Safety Assessments that are about one of the children. */
export const assessments = ({ children = [] }: Answers, c: Context): Option[] =>
  c.facts.case.onRecord.safetyAssessments
    .filter((one) => children.some((child) => one.children.includes(child)))
    .map(({ id, completedOn }) => ({ value: id, label: `Of ${sayDate(completedOn)} (${id})` }))

const capacity = 'diminished-capacity'
const capacities = field('diminished-capacities')

/** The Safety part; whether it is asked for is the edition's to say. */
export const safetyQuestions: readonly QuestionOf<CasePlanRecord, JobFacts>[] = [
  {
    ...field('safety-assessment'),
    ask: 'safetyAssessment',
    label: 'Safety Assessment',
    aliases: ['safety assessment, analysis and plan', 'safety plan'],
    kind: 'choice',
    when: (a, c) => asked('safety-assessment', a, c) && assessments(a, c).length > 0,
    prompt: () => 'Which Safety Assessment, Analysis and Plan belongs to it?',
    options: assessments,
  },
  {
    ...capacities,
    ask: 'diminishedCapacities',
    label: 'Diminished protective capacities',
    aliases: ['diminished capacities', 'capacities'],
    kind: 'lines',
    maxLength: 120,
    max: 40,
    when: (a, c) => capacities.when(a, c) && listed(capacity, c) === null,
    prompt: () => 'Which protective capacities are diminished, and how?',
    why: (a, c) => inOwnWords(capacity, capacities.why(a, c), c),
  },
  {
    ...capacities,
    ask: 'listedCapacities',
    label: 'Diminished protective capacities',
    aliases: ['diminished capacities', 'capacities'],
    kind: 'choices',
    when: (a, c) => capacities.when(a, c) && listed(capacity, c) !== null,
    prompt: () => 'Which protective capacities are diminished?',
    options: (_, c) => choicesOf(capacity, c),
  },
  {
    ...field('behavioral-change'),
    ask: 'behavioralChange',
    label: 'Change in behavior needed',
    aliases: ['demonstrated behavioral change', 'behavioral change', 'behavior change'],
    kind: 'text',
    maxLength: 2000,
    prompt: () => 'Which change in behavior has to be seen before the case can be closed safely?',
  },
]
