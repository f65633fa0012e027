import { sayDate } from '../../src/dialog/index.ts'
import type { GroupOf, Refusal } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import { because, isAsked, labelIn, listed, yesNo } from '../by-edition.ts'
import type { Task, Treatment, TreatmentPlan } from './record.ts'
import { fieldOf, lists, newTask, type Context, type Said } from './rules.ts'

type PlanGroup<G> = Extract<GroupOf<TreatmentPlan, JobFacts>, { group: G }>

/** Why an item's field is asked, by the rule about the whole list. */
const whyOf =
  (field: string) =>
  (_: unknown, c: Context, { all }: { all: Said }) =>
    because(fieldOf(field)(all, c))

const sayTask = ({ who, what, by, state = newTask }: Partial<Task>, c: Context): string => {
  const day = by === undefined ? '' : `, by ${sayDate(by)}`
  const place = state === newTask ? '' : ` (${labelIn(lists.state, state, c)})`
  return `${who ?? '?'}: ${what ?? '?'}${day}${place}`
}

const weighed: readonly [keyof Treatment, string][] = [
  ['familyGains', 'The family'],
  ['resourceGives', 'The resource'],
  ['culture', 'Culture'],
]

/** All that will be written of a service, so that nothing is confirmed unseen. */
const sayTreatment = (one: Partial<Treatment>): string => {
  const said = weighed.flatMap(([key, name]) => (one[key] === undefined ? [] : [`${name}: ${one[key]}`]))
  const helper = one.natural === undefined ? [] : [`Natural helper: ${one.natural}`]
  return [one.resource ?? '?', ...said, ...helper].join(' · ')
}

const dueDay = (by: string, task: Partial<Task>, c: Context, all: Said): Refusal | null => {
  const from = all.planDate ?? c.today
  if ((task.state ?? newTask) !== newTask || by >= from) return null
  return {
    because: `A task that is still to be done cannot be due before the plan's own day, ${sayDate(from)}.`,
  }
}

/** The actions that were agreed on: who does what by when, and where a done one went. */
export const tasks: PlanGroup<'tasks'> = {
  group: 'tasks',
  label: 'Task',
  aliases: ['action', 'next step', 'step'],
  atLeast: (a, c) => (fieldOf('tasks')(a, c).value === 'required' ? 1 : 0),
  atMost: 20,
  when: (a, c) => isAsked(fieldOf('tasks')(a, c)),
  show: sayTask,
  items: [
    {
      ask: 'who',
      label: 'Who',
      aliases: ['person', 'responsible'],
      kind: 'text',
      need: 'required',
      maxLength: 120,
      prompt: (_, __, { n }) => `Task ${n}: who does it?`,
      why: whyOf('tasks'),
    },
    {
      ask: 'what',
      label: 'What',
      aliases: ['action', 'task'],
      kind: 'text',
      need: 'required',
      maxLength: 500,
      prompt: ({ who }) => `What does ${who ?? 'this person'} do?`,
      why: whyOf('tasks'),
    },
    {
      ask: 'by',
      label: 'By',
      aliases: ['due', 'due date', 'until', 'by when'],
      kind: 'date',
      need: ({ state = newTask }) => (state === newTask ? 'optional' : 'offered'),
      prompt: () => 'By which day?',
      why: whyOf('tasks'),
      check: (by, task, c, { all }) => dueDay(by, task, c, all),
    },
    {
      ask: 'state',
      label: 'Place',
      aliases: ['state', 'status', 'column', 'where it stands'],
      kind: 'choice',
      need: 'offered',
      prompt: () => 'Is it a next step, or done and working well?',
      why: (_, c) => because(c.rules.statement('done-tasks')),
      options: (_, c) => listed(lists.state, c),
    },
  ],
}

/** Services that the team thinks of, each weighed for this family. */
export const treatments: PlanGroup<'treatments'> = {
  group: 'treatments',
  label: 'Service',
  aliases: ['treatment', 'treatment service', 'resource', 'referral'],
  atMost: 10,
  when: (a, c) => isAsked(fieldOf('treatments')(a, c)),
  show: sayTreatment,
  items: [
    {
      ask: 'resource',
      label: 'Resource',
      aliases: ['name', 'which service'],
      kind: 'text',
      need: 'required',
      maxLength: 120,
      prompt: () => 'Which particular resource?',
      why: whyOf('treatments'),
    },
    {
      ask: 'familyGains',
      label: 'What the family can gain',
      aliases: ['family capacity', 'capacity of the family', 'family'],
      kind: 'text',
      need: 'required',
      maxLength: 450,
      prompt: ({ resource }) => `What can this family gain from ${resource ?? 'it'}?`,
      why: whyOf('capacity'),
    },
    {
      ask: 'resourceGives',
      label: 'What the resource can give',
      aliases: ['resource capacity', 'capacity of the resource', 'capacity'],
      kind: 'text',
      need: 'required',
      maxLength: 450,
      prompt: ({ resource }) => `Can ${resource ?? 'it'} give what this family needs?`,
      why: whyOf('capacity'),
    },
    {
      ask: 'culture',
      label: 'Culture',
      aliases: ['how it fits the culture'],
      kind: 'text',
      need: 'required',
      maxLength: 1000,
      prompt: () => "How does it fit the family's culture?",
      why: whyOf('culture'),
    },
    {
      ask: 'natural',
      label: 'Natural helper',
      aliases: ['natural', 'friend or kin', 'kin'],
      kind: 'choice',
      need: 'optional',
      prompt: () => 'Is this help from friends, kin or the community?',
      why: whyOf('natural'),
      options: () => yesNo,
    },
  ],
}
