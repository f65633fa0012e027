import * as z from 'zod'
import { Id, Sentence, some, Words, rests } from './atoms.ts'
import { Conditions, someConditions } from './condition-schema.ts'

const Pattern = Words.refine((source) => {
  try {
    return new RegExp(source, 'iu') instanceof RegExp
  } catch {
    return false
  }
}, 'must be a pattern that can be read')

/** Something a condition may look at. `values`: what a code can be, so that a misspelt one is found. */
export const Fact = z
  .strictObject({
    id: Id,
    /** As it stands in a sentence: "the main goal". */
    label: Words,
    kind: z.enum(['code', 'codes', 'yes-no', 'number', 'day', 'instant', 'text']),
    values: z.union([z.literal('goals'), some(Id)]).optional(),
    /** What workers say when it holds or does not: patterns over a question in lower case. */
    said: z.strictObject({ yes: some(Pattern).optional(), no: some(Pattern).optional() }).optional(),
    /** Days that cannot be after this one: where they are, the record contradicts itself. */
    notBefore: some(Id).optional(),
  })
  .refine(
    ({ kind, notBefore }) => notBefore === undefined || kind === 'day',
    'has `notBefore`, which only a fact of kind day can have',
  )
  .refine(
    ({ kind, values }) => values === undefined || kind === 'code' || kind === 'codes',
    'has `values`, which only a fact of kind code or codes can have',
  )

export const ListItem = z.strictObject({ id: Id, label: Words, note: Words.optional() })

/** The kinds of rule that speak about records: their fields, the steps they take, their codes. */
export const recordRules = [
  z.strictObject({
    rule: z.literal('field'),
    ...rests,
    record: Id,
    field: Id,
    when: Conditions.default({}),
    need: z.enum(['required', 'optional', 'not-asked']),
  }),
  z.strictObject({
    rule: z.literal('gate'),
    ...rests,
    gate: Id,
    when: Conditions.default({}),
    holds: someConditions,
    /** How to mend it, for a worker. */
    mend: Sentence,
  }),
  z.strictObject({
    rule: z.literal('refer'),
    ...rests,
    service: Id,
    when: Conditions.default({}),
    value: z.enum(['must', 'may']),
  }),
  z
    .strictObject({
      rule: z.literal('list'),
      ...rests,
      list: Id,
      items: z.array(ListItem).default([]),
      /** The source says that there may be others. */
      open: z.boolean().default(false),
      /** The source names the list and does not give it; an agency's own may stand in. */
      missing: z.strictObject({}).optional(),
    })
    .refine(
      (rule) => rule.missing === undefined || !rule.items.length,
      'is missing and has items; it is one of the two',
    )
    .refine(
      (rule) => rule.missing !== undefined || rule.items.length > 0,
      'has no items; say `missing: {}` if the source leaves it out',
    ),
  /** True, cited and for answers and questions to quote; nothing is decided by it. */
  z.strictObject({ rule: z.literal('statement'), ...rests, topic: Id.optional() }),
] as const

export type FactData = z.infer<typeof Fact>
