import type { GroupOf, Need, Option } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import { clipped, fullName, nameOf, reason, type Context } from './facts.ts'
import { namesPeople } from './fill.ts'
import type { Answers, CasePlanRecord, ConditionItem } from './record.ts'

type ConditionGroup = Extract<GroupOf<CasePlanRecord, JobFacts>, { group: 'conditions' }>

const record = 'case-plan-condition'
const fieldRule = (field: string, item: Partial<ConditionItem>, c: Context) =>
  c.rules.need(record, field, { section: item.section })
const needed =
  (field: string) =>
  (item: Partial<ConditionItem>, c: Context): Need =>
    fieldRule(field, item, c).value === 'optional' ? 'offered' : 'required'
const why = (field: string) => (item: Partial<ConditionItem>, c: Context) => reason(fieldRule(field, item, c))

export const sectionLabel = (section: string | undefined, c: Context): string =>
  c.rules.list('case-plan-section')?.items.find(({ id }) => id === section)?.label ?? section ?? ''

/** Who can be named in a section: the children of the plan, or the adults of the case. */
const peopleOf = (section: string | undefined, a: Answers, c: Context): Option[] =>
  c.facts.case.participants
    .filter(({ id, role }) =>
      role === 'child' ? section !== 'parents-caregivers' && a.children?.includes(id) : section !== 'child',
    )
    .map((person) => ({ value: person.id, label: fullName(person) }))

const sections = (c: Context): Option[] =>
  (c.rules.list('case-plan-section')?.items ?? []).map(({ id, label }) => ({ value: id, label }))

/** The conditions or objectives of a plan, each in its section and with its goals. */
export const conditions: ConditionGroup = {
  group: 'conditions',
  label: 'Condition',
  aliases: ['objective', 'goal'],
  atLeast: 1,
  atMost: 20,
  show: ({ section, participants, text, goals }, c) => {
    const whom = participants?.map((ref) => nameOf(ref, c)).join(', ')
    const where = [sectionLabel(section, c), whom].filter(Boolean).join(', ')
    return [where, clipped(text ?? '', 200), ...(goals ?? []).map((goal) => `Goal: ${clipped(goal, 120)}`)]
      .filter(Boolean)
      .join(' · ')
  },
  items: [
    {
      ask: 'section',
      label: 'Section',
      kind: 'choice',
      need: 'required',
      prompt: (_, _c, { n }) =>
        n === 1 ? 'For whom is the first condition?' : 'For whom is this condition?',
      why: (_, c) => reason(c.rules.list('case-plan-section')),
      options: (_, c) => sections(c),
    },
    {
      ask: 'participants',
      label: 'For whom',
      kind: 'choices',
      // On a form it stands beside the section, which decides whether it is needed.
      need: (item, c) => (item.section === undefined ? 'optional' : needed('participants')(item, c)),
      when: ({ section }, c) => section === undefined || namesPeople(section, c),
      prompt: ({ section }) => (section === 'child' ? 'Which children?' : 'Which parents or caregivers?'),
      why: why('participants'),
      options: ({ section }, c, { all }) => peopleOf(section, all, c),
    },
    {
      ask: 'text',
      label: 'Condition or objective',
      aliases: ['condition', 'objective'],
      kind: 'text',
      maxLength: 2000,
      need: needed('text'),
      prompt: () => 'What is the condition or objective?',
      why: why('text'),
    },
    {
      ask: 'goals',
      label: 'Goals',
      aliases: ['goal'],
      kind: 'lines',
      maxLength: 1000,
      min: 1,
      max: 10,
      need: needed('goals'),
      prompt: () => 'What is the goal? You can give several.',
      why: why('goals'),
    },
  ],
}
