import type { IsoDate } from '../../policy/types.ts'
import type { AgencyCalendar, Deadline, Due } from '../types.ts'
import { isWorkingDay, workingDayAfter, workingDayBefore } from '../working-days.ts'

/** A change somebody only thinks of. */
export interface WhatIf {
  /** All duties of one person go to another. */
  reassign: { from: string; to: { id: string; name: string } } | null
  /** One more day on which nobody works. */
  holiday: IsoDate | null
}

export interface Imagined {
  duties: readonly Deadline[]
  /** How many would change hands. */
  reassigned: number
  /** How many count working days over the holiday, so that their day moves. */
  moved: number
  /** How many stay due on the holiday itself, and the last working day before it. */
  stays: { count: number; doBy: IsoDate } | null
}

/**
 * The duties as they would be. It writes nothing and stands in for no calculation of the case system: only days that
 * are counted in working days, from a trigger on record, move; a clock in hours and calendar days do not.
 */
export function imagine(
  duties: readonly Deadline[],
  { reassign, holiday }: WhatIf,
  calendar: AgencyCalendar,
): Imagined {
  const off = holiday !== null && isWorkingDay(holiday, calendar) ? holiday : null
  const after = off && { ...calendar, holidays: [...calendar.holidays, { on: off, name: '' }] }
  const count = { reassigned: 0, moved: 0, stays: 0 }
  const changed = duties.map((duty) => {
    const owned = reassign !== null && duty.owner?.id === reassign.from
    const due = after && off ? shifted(duty, off, after) : duty.due
    if (owned) count.reassigned++
    if (due !== duty.due) count.moved++
    if (off && due?.earliest === off) count.stays++
    return owned || due !== duty.due ? { ...duty, due, owner: owned ? reassign.to : duty.owner } : duty
  })
  const { reassigned, moved } = count
  const stays = after && off ? { count: count.stays, doBy: workingDayBefore(off, after) } : null
  return { duties: changed, reassigned, moved, stays }
}

function shifted({ due, trigger }: Deadline, off: IsoDate, calendar: AgencyCalendar): Due | null {
  if (due?.hours !== null || trigger.on === null) return due
  const from = trigger.on
  const readings = due.readings.map((reading) =>
    reading.counted === 'working' ? { ...reading, on: beyond(from, reading.on, off, calendar) } : reading,
  )
  if (readings.every(({ on }, at) => on === due.readings[at]?.on)) return due
  const days = readings.map(({ on }) => on).toSorted()
  return { ...due, readings, earliest: days[0] ?? due.earliest, latest: days.at(-1) ?? due.latest }
}

/** A count that runs over the day off takes one working day more, forwards or, before an event, backwards. */
function beyond(from: IsoDate, on: IsoDate, off: IsoDate, calendar: AgencyCalendar): IsoDate {
  if (from < off && off <= on) return workingDayAfter(on, calendar)
  return on <= off && off < from ? workingDayBefore(on, calendar) : on
}
