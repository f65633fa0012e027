import type { IsoDate } from '../policy/types.ts'
import { openAt } from './office-hours.ts'
import type { AgencyCalendar, Team } from './types.ts'
import { workingDaysBetween } from './working-days.ts'

/** The day whose post a team may get now; null out of hours, while the team is to be left alone, not linked or gone. */
export function postDay(
  team: Pick<Team, 'quietUntil' | 'gone' | 'link'>,
  now: string,
  calendar: AgencyCalendar,
): IsoDate | null {
  const open = openAt(now, calendar)
  if (!open || !team.link || team.gone) return null
  return team.quietUntil !== null && open.day < team.quietUntil ? null : open.day
}

/**
 * The working days without a post since the newest one, where there should have been one: one catch-up post tells of all of
 * them. The days on which the team was to be left alone do not count.
 */
export function missedDays(
  last: IsoDate | null,
  today: IsoDate,
  calendar: AgencyCalendar,
  quietUntil: IsoDate | null,
): IsoDate[] {
  if (last === null) return []
  return workingDaysBetween(last, today, calendar).filter((day) => quietUntil === null || day >= quietUntil)
}
