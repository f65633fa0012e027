import type { ClockData } from '../../../policy/deadline-schema.ts'
import type { IsoDate } from '../types.ts'
import {
  addDays,
  addHours,
  addMonths,
  addWorkingDays,
  addWorkingTime,
  dayOf,
  quarterEnd,
  startOf,
} from './arithmetic.ts'
import { dayInCare, type Stay } from './months-in-care.ts'
import type { Due, WorkingDays } from './types.ts'

/** What a clock counts from: a day, its hour where the record knows it, and earlier stays in care. */
export interface Start {
  on: IsoDate
  /** ISO instant. */
  at: string | null
  stays: readonly Stay[]
}

type Reading = Due['readings'][number]
type Running = Exclude<ClockData, { atMeeting: unknown } | { on: unknown }>

/** The day a clock comes to, by each way to count that the text leaves open. */
export function dueAfter(clock: Running, start: Start, calendar: WorkingDays): Due {
  if ('hours' in clock) return inHours(clock, start, calendar)
  if ('days' in clock) {
    const { days, counted } = clock
    return dueOf([
      ...(counted === 'working' ? [] : [calendarDay(addDays(start.on, days))]),
      ...(counted === 'calendar'
        ? []
        : [{ counted: 'working' as const, on: addWorkingDays(start.on, days, calendar) }]),
    ])
  }
  if ('months' in clock) return dueOf([calendarDay(addMonths(start.on, clock.months))])
  if ('monthsInCare' in clock) return dueOf([calendarDay(dayInCare(clock, start.on, start.stays))])
  return dueOf([
    ...(clock.quarters === 'from-trigger' ? [] : [calendarDay(quarterEnd(start.on))]),
    ...(clock.quarters === 'calendar' ? [] : [calendarDay(addMonths(start.on, 3))]),
  ])
}

const calendarDay = (on: IsoDate): Reading => ({ counted: 'calendar', on })

/** Readings that come to the same day are one. */
export function dueOf(readings: readonly Reading[], hours: Due['hours'] = null): Due {
  const each = readings.filter((one, at) => readings.findIndex(({ on }) => on === one.on) === at)
  const days = each.map(({ on }) => on).sort()
  return { earliest: days[0] ?? '', latest: days.at(-1) ?? '', hours, readings: each }
}

/** The earlier of two days to do the same thing by. */
export const sooner = (a: Due, b: Due): Due => (b.earliest < a.earliest ? b : a)

/** Where the hour is not on record, it lies anywhere on that day: the hours are then a span. */
function inHours(
  { hours, counted }: Extract<ClockData, { hours: number }>,
  { on, at }: Start,
  calendar: WorkingDays,
): Due {
  const { zone } = calendar
  const days = hours / 24
  const midnight = (day: IsoDate) => startOf(day, zone)
  const byCalendar = {
    from: addHours(at ?? midnight(on), hours),
    to: addHours(at ?? midnight(addDays(on, 1)), hours),
  }
  const byWork = at
    ? { from: addWorkingTime(at, days, calendar), to: addWorkingTime(at, days, calendar) }
    : {
        from: midnight(addWorkingDays(on, days, calendar)),
        to: midnight(addDays(addWorkingDays(on, days, calendar), 1)),
      }
  const spans = [
    ...(counted === 'working' ? [] : [{ counted: 'calendar' as const, ...byCalendar }]),
    ...(counted === 'calendar' ? [] : [{ counted: 'working' as const, ...byWork }]),
  ]
  const readings = spans.map((one) => ({ counted: one.counted, on: dayOf(one.from, zone) }))
  const earliest = spans.map(({ from }) => from).sort()[0] ?? ''
  const latest =
    spans
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? ''
  return dueOf(readings, { earliest, latest })
}
