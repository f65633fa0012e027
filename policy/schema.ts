import * as z from 'zod'
import { Cite, Day, Id, Sentence, some, Tag, Words, rests } from './atoms.ts'
import { DeadlineRule } from './deadline-schema.ts'
import { Fact, recordRules } from './record-schema.ts'

/** States that may have a folder; `StateCode` in src/policy/types.ts names the same ones. */
export const StateCode = z.enum(['tn', 'mo', 'wi', 'ma'])
const Verdict = z.enum(['allowed', 'conditional', 'not-allowed', 'unknown'])
const PlanClass = z.enum(['custodial', 'non-custodial'])
const FederalClass = z.enum(['reunification', 'relative', 'adoption', 'guardianship', 'appla'])
const KnownGuardianship = z.enum(['none', 'partial', 'full'])

/** Whole years on the goal date: `from` is included, `below` is not. */
const AgeRange = z
  .strictObject({ from: z.int().min(0).optional(), below: z.int().min(1).optional() })
  .refine((age) => age.from !== undefined || age.below !== undefined, 'must say `from`, `below` or both')

/** All that is named must hold. What is not named does not matter. */
const When = z.strictObject({
  caseType: some(Id).optional(),
  guardianship: some(KnownGuardianship).optional(),
  age: AgeRange.optional(),
  preconditions: z.record(Id, z.boolean()).optional(),
})

/** Goals by id, by federal family, or every goal there is. */
const target = {
  goals: z.union([z.literal('all'), some(Id)]).optional(),
  classes: some(FederalClass).optional(),
}
const hasTarget = (rule: { goals?: unknown; classes?: unknown }) =>
  (rule.goals === undefined) !== (rule.classes === undefined)
const TARGET = 'must name its goals by `goals` or by `classes`, one of the two'

const GoalsRule = z
  .strictObject({
    rule: z.literal('goals'),
    ...rests,
    ...target,
    when: When.default({}),
    verdict: Verdict,
    /** The source names this list and does not give it: an agency's own list may stand in. `exactly`: how many it holds, where the source says. */
    missingList: z.strictObject({ exactly: z.int().min(1).nullable() }).optional(),
  })
  .refine(hasTarget, TARGET)
  .refine((rule) => !rule.missingList || rule.verdict === 'unknown', 'a missing list can only be `unknown`')

const Rule = z.discriminatedUnion('rule', [
  GoalsRule,
  z.strictObject({ rule: z.literal('goal-limit'), ...rests, value: z.int().min(1) }),
  z.strictObject({ rule: z.literal('distinct-goals'), ...rests }),
  z.strictObject({ rule: z.literal('served-only'), ...rests }),
  z.strictObject({
    rule: z.literal('recruitment'),
    ...rests,
    planClass: PlanClass,
    guardianship: some(KnownGuardianship).optional(),
    value: z.enum(['here', 'adoption-case', 'none']),
  }),
  z.strictObject({ rule: z.literal('resource-link'), ...rests, goals: some(Id), otherwise: Sentence }),
  z.strictObject({ rule: z.literal('target-date'), ...rests, required: z.boolean() }),
  z.strictObject({ rule: z.literal('plan-class'), ...rests, planClass: PlanClass }),
  z
    .strictObject({
      rule: z.literal('requirement'),
      ...rests,
      ...target,
      value: z.enum(['compelling-reason', 'ruled-out', 'committed-resource']),
    })
    .refine(hasTarget, TARGET),
  ...recordRules,
  DeadlineRule,
])

export const Goal = z.strictObject({
  id: Id,
  label: Words,
  aliases: z.array(Words),
  federalClass: FederalClass.nullable(),
  /** Null where the state's goals decide no type of plan. */
  planClass: PlanClass.nullable(),
  tag: Tag,
})

const Gap = z.strictObject({
  id: Id,
  tag: Tag,
  dated: Day.nullable(),
  about: Words,
  says: Sentence,
  /** The case type whose goal list the source leaves out. */
  list: Id.optional(),
  cite: Cite,
})

/** The rules of one state from one day on: `policy/<state>/<effective>.yaml`. The federal floor is state `us`. */
export const EditionFile = z.strictObject({
  state: z.enum(['us', ...StateCode.options]),
  name: Words,
  /** The case system's name as workers say it; null for the federal floor. */
  system: Words.nullable(),
  effective: Day,
  /** The guided flows this state offers, by their ids. */
  jobs: z.array(Id).default([]),
  /** What conditions may look at. */
  facts: z.array(Fact).default([]),
  caseTypes: z.array(
    z.strictObject({
      id: Id,
      label: Words,
      aliases: z.array(Words).default([]),
      /** Whether a child in such a case lives in care; null where that differs from case to case. */
      inCare: z.boolean().nullable().default(null),
    }),
  ),
  /** Facts of this state beyond case type, guardianship and age: "a planning conference was held". */
  preconditions: z.array(z.strictObject({ id: Id, label: Words })).default([]),
  goals: z.array(Goal),
  /** Phrases that hold the name of a goal and do not mean it. */
  notGoals: z.array(Words).default([]),
  rules: z.array(Rule),
  gaps: z.array(Gap).default([]),
})

/** The head of a note in `policy/<state>/notes/`. */
export const NoteHead = z.strictObject({
  title: Words,
  /** The document or public text that the note restates. */
  source: Words,
  /** Where that text is found. */
  locator: Words,
  date: Day.nullable(),
  tag: Tag,
})

export type EditionData = z.infer<typeof EditionFile>
export type RuleData = z.infer<typeof Rule>
export type GapData = z.infer<typeof Gap>
export type WhenData = z.infer<typeof When>
export type GoalData = z.infer<typeof Goal>
