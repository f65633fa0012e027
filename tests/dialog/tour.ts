import * as z from 'zod'
import { defineDialog } from '../../src/dialog/index.ts'
import type { FlowContext } from '../../src/dialog/types.ts'

/** A flow about nothing in particular, with groups, lists, numbers, supplied answers and two editions. */
export interface Season {
  /** How many people the case record says; unknown where null. */
  people: number | null
  limit: number
}

const why = () => ({ text: 'Because a tour needs it.', citation: null })
const options = (...values: string[]) => values.map((value) => ({ value, label: value.toUpperCase() }))
/** A part belongs to a whole: `a1` brings `a`, and taking `a` out takes `a1` along. */
const wholes = { a: ['a1', 'a2'], b: ['b1'] }

const tickRule = (value: readonly string[], before: readonly string[] = []): string[] => {
  const gone = before.filter((one) => !value.includes(one))
  const kept = value.filter(
    (one) => !Object.entries(wholes).some(([whole, parts]) => gone.includes(whole) && parts.includes(one)),
  )
  const brought = Object.entries(wholes).flatMap(([whole, parts]) =>
    parts.some((part) => kept.includes(part)) ? [whole] : [],
  )
  return [...new Set([...brought, ...kept])].sort()
}

/** Places of last year's tours, which an import takes over. */
const lastYear: Readonly<Record<string, { place: string; minutes: number }[]>> = {
  short: [{ place: 'park', minutes: 10 }],
  long: [
    { place: 'lake', minutes: 30 },
    { place: 'hill', minutes: 45 },
  ],
}

const stop = z.strictObject({
  place: z.string(),
  minutes: z.int(),
  snacks: z.array(z.string()).optional(),
  until: z.iso.date().optional(),
})

export const tour = defineDialog<Season>()({
  id: 'tour',
  version: 1,
  title: 'Tour',
  about: 'case',
  record: z.strictObject({
    day: z.iso.date(),
    people: z.int(),
    template: z.string().optional(),
    rules: z.array(z.string()).optional(),
    ticked: z.array(z.string()).optional(),
    stops: z.array(stop).min(1),
    guests: z.array(z.strictObject({ name: z.string(), joins: z.string().optional() })).optional(),
  }),
  open: () => null,
  eventDay: (a, c) => a.day ?? c.today,
  prefill: (_, c) => (c.facts.people === null ? {} : { people: c.facts.people }),
  notices: (a) =>
    (a.stops?.length ?? 0) > 2 ? [{ kind: 'condition', text: 'That is a long way.', citation: null }] : [],
  write: (record, c) => ({ tour: record, edition: c.rules.edition }),
  questions: [
    { ask: 'day', label: 'Day', kind: 'date', need: 'required', prompt: () => 'When?', why },
    {
      ask: 'people',
      label: 'People',
      kind: 'number',
      need: 'required',
      min: 1,
      max: 20,
      prompt: () => 'How many?',
      why,
    },
    {
      ask: 'template',
      label: 'Last year',
      kind: 'choice',
      need: 'offered',
      prompt: () => 'Take over which tour?',
      why,
      options: () => options('short', 'long'),
      fills: (template) => ({ rules: ['Stay together.'], stops: lastYear[template] ?? [] }),
    },
    {
      group: 'stops',
      label: 'Stop',
      aliases: ['halt'],
      atLeast: (a) => (a.people === undefined ? 0 : 1),
      atMost: 4,
      show: ({ place = '?', minutes }) => `${place}, ${minutes ?? '?'} minutes`,
      note: (_, c) => `Edition ${c.rules.edition}.`,
      items: [
        {
          ask: 'place',
          label: 'Place',
          kind: 'choice',
          need: 'required',
          prompt: (_, __, { n }) => `Stop ${n}: where?`,
          why,
          options: (_, c) =>
            options('park', 'lake', 'hill', ...(c.rules.edition === 'winter' ? ['rink'] : [])),
          check: (place, _, c, { n, all }) => {
            if (place === 'lake' && c.rules.edition === 'winter') return { because: 'The lake is frozen.' }
            const twice = all.stops?.some((other, at) => at !== n - 1 && other.place === place)
            return twice ? { because: 'We stop there already.' } : null
          },
        },
        {
          ask: 'minutes',
          label: 'Minutes',
          aliases: ['time'],
          kind: 'number',
          need: 'required',
          min: 5,
          max: 60,
          prompt: (stop) => `How long at the ${stop.place ?? 'stop'}?`,
          why,
        },
        {
          ask: 'snacks',
          label: 'Snacks',
          kind: 'lines',
          need: (stop) => (stop.place === 'park' ? 'optional' : 'offered'),
          max: 3,
          maxLength: 20,
          prompt: () => 'What to eat there?',
          why,
        },
        {
          ask: 'until',
          label: 'End date',
          kind: 'date',
          need: 'offered',
          when: (stop) => stop.place === 'hill',
          prompt: () => 'Open until?',
          why,
        },
      ],
    },
    {
      group: 'guests',
      label: 'Guest',
      atMost: 3,
      when: (a) => (a.people ?? 0) > 2,
      show: ({ name = '?', joins }) => (joins === undefined ? name : `${name}, from stop ${joins}`),
      items: [
        {
          ask: 'name',
          label: 'Name',
          kind: 'text',
          need: 'required',
          maxLength: 12,
          prompt: () => 'Who?',
          why,
        },
        {
          ask: 'joins',
          label: 'Joins at',
          kind: 'choice',
          need: 'optional',
          refers: 'stops',
          prompt: () => 'From which stop?',
          why,
          options: (_, __, { all }) =>
            (all.stops ?? []).map((_one, at) => ({ value: `${at + 1}`, label: `Stop ${at + 1}` })),
        },
      ],
    },
    {
      ask: 'ticked',
      label: 'Ticked',
      kind: 'choices',
      need: 'optional',
      prompt: () => 'Which parts?',
      why,
      options: () => options('a', 'a1', 'a2', 'b', 'b1'),
      complete: tickRule,
    },
    { ask: 'rules', label: 'Rules', kind: 'lines', need: 'optional', prompt: () => 'Which rules?', why },
  ],
})

const book = (day: string) =>
  ({ edition: day < '2027-01-01' ? 'summer' : 'winter' }) as FlowContext<Season>['rules']

export const season = (facts: Partial<Season> = {}, today = '2026-11-22'): FlowContext<Season> => ({
  facts: { people: null, limit: 4, ...facts },
  rules: book(today),
  today,
  rulesOn: book,
})
