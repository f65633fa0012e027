import { z } from 'zod'
import { isWorkingDay } from '../reminders/working-days.ts'
import { forecast, forecastUntil, loads } from '../reminders/forecast/forecast.ts'
import { imagine, type WhatIf } from '../reminders/forecast/what-if.ts'
import type { AgencyCalendar } from '../reminders/types.ts'
import type { Asked } from './asked.ts'
import type { Board, WhatIfShown } from './types.ts'

const says = {
  who: 'Choose both: whose duties, and who would take them.',
  same: 'Choose two different people.',
  stranger: 'Choose people who have duties in this unit.',
  day: 'Write the day off as year, month and day, such as 2026-12-24.',
  far: 'Choose a day within the next eight weeks.',
  free: 'Nobody works on that day already, so nothing would change.',
}

/** Works out what somebody wonders about, from the same duties as the page; one sentence where it cannot be. */
export function whatIf(
  { duties, today, asOf, calendar }: Pick<Board, 'duties' | 'today' | 'asOf' | 'calendar'>,
  { from, to, holiday }: Pick<Asked, 'from' | 'to' | 'holiday'>,
): WhatIfShown {
  const people = new Map(duties.flatMap(({ owner }) => (owner ? [[owner.id, owner] as const] : [])))
  const taker = people.get(to)
  const asked: WhatIf = {
    reassign: from !== '' && taker ? { from, to: taker } : null,
    holiday: holiday === '' ? null : holiday,
  }
  const problem = reassignProblem(from, to, people) ?? dayProblem(asked.holiday, today, calendar)
  if (problem !== null || (asked.reassign === null && asked.holiday === null))
    return { asked, problem, imagined: null }
  const moment = { today, asOf }
  const { duties: changed, ...counts } = imagine(duties, asked, calendar)
  const imagined = { ...counts, weeks: forecast(changed, moment), loads: loads(changed, moment) }
  return { asked, problem: null, imagined }
}

function reassignProblem(from: string, to: string, people: ReadonlyMap<string, unknown>): string | null {
  if (from === '' && to === '') return null
  if (from === '' || to === '') return says.who
  if (!people.has(from) || !people.has(to)) return says.stranger
  return from === to ? says.same : null
}

function dayProblem(day: string | null, today: string, calendar: AgencyCalendar): string | null {
  if (day === null) return null
  if (!z.iso.date().safeParse(day).success) return says.day
  if (day < today || day > forecastUntil(today)) return says.far
  return isWorkingDay(day, calendar) ? null : says.free
}
