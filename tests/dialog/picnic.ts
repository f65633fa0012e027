import * as z from 'zod'
import { defineDialog } from '../../src/dialog/index.ts'
import type { FlowContext } from '../../src/dialog/types.ts'

/** A flow about nothing in particular, with every kind of question and every need. */
export interface Weather {
  rain: boolean
  limit: number
}

const why = () => ({ text: 'Because a picnic needs it.', citation: null })
const options = (...values: string[]) => values.map((value) => ({ value, label: value.toUpperCase() }))

export const picnic = defineDialog<Weather>()({
  id: 'picnic',
  version: 2,
  title: 'Picnic',
  about: 'case',
  record: z.strictObject({
    place: z.string(),
    roof: z.string().optional(),
    day: z.iso.date(),
    dishes: z.array(z.string()).optional(),
    note: z.string().optional(),
  }),
  open: () => null,
  notices: (a) =>
    a.place === 'cave' ? [{ kind: 'condition', text: 'It is dark in there.', citation: null }] : [],
  write: (record) => ({ picnic: record }),
  questions: [
    {
      ask: 'place',
      label: 'Place',
      kind: 'choice',
      need: 'required',
      prompt: () => 'Where?',
      why,
      options: (_, c) => options('park', 'lake', 'cave', 'hill').slice(0, c.facts.limit),
      check: (place, _, c) =>
        place === 'lake' && c.facts.rain
          ? { because: 'Not by the water when it rains.', allowedFrom: '2026-12-01' }
          : null,
    },
    {
      ask: 'roof',
      label: 'Roof',
      kind: 'text',
      need: 'required',
      maxLength: 10,
      when: (a) => a.place === 'park' || a.place === 'hill',
      prompt: () => 'Under which roof?',
      why,
      check: (roof, a) => (roof === 'tree' && a.place === 'hill' ? { because: 'No trees up there.' } : null),
    },
    { ask: 'day', label: 'Day', kind: 'date', need: 'required', prompt: () => 'When?', why },
    {
      ask: 'dishes',
      label: 'Dishes',
      kind: 'choices',
      need: 'optional',
      prompt: () => 'What to eat?',
      why,
      options: (a) => options('bread', 'soup', ...(a.place === 'lake' ? ['fish'] : [])),
    },
    {
      ask: 'note',
      label: 'Note',
      kind: 'text',
      need: 'offered',
      when: (a) => a.dishes !== undefined,
      prompt: () => 'A note?',
      why,
    },
  ],
})

export const sunny = (facts: Partial<Weather> = {}, edition = 'summer'): FlowContext<Weather> => ({
  facts: { rain: false, limit: 4, ...facts },
  rules: { edition } as FlowContext<Weather>['rules'],
  today: '2026-11-22',
  rulesOn: () => ({ edition }) as FlowContext<Weather>['rules'],
})

const letter = (ask: 'a' | 'b' | 'c', holds: (a: { a?: string; b?: string; c?: string }) => boolean) => ({
  ask,
  label: ask.toUpperCase(),
  kind: 'text' as const,
  need: 'offered' as const,
  prompt: () => `${ask}?`,
  why,
  when: holds,
  check: (_: string, others: { a?: string; b?: string; c?: string }) =>
    others[ask] === undefined ? null : { because: 'A check sees the other answers only.' },
})

/** Each question hangs on the one after it. */
export const chain = defineDialog<Weather>()({
  id: 'chain',
  version: 1,
  title: 'Chain',
  about: 'case',
  record: z.strictObject({ a: z.string(), b: z.string(), c: z.string() }).partial(),
  open: () => null,
  notices: () => [],
  write: (record) => record,
  questions: [letter('a', (a) => a.b === 'x'), letter('b', (a) => a.c === 'x'), letter('c', () => true)],
})
