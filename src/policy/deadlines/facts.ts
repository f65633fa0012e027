import type { Edition } from '../../../policy/edition.ts'
import { isDay } from '../calendar.ts'
import type { IsoDate, RuleFacts } from '../types.ts'
import { dayOf, isInstant } from './arithmetic.ts'
import type { DutyCase, Meeting } from './types.ts'

/** Whom a duty is about: one child, or the whole case. */
export type Subject = DutyCase['children'][number] | null

const kebab = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

type Plain = Record<string, unknown>
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `removedOn` is `removed-on`; `placement: { on }` is `placement-on`, and what stands in `housing` has its own name too. */
function named(facts: Readonly<Plain>): Plain {
  const found: Plain = {}
  for (const [key, value] of Object.entries(facts)) {
    if (!isPlain(value)) found[kebab(key)] = value
    else
      for (const [inner, one] of Object.entries(value)) {
        found[`${kebab(key)}-${kebab(inner)}`] = one
        found[kebab(inner)] ??= one
      }
  }
  return found
}

/** What only the record shows, under the names that editions use. */
function recorded(
  { caseType, openedOn, onRecord }: DutyCase,
  subject: Subject,
  inCare: boolean | null,
): Plain {
  const goals = onRecord.goals.filter(
    ({ status, child }) => status === 'active' && (!subject || child === subject.id),
  )
  const submitted = onRecord.casePlans.find(({ status }) => status === 'submitted')
  return {
    'case-type': caseType,
    'opened-on': openedOn,
    'born-on': subject?.dateOfBirth,
    'in-care': inCare ?? undefined,
    'main-goals': goals.filter(({ role }) => role === 'primary').map(({ goal }) => goal),
    'plan-submitted-on': submitted?.submittedAt?.slice(0, 10),
    'plan-waits': submitted !== undefined,
  }
}

const tri = (value: unknown) => (value === 'yes' ? true : value === 'no' ? false : value)

/** Reads a value as the edition declares it; what cannot be that is not known. */
function asDeclared(kind: string, value: unknown): RuleFacts[string] {
  if (kind === 'day') return typeof value === 'string' && isDay(value) ? value : undefined
  if (kind === 'instant') return typeof value === 'string' && isInstant(value) ? value : undefined
  if (kind === 'yes-no') return typeof tri(value) === 'boolean' ? (tri(value) as boolean) : undefined
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : undefined
  if (kind === 'codes')
    return Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? (value as string[])
      : undefined
  return typeof value === 'string' ? value : undefined
}

/** The facts that an edition declares, as far as the case says them. */
export function factsFor(
  edition: Edition,
  of: DutyCase,
  subject: Subject,
  inCare: boolean | null,
): RuleFacts {
  const all = { ...named(of.facts), ...recorded(of, subject, inCare) }
  return Object.fromEntries(edition.facts.map(({ id, kind }) => [id, asDeclared(kind, all[id])]))
}

/** The day of a fact, or none. */
export const dayIn = (facts: RuleFacts, id: string): IsoDate | null => {
  const value = facts[id]
  return typeof value === 'string' ? value : null
}

/** The meetings of the case, oldest first; an entry that is none is left out. */
export function meetingsOf({ facts }: DutyCase): Meeting[] {
  const listed = Array.isArray(facts['meetings']) ? (facts['meetings'] as unknown[]) : []
  return listed
    .flatMap((one): Meeting[] => {
      if (!isPlain(one)) return []
      const { kind, on, held } = one
      return typeof kind === 'string' && typeof on === 'string' && isDay(on)
        ? [{ kind, on, held: held === true }]
        : []
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** Every day of the case that still lies ahead: when it comes, its duties may read differently. */
export function daysAhead(of: DutyCase, today: IsoDate): IsoDate[] {
  const values = [
    ...Object.values(named(of.facts)),
    ...meetingsOf(of).map(({ on }) => on),
    ...of.onRecord.casePlans.map(({ content }) => content.planDate),
  ]
  const days = values.flatMap((one) =>
    typeof one === 'string' && isDay(one.slice(0, 10)) ? [one.slice(0, 10)] : [],
  )
  return days.filter((day) => day > today).sort()
}

/** The day of an instant where the agency is. */
export const dayAt = dayOf
