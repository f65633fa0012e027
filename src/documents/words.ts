import type { Participant } from '../bot/facts.ts'
import type { CasePlanOnRecord } from '../bot/plan-on-record.ts'
import type { IsoDate, Rulebook } from '../policy/types.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `March 22, 2026`, as courts and families write it. */
export function sayDay(day: IsoDate | null | undefined): string {
  if (day === null || day === undefined) return ''
  const [year, month, date] = day.split('-').map(Number)
  return `${months[(month ?? 1) - 1]} ${date}, ${year}`
}

/** `Mar 22, 2026`, for the narrow columns of a table. */
export function sayShortDay(day: IsoDate | null | undefined): string {
  const [month = '', ...rest] = sayDay(day).split(' ')
  return [month.slice(0, 3), ...rest].join(' ')
}

/** The calendar day of an ISO instant, in the agency's time zone. */
export const dayOf = (instant: string, zone: string): IsoDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(instant))

/** `in-progress` as `In progress`. */
export const plainly = (code: string): string => {
  const words = code.replaceAll('-', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A code in the words of the edition's list; where the list does not know it, the code as words. */
export function inWords(rules: Rulebook, list: string, code: string | null | undefined): string {
  if (code === null || code === undefined) return ''
  return (
    rules.list(list)?.items.find(({ id }) => id === code)?.label ??
    (/^[a-z0-9-]+$/.test(code) ? plainly(code) : code)
  )
}

/** The name of a plan of this type: the edition's, or the type's own word before "Plan". */
export const planTitle = ({ planType }: CasePlanOnRecord, { rules }: { rules: Rulebook }): string =>
  rules.list('plan-type')?.items.find(({ id }) => id === planType)?.label ?? `${plainly(planType)} Plan`

export const fullName = ({ name }: Participant): string => `${name.given} ${name.family}`

/** The name of a person on the case; the number where nobody there has it. */
export const nameOf = (people: readonly Participant[], id: string): string => {
  const person = people.find((one) => one.id === id)
  return person ? fullName(person) : id
}

export const namesOf = (people: readonly Participant[], ids: readonly string[]): string =>
  ids.map((id) => nameOf(people, id)).join(', ')

export const yesNo = (value: boolean | undefined | null): string =>
  value === undefined || value === null ? '' : value ? 'Yes' : 'No'
