import type { CalendarData } from '../../policy/agency-schema.ts'
import type { AgencyCalendar } from '../reminders/types.ts'
import type { StateCode } from '../policy/types.ts'

/** The agency's clock where nobody says otherwise. Tennessee spans this zone and Eastern time. */
export const usualZone = 'America/Chicago'

/**
 * When an agency works in a state: what `calendar` of its `agency.yaml` says for that state, else for all, else as usual:
 * Monday to Friday, no holidays, quiet from 18:00 to 08:00, the post of the day at 08:30, in the zone of this host.
 */
export function calendarOf(data: CalendarData | undefined, state: StateCode, zone: string): AgencyCalendar {
  const { states, ...all } = data ?? { states: {} }
  return {
    zone,
    workingDays: [1, 2, 3, 4, 5],
    holidays: [],
    quiet: { from: '18:00', until: '08:00' },
    postAt: '08:30',
    ...said(all),
    ...said(states[state] ?? {}),
  }
}

/** What is left out changes nothing. */
const said = (part: Partial<Record<string, unknown>>): Partial<AgencyCalendar> =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined))
