import type { DeadlineData } from '../../../policy/deadline-schema.ts'
import type { IsoDate } from '../types.ts'
import { addDays, quarterEnd } from './arithmetic.ts'
import { dueAfter, dueOf, type Start } from './due.ts'
import type { Due, WorkingDays } from './types.ts'

/** The time a recurring duty is due next, counted from 1. */
export interface Occurrence {
  n: number
  due: Due
}

type Every = NonNullable<DeadlineData['every']>
type Rhythm = Pick<DeadlineData, 'clock' | 'every'>

/**
 * The earliest occurrence that is not done. One that was done in time has the next one counted from that day, so that
 * no two lie further apart than the text says; after one that was late, the rhythm goes on from the day it was due.
 */
export function nextOpen(
  rhythm: Rhythm,
  start: Start,
  done: readonly IsoDate[],
  calendar: WorkingDays,
): Occurrence {
  const { clock, every } = rhythm
  if (!clock || 'atMeeting' in clock || 'on' in clock) throw new Error('This clock has no rhythm of its own.')
  const held = done.filter((day) => day > start.on)
  const n = held.length + 1
  if ('quarters' in clock) return { n, due: nextQuarter(clock.quarters, start.on, held) }
  let due = dueAfter(clock, start, calendar)
  if (!every) return { n, due }
  let [base, times] = [due.earliest, 0]
  for (const day of held) {
    if (day <= due.latest) [base, times] = [day, 1]
    else
      do times += 1
      while (after(every, base, times, calendar).latest <= day)
    due = after(every, base, times, calendar)
  }
  return { n, due }
}

/** Counted from the base each time, so that 31 January, 28 February and 31 March follow each other. */
function after(every: Every, on: IsoDate, times: number, calendar: WorkingDays): Due {
  const length =
    'months' in every
      ? { months: every.months * times }
      : { days: every.days * times, counted: every.counted }
  return dueAfter(length, { on, at: null, stays: [] }, calendar)
}

/** What was done in a quarter of the calendar stands for that quarter. */
function nextQuarter(
  by: 'calendar' | 'from-trigger' | 'unknown',
  start: IsoDate,
  held: readonly IsoDate[],
): Due {
  const last = held.at(-1)
  const ofCalendar = last === undefined ? quarterEnd(start) : quarterEnd(addDays(quarterEnd(last), 1))
  const ofTrigger = nextOpen(
    { clock: { months: 3 }, every: { months: 3 } },
    { on: start, at: null, stays: [] },
    held,
    { zone: 'UTC', workingDays: [], holidays: [] },
  ).due.earliest
  return dueOf(
    [by === 'from-trigger' ? [] : ofCalendar, by === 'calendar' ? [] : ofTrigger]
      .flat()
      .map((on) => ({ counted: 'calendar' as const, on })),
  )
}
