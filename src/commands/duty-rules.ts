import { createHash } from 'node:crypto'
import type { AgencyData } from '../../policy/agency-schema.ts'
import type { Library } from '../../policy/index.ts'
import { dutyBook, type DutyBook } from '../policy/deadlines/book.ts'
import { statesOf } from '../policy/rulebook.ts'
import type { StateCode } from '../policy/types.ts'
import type { AgencyCalendar } from '../reminders/types.ts'
import { calendarOf } from './calendar.ts'

/** Duties kept from before this number was raised are worked out anew: the way of counting changed, not a rule. */
const counting = 1

export interface DutyRules {
  bookFor(state: StateCode): DutyBook | null
  /** When the agency works, as its `agency.yaml` says. */
  calendarFor(state: StateCode): AgencyCalendar
  fingerprint: string
}

/** The duties of every state and the days they are counted by. `zone`: where the agency does not say. */
export function dutyRules(library: Library, agency: AgencyData | null, zone: string): DutyRules {
  const states = statesOf(library)
  const calendars = new Map(states.map((state) => [state, calendarOf(agency?.calendar, state, zone)]))
  const books = new Map(states.map((state) => [state, dutyBook(library, state, agency)]))
  const counted = states.map((state) => {
    const { zone: in_, workingDays, holidays } = calendars.get(state) ?? calendarOf(undefined, state, zone)
    return [state, in_, workingDays, holidays]
  })
  const said = [counting, library.editions, agency?.codeLists ?? [], counted]
  return {
    bookFor: (state) => books.get(state) ?? null,
    calendarFor: (state) => calendars.get(state) ?? calendarOf(agency?.calendar, state, zone),
    fingerprint: createHash('sha256').update(JSON.stringify(said)).digest('hex'),
  }
}
