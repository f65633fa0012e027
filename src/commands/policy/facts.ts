import * as z from 'zod'
import { ageOn, isDay } from '../../policy/calendar.ts'
import type { GoalFacts, Rulebook } from '../../policy/types.ts'
import { UsageError } from '../invocation.ts'

const KNOWN = 'caseType, guardianship, age, dateOfBirth, goalDate, served, activeGoals and preconditions'

/**
 * Reads `--facts`. The question is put about a child who receives direct services unless the facts say otherwise.
 * Throws `UsageError` for what is not JSON, a fact nobody asks for, or a value that cannot be.
 */
export function factsFrom(json: string, book: Rulebook, preconditions: readonly string[]): GoalFacts {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    throw new UsageError('The --facts are not JSON; write them like {"caseType": "custodial", "age": 15}.')
  }
  const parsed = schemaFor(book, preconditions).safeParse(data)
  if (!parsed.success) throw new UsageError(sentenceFor(parsed.error.issues[0]))
  // The goal a case has now decides nothing here; the same facts are given to other commands, where it does.
  const { preconditions: held, goal: _, ...rest } = parsed.data
  const facts: GoalFacts = { served: true, ...rest, preconditions: knownOf(held ?? {}) }
  checkAges(facts, book.on)
  return facts
}

function schemaFor(book: Rulebook, preconditions: readonly string[]) {
  const oneOf = (values: readonly string[]) => z.enum(values, `must be one of ${values.join(', ')}`)
  const day = z.string('must be a day written YYYY-MM-DD').refine(isDay, 'must be a day written YYYY-MM-DD')
  return z
    .strictObject(
      {
        caseType: oneOf(book.caseTypes().map(({ id }) => id)),
        guardianship: z.enum(
          ['none', 'partial', 'full', 'unknown'],
          'must be one of none, partial, full, unknown',
        ),
        goal: z.string('must be the code of a goal'),
        age: z
          .int('must be a whole number of years')
          .min(0, 'cannot be below 0')
          .max(120, 'cannot be above 120'),
        dateOfBirth: day,
        goalDate: day,
        served: z.boolean('must be true or false'),
        activeGoals: z.array(oneOf(book.goals().map(({ id }) => id)), 'must be a list of goals'),
        preconditions: z.strictObject(
          Object.fromEntries(preconditions.map((id) => [id, z.boolean('must be true or false').optional()])),
        ),
      },
      'must be one JSON object',
    )
    .partial()
}

function knownOf(held: Readonly<Record<string, boolean | undefined>>): Record<string, boolean> {
  return Object.fromEntries(Object.entries(held).flatMap(([id, is]) => (is === undefined ? [] : [[id, is]])))
}

function sentenceFor(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return 'The --facts cannot be read.'
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${[...issue.path, key].join('.')}"`).join(', ')
    return `The --facts have ${keys}, which no rule reads; they may have ${KNOWN}.`
  }
  if (!issue.path.length)
    return 'The --facts must be one JSON object like {"caseType": "custodial", "age": 15}.'
  return `In the --facts, "${issue.path.join('.')}" ${issue.message}.`
}

function checkAges({ dateOfBirth, goalDate, age }: GoalFacts, on: string): void {
  if (dateOfBirth === undefined) return
  const day = goalDate ?? on
  if (dateOfBirth > day)
    throw new UsageError(`In the --facts, the birth date ${dateOfBirth} is after the goal date ${day}.`)
  const counted = ageOn(dateOfBirth, day)
  if (counted > 120)
    throw new UsageError(
      `In the --facts, the birth date ${dateOfBirth} makes the person ${counted} years old.`,
    )
  if (age !== undefined && age !== counted) {
    throw new UsageError(
      `In the --facts, the age ${age} and the birth date ${dateOfBirth} disagree: on ${day} it is ${counted}.`,
    )
  }
}
