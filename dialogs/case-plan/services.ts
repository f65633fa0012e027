import { sayDate } from '../../src/dialog/index.ts'
import type { GroupOf, Need, Reason } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import { choicesOf, inOwnWords, listed } from './coded.ts'
import { reason, stated, type Context } from './facts.ts'
import type { CasePlanRecord, ServiceItem } from './record.ts'
import * as words from './service-words.ts'

type ServiceGroup = Extract<GroupOf<CasePlanRecord, JobFacts>, { group: 'services' }>
type Item = Partial<ServiceItem>

const fieldRule = (field: string, c: Context) => c.rules.need('case-plan-service', field, {})
const need =
  (field: string) =>
  (_: Item, c: Context): Need =>
    fieldRule(field, c).value === 'optional' ? 'offered' : 'required'
const why =
  (field: string) =>
  (_: Item, c: Context): Reason =>
    reason(fieldRule(field, c))

/** A field of this service, asked as its edition says. */
const field = (name: string) => ({ need: need(name), why: why(name) })

/** Services with all their fields; each names the condition it belongs to. */
export const services: ServiceGroup = {
  group: 'services',
  label: 'Service',
  atMost: 30,
  show: words.said,
  note: words.noteFor,
  items: [
    {
      ask: 'condition',
      label: 'Condition',
      kind: 'choice',
      // Begun while there was one condition, it stays there; a notice says so.
      need: ({ explanation }) => (explanation === undefined ? 'required' : 'offered'),
      refers: 'conditions',
      when: (_, _c, { all }) => (all.conditions?.length ?? 0) > 1,
      prompt: () => 'To which condition does this service belong?',
      why: (_, c) => stated('several-goals-and-services', c),
      options: (_, c, { all }) => words.conditionChoices(all, c),
    },
    {
      ...field('category'),
      ask: 'category',
      label: 'Category',
      kind: 'text',
      maxLength: 80,
      when: (_, c) => listed('service-category', c) === null,
      prompt: () => 'Which kind of service is it?',
      why: (item, c) => inOwnWords('service-category', why('category')(item, c), c),
    },
    {
      ...field('category'),
      ask: 'listedCategory',
      label: 'Category',
      kind: 'choice',
      when: (_, c) => listed('service-category', c) !== null,
      prompt: () => 'Which kind of service is it?',
      options: (_, c) => choicesOf('service-category', c),
    },
    {
      ...field('explanation'),
      ask: 'explanation',
      label: 'Explanation',
      kind: 'text',
      maxLength: 2000,
      prompt: () => 'What does this service do?',
    },
    {
      ...field('responsible'),
      ask: 'responsibleType',
      label: 'Responsible party',
      aliases: ['responsible'],
      kind: 'choice',
      prompt: () => 'Who is responsible for it?',
      options: (_, c) => words.responsibleChoices(c),
    },
    {
      ...field('responsible'),
      ask: 'responsibleName',
      label: 'Name of the responsible party',
      aliases: ['name', 'responsible name'],
      kind: 'text',
      maxLength: 120,
      prompt: ({ responsibleType }, c) =>
        responsibleType === 'worker'
          ? `Which worker? For example ${c.facts.person.name}.`
          : 'What is their name?',
    },
    {
      ...field('frequency-duration'),
      ask: 'frequencyDuration',
      label: 'Frequency or duration',
      aliases: ['frequency', 'duration', 'how often'],
      kind: 'text',
      maxLength: 200,
      prompt: () => 'How often, or for how long?',
    },
    {
      ...field('begin-date'),
      ask: 'beginDate',
      label: 'Begin date',
      aliases: ['begin', 'start date', 'starts'],
      kind: 'date',
      prompt: () => 'On which day does it begin?',
      check: (begin, { endDate }, c) =>
        endDate !== undefined && begin > endDate
          ? {
              because: `It ends on ${sayDate(endDate)}; the begin date cannot be later.`,
              citation: stated('service-dates', c).citation,
            }
          : null,
    },
    {
      ...field('status'),
      ask: 'status',
      label: 'Status',
      kind: 'text',
      maxLength: 80,
      when: (_, c) => listed('service-status', c) === null,
      prompt: () => 'What is the status of the service?',
      why: (item, c) => inOwnWords('service-status', why('status')(item, c), c),
    },
    {
      ...field('status'),
      ask: 'listedStatus',
      label: 'Status',
      kind: 'choice',
      when: (_, c) => listed('service-status', c) !== null,
      prompt: () => 'What is the status of the service?',
      options: (_, c) => choicesOf('service-status', c),
    },
    {
      ...field('end-date'),
      ask: 'endDate',
      label: 'End date',
      aliases: ['end', 'ends'],
      kind: 'date',
      prompt: () => 'On which day does it end?',
      check: (end, { beginDate }, c) =>
        beginDate !== undefined && end < beginDate
          ? {
              because: `It begins on ${sayDate(beginDate)}; the end date cannot be earlier.`,
              citation: stated('service-dates', c).citation,
            }
          : null,
    },
    {
      ...field('progress'),
      ask: 'progress',
      label: 'Progress',
      kind: 'text',
      maxLength: 2000,
      prompt: () => 'What progress is there?',
    },
    {
      ...field('status-description'),
      ask: 'statusDescription',
      label: 'Description of the status',
      aliases: ['status description'],
      kind: 'text',
      maxLength: 1000,
      prompt: () => 'What is there to say about the status?',
    },
    {
      ...field('cans-items'),
      ask: 'cansItems',
      label: 'CANS items',
      aliases: ['cans', 'cans item', 'actionable items'],
      kind: 'choices',
      when: (_, c, { all }) => words.cansChoices(all, c).length > 0,
      prompt: (_, c, { all }) => {
        const due = words.cansChoices(all, c).filter(({ note }) => note !== undefined)
        const said =
          due.length > 0 ? ` A service is needed for: ${due.map(({ label }) => label).join(', ')}.` : ''
        return `Which CANS items does it deal with?${said}`
      },
      options: (_, c, { all }) => words.cansChoices(all, c),
    },
    {
      ask: 'source',
      label: 'Imported from',
      kind: 'choice',
      need: 'offered',
      when: (_, c, { all }) => words.importedChoices(all, c).length > 0,
      prompt: () => 'From which row was it imported?',
      why: (_, c) => stated('import', c),
      options: (_, c, { all }) => words.importedChoices(all, c),
    },
  ],
}
