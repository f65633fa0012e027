import * as z from 'zod'
import { Id, some } from './atoms.ts'

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
export const Conditions = z.record(Id, Condition)
export const someConditions = Conditions.refine(
  (conditions) => Object.keys(conditions).length > 0,
  'must ask for at least one fact',
)

export type ConditionData = z.infer<typeof Condition>
export type ConditionsData = z.infer<typeof Conditions>
