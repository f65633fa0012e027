import * as z from 'zod'
import { isDay } from '../../policy/calendar.ts'
import type { Ask } from '../../answers/answer/types.ts'
import { UsageError } from '../invocation.ts'

const day = z.string().refine(isDay)
const Known = z.object({
  caseType: z.string().optional(),
  guardianship: z.enum(['none', 'partial', 'full', 'unknown']).optional(),
  age: z.int().min(0).max(120).optional(),
  dateOfBirth: day.optional(),
  goalDate: day.optional(),
  served: z.boolean().optional(),
  activeGoals: z.array(z.string()).optional(),
  preconditions: z.record(z.string(), z.boolean()).optional(),
  goal: z.string().optional(),
})
const Value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

/** What `--facts` tells: about the goal by the names of the contract, anything else by the facts of the edition. */
export function askedFacts(
  facts: Readonly<Record<string, unknown>>,
): Pick<Ask, 'goalFacts' | 'goal' | 'ruleFacts'> {
  const known = Known.safeParse(facts)
  if (!known.success)
    throw new UsageError(`In the facts, "${known.error.issues[0]?.path.join('.') ?? ''}" is not right.`)
  const { goal, ...goalFacts } = known.data
  const others = Object.entries(facts).flatMap(([name, value]) => {
    const read = Value.safeParse(value)
    return name in Known.shape || !read.success ? [] : [[kebab(name), read.data] as const]
  })
  return {
    goalFacts,
    ...(goal === undefined ? {} : { goal }),
    ruleFacts: Object.fromEntries(others),
  }
}

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
