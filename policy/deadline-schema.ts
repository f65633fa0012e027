import * as z from 'zod'
import { Id, rests, Sentence, some, Words } from './atoms.ts'
import { Conditions } from './condition-schema.ts'

const length = z.int().min(1)
/** `unknown`: the text does not say which days count, so both ways are shown. */
const counted = z.enum(['calendar', 'working', 'unknown'])

const Days = z.strictObject({ days: length, counted })
const Months = z.strictObject({ months: length })

/** How long after the trigger, or at which moment. */
const Clock = z.union(
  [
    z.strictObject({ hours: length.multipleOf(24, 'must be whole days of hours'), counted }),
    Days,
    Months,
    /** The end of each quarter: of the calendar, or three months from the trigger; `unknown` where the text does not say. */
    z.strictObject({ quarters: z.enum(['calendar', 'from-trigger', 'unknown']) }),
    /** When this many months in care have come together within the last months. */
    z.strictObject({ monthsInCare: length, outOf: length }),
    /** At each meeting of these kinds. */
    z.strictObject({ atMeeting: some(Id) }),
    /** On the target date of each active goal. */
    z.strictObject({ on: z.literal('goal-target') }),
  ],
  'must say { hours, counted }, { days, counted }, { months }, { quarters }, { monthsInCare, outOf }, { atMeeting } or { on }',
)

/** What it counts from: a fact of kind day, called as in "the day the child comes into custody". */
const Trigger = z.strictObject({
  fact: Id,
  label: Words,
  /** The fact of kind instant that knows the hour, where the record has it. */
  instant: Id.optional(),
  /** What may have happened or not: without its day nothing is due. Otherwise the day has to be on record. */
  event: z.boolean().default(false),
  /** Counts instead where the first one is not on record, and why that is safe. */
  orElse: z.strictObject({ fact: Id, label: Words, because: Sentence }).optional(),
})

/** What on record shows that it is done. One of them is enough. */
const Evidence = z.union(
  [
    /** An active goal of the child in this role. */
    z.strictObject({ goal: z.enum(['primary', 'concurrent', 'any']) }),
    /** A case plan of one of these types; `approved` where a draft is not enough. */
    z.strictObject({ plan: some(Id), approved: z.boolean().default(false) }),
    /** A meeting of one of these kinds that was held. */
    z.strictObject({ meeting: some(Id) }),
    /** A fact of kind day or yes-no. */
    z.strictObject({ fact: Id }),
    z.strictObject({
      record: z.enum([
        'concurrent-plan',
        'over-one-year-review',
        'service-plan-goal',
        'ces-referral',
        'closing-summary',
      ]),
    }),
  ],
  'must be { goal }, { plan }, { meeting }, { fact } or { record }',
)

/** A duty and its day. A state's duty that `covers` a federal one stands for it while it is due no later. */
export const DeadlineRule = z
  .strictObject({
    rule: z.literal('deadline'),
    ...rests,
    kind: z.enum(['hard', 'recurring', 'advisory', 'expiry', 'gate', 'condition']),
    /** What is due, in a few plain words that name nobody. */
    what: Words.max(90, 'must be shorter than 90 characters'),
    about: z.enum(['child', 'case']),
    when: Conditions.default({}),
    trigger: Trigger.optional(),
    clock: Clock.optional(),
    /** No later than this, whatever the first clock says: the earlier of the two is the day. */
    limit: z.strictObject({ fact: Id, label: Words, ...Days.shape }).optional(),
    /** After the first time, how long after the one before. */
    every: z.union([Days, Months]).optional(),
    /** The day fact that ends the repetition. */
    until: Id.optional(),
    done: z.array(Evidence).default([]),
    /** It is owed where the rules about this referral say must. */
    refer: Id.optional(),
    covers: some(Id).optional(),
    /** The guided flow that does it. */
    job: Id.optional(),
  })
  .refine(
    ({ kind, clock }) => (clock === undefined) === (kind === 'gate' || kind === 'condition'),
    'has a clock where it has no day, or none where it has one: gates and conditions have no clock, all others do',
  )
  .refine(
    ({ trigger, clock }) =>
      clock === undefined || trigger !== undefined || 'atMeeting' in clock || 'on' in clock,
    'has a clock and no trigger to count from',
  )
  .refine(
    ({ every, until, kind }) => (!every && !until) || kind === 'recurring',
    'repeats and is not recurring',
  )

export type DeadlineData = z.infer<typeof DeadlineRule>
export type ClockData = z.infer<typeof Clock>
export type EvidenceData = z.infer<typeof Evidence>
