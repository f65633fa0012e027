import type { IsoDate } from '../policy/types.ts'
import { localTime } from './office-hours.ts'
import type { AgencyCalendar, Preferences } from './types.ts'

export interface Contact {
  id: string
  name: string
}

/** What is known of somebody who may be told something. */
export interface Reach {
  preferences: Preferences
  /** They have a conversation with the bot alone. */
  reachable: boolean
}

/** Who stands above a unit's workers, nearest first: the supervisor who linked the team, and whoever is above them. */
export type Ladder = readonly Contact[]

/** Why something goes to this person and not to whoever is assigned. */
export type Because = 'assigned' | 'ladder' | 'nobody-assigned' | 'away' | 'not-reached'

export interface Recipient {
  to: Contact
  because: Because
}

/** On leave up to and with their day, by the calendar on their own wall. */
export function isAway({ awayUntil, zone }: Preferences, now: string, calendar: AgencyCalendar): boolean {
  return awayUntil !== null && dayOf(now, zone, calendar) <= awayUntil
}

export const dayOf = (now: string, zone: string | null, calendar: AgencyCalendar): IsoDate =>
  (localTime(now, zone ?? calendar.zone) ?? localTime(now, calendar.zone))?.day ?? now.slice(0, 10)

export interface Company {
  people: ReadonlyMap<string, Reach>
  ladder: Ladder
  calendar: AgencyCalendar
  now: string
}

/** Why somebody cannot be told now; null where they can. */
export function hindrance(
  person: Contact,
  { people, calendar, now }: Company,
): 'away' | 'not-reached' | null {
  const reach = people.get(person.id)
  if (!reach) return 'not-reached'
  if (isAway(reach.preferences, now, calendar)) return 'away'
  return reach.reachable ? null : 'not-reached'
}

/** Whoever hears what is for `owner`: they themselves, or else the next one up who can be told; null where nobody can. */
export function nudged(owner: Contact | null, company: Company): Recipient | null {
  const hindered = owner && hindrance(owner, company)
  if (owner && !hindered) return { to: owner, because: 'assigned' }
  const above = company.ladder.find(
    (person) => person.id !== owner?.id && hindrance(person, company) === null,
  )
  return above ? { to: above, because: hindered ?? 'nobody-assigned' } : null
}

/** Whoever hears what is for the supervisor. */
export function escalated(company: Company): Recipient | null {
  const to = company.ladder.find((person) => hindrance(person, company) === null)
  return to ? { to, because: 'ladder' } : null
}
