import * as z from 'zod'
import { Id, Sentence, some, Words, rests } from './atoms.ts'

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
    kind: z.enum(['code', 'codes', 'yes-no', 'number', 'day', 'text']),
    values: z.union([z.literal('goals'), some(Id)]).optional(),
    /** What workers say when it holds or does not: patterns over a question in lower case. */
    said: z.strictObject({ yes: some(Pattern).optional(), no: some(Pattern).optional() }).optional(),
  })
  .refine(
    ({ kind, values }) => values === undefined || kind === 'code' || kind === 'codes',
    'has `values`, which only a fact of kind code or codes can have',
  )

/** `from` is included, `below` is not. */
const Range = z
  .strictObject({ from: z.number().optional(), below: z.number().optional() })
  .refine(
    (range) => range.from !== undefined || range.below !== undefined,
    'must say `from`, `below` or both',
  )

/**
 * What is asked of one fact. A list: it is, or holds, at least one of these. `all`: it holds every one. `none`: it is,
 * and holds, none of them. `known` and `missing` ask whether the record has it at all.
 */
const Condition = z.union(
  [
    some(Id),
    z.boolean(),
    Range,
    z.strictObject({ all: some(Id) }),
    z.strictObject({ none: some(Id) }),
    z.enum(['known', 'missing']),
  ],
  'must be a list of values, true, false, { from, below }, { all: [...] }, { none: [...] }, known or missing',
)

/** Every fact that is named must be so. */
const Conditions = z.record(Id, Condition)
const someConditions = Conditions.refine(
  (conditions) => Object.keys(conditions).length > 0,
  'must ask for at least one fact',
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
export type ConditionData = z.infer<typeof Condition>
export type ConditionsData = z.infer<typeof Conditions>
