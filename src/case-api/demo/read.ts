import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { CaseFileOnRecord } from '../contract/on-record.ts'
import { PlanContent } from '../contract/plan-content.ts'
import { Code, Day, Id, StateCode } from '../contract/values.ts'
import type { IsoDate } from '../../policy/types.ts'
import { dayFromWords } from './day-words.ts'

const Person = z.strictObject({ id: Id, role: z.enum(['worker', 'supervisor']), name: z.string() })

const Participant = z.strictObject({
  id: z.string(),
  role: z.enum(['child', 'parent', 'caretaker', 'other']),
  given: z.string(),
  family: z.string(),
  born: Day,
  guardianship: z.enum(['none', 'partial', 'full', 'unknown']).default('none'),
  indianChild: z.enum(['yes', 'no', 'unknown']).default('no'),
  personType: Code.nullable().default(null),
})

const Goal = z.strictObject({
  child: z.string(),
  goal: Code,
  label: z.string(),
  goalClass: z.enum(['custodial', 'non-custodial']).nullable(),
  role: z.enum(['primary', 'second']),
  startDate: Day,
  targetDate: Day,
  edition: z.string(),
  recordedBy: Id,
})

/** Approved before the first day: what a later plan imports from. */
const Plan = z.strictObject({
  id: Id,
  author: Id,
  approvedBy: Id,
  approvedOn: Day,
  edition: z.string(),
  content: PlanContent,
})
const ServiceGoal = z.strictObject({ goal: Code, label: z.string(), startDate: Day, edition: z.string() })

const { courtNumbers, cansItems, safetyAssessments, wellBeing, assessments, conferences } =
  CaseFileOnRecord.shape
const Records = z.strictObject({
  courtNumbers: courtNumbers.default([]),
  cansItems: cansItems.default([]),
  safetyAssessments: safetyAssessments.default([]),
  wellBeing: wellBeing.default([]),
  assessments: assessments.default([]),
  conferences: conferences.default([]),
  plans: z.array(Plan).default([]),
  serviceGoals: z.array(ServiceGoal).default([]),
})

const Case = z.strictObject({
  id: Id,
  about: z.string(),
  caseType: Code,
  openedOn: Day,
  assigned: z.array(Id),
  participants: z.array(Participant),
  facts: z.record(z.string(), z.unknown()),
  goals: z.array(Goal).default([]),
  records: Records.prefault({}),
})

const Agency = z.strictObject({
  state: StateCode,
  unit: z.string(),
  people: z.array(Person),
  cases: z.array(Case),
})
export type DemoAgency = z.output<typeof Agency>
export type DemoCase = DemoAgency['cases'][number]

export interface DemoMoment {
  tenant: string
  /** ISO instant of the first start. */
  now: string
  today: IsoDate
}

const files = ['tn', 'mo', 'wi', 'ma'] as const

/** The demo agency of every state, with its days counted from `today`. */
export function readDemo(today: IsoDate): DemoAgency[] {
  const dayTag = { tag: '!day', resolve: (words: string) => dayFromWords(words, today) }
  return files.map((state) => {
    const text = readFileSync(new URL(`./agency/${state}.yaml`, import.meta.url), 'utf8')
    return Agency.parse(parse(text, { customTags: [dayTag] }))
  })
}

/** The ids of everybody who works in the demo agency. */
export const demoPeople = (): string[] =>
  readDemo('2026-01-01').flatMap(({ people }) => people.map(({ id }) => id))

/** What the demo people are called, by their id. */
export const demoNames = (): ReadonlyMap<string, string> =>
  new Map(readDemo('2026-01-01').flatMap(({ people }) => people.map(({ id, name }) => [id, name] as const)))
