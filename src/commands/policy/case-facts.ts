import * as z from 'zod'
import { isDay } from '../../policy/calendar.ts'
import type { DutyBook } from '../../policy/deadlines/book.ts'
import type { DutyCase } from '../../policy/deadlines/types.ts'
import { UsageError } from '../invocation.ts'

const day = z.string('must be a day written YYYY-MM-DD').refine(isDay, 'must be a day written YYYY-MM-DD')
const code = z.string('must be a text')
const Meeting = z.strictObject({
  kind: code,
  on: day,
  held: z.boolean('must be true or false').default(true),
})

/** What every state's facts may have beside those that its editions declare. */
const shared = {
  caseType: code,
  dateOfBirth: day,
  goal: code,
  concurrentGoal: code,
  goalTargetDate: day,
  meetings: z.array(Meeting, 'must be a list of { kind, on, held }'),
  earlierStays: z.array(z.strictObject({ from: day, until: day }), 'must be a list of { from, until }'),
}

/** Known from the goals and the case type, so that nobody gives them twice. */
const derived = ['caseType', 'bornOn', 'inCare', 'mainGoals', 'planWaits']

/**
 * Reads `--facts`: a case with one child, as the case system names its facts (`removedOn`, `divisionCustodyOn`).
 * Throws `UsageError` for what is not JSON, a fact no rule reads, or a value that cannot be.
 */
export function caseFrom(json: string, book: DutyBook): DutyCase {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    throw new UsageError('The --facts are not JSON; write them like {"caseType": "alternative-care"}.')
  }
  const parsed = schemaFor(book).safeParse(data)
  if (!parsed.success) throw new UsageError(sentenceFor(parsed.error.issues[0], book))
  const { caseType = null, openedOn = null, dateOfBirth = null, ...facts } = parsed.data as Facts
  return {
    id: 'case',
    state: book.state,
    caseType,
    openedOn,
    facts,
    children: [{ id: 'child', dateOfBirth }],
    onRecord: { ...nothing, goals: goalsIn(facts) },
  }
}

type Facts = Record<string, unknown> & { caseType?: string; openedOn?: string; dateOfBirth?: string }

const nothing = {
  concurrentPlans: [],
  casePlans: [],
  servicePlanGoals: [],
  cesReferrals: [],
  closingSummary: null,
}

function goalsIn({ goal, concurrentGoal, goalTargetDate }: Facts): DutyCase['onRecord']['goals'] {
  const targetDate = (goalTargetDate as string | undefined) ?? null
  const about = { child: 'child', status: 'active', startDate: '1900-01-01' } as const
  return [
    ...(typeof goal === 'string'
      ? [{ ...about, id: 'goal', goal, role: 'primary' as const, targetDate }]
      : []),
    ...(typeof concurrentGoal === 'string'
      ? [{ ...about, id: 'concurrent', goal: concurrentGoal, role: 'concurrent' as const, targetDate: null }]
      : []),
  ]
}

function schemaFor(book: DutyBook) {
  const editions = [...book.sets.map(({ edition }) => edition), ...book.federal]
  const declared = editions.flatMap(({ facts }) =>
    facts.map(({ id, kind }) => [camel(id), kindOf(kind)] as const),
  )
  const own = declared.filter(([name]) => !derived.includes(name))
  const caseTypes = z.enum(
    book.sets.flatMap(({ edition }) => edition.caseTypes.map(({ id }) => id)),
    'is no case type of this state',
  )
  return z
    .strictObject({ ...Object.fromEntries(own), ...shared, caseType: caseTypes }, 'must be one JSON object')
    .partial()
}

const camel = (id: string) => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

function kindOf(kind: string): z.ZodType {
  if (kind === 'day') return day
  if (kind === 'yes-no') return z.boolean('must be true or false')
  if (kind === 'number') return z.number('must be a number')
  if (kind === 'codes') return z.array(code, 'must be a list')
  return code
}

function sentenceFor(issue: z.core.$ZodIssue | undefined, book: DutyBook): string {
  if (issue?.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${[...issue.path, key].join('.')}"`).join(', ')
    return `The --facts have ${keys}, which no rule of ${book.state} reads; days are called as in removedOn.`
  }
  if (!issue?.path.length) return 'The --facts must be one JSON object like {"removedOn": "2026-11-20"}.'
  return `In the --facts, "${issue.path.join('.')}" ${issue.message}.`
}
