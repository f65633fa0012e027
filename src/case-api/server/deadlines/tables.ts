import type { JSONColumnType } from 'kysely'
import type { Duty } from '../../../policy/deadlines/types.ts'
import type { Day, MaybeDay } from '../columns.ts'

export interface DeadlineTable {
  tenant: string
  id: string
  case_id: string
  unit: string
  /** The earliest due day; `dayless` where a duty has none. */
  due_day: Day
  content: JSONColumnType<Duty, string, string>
}

/** For each case: the first day on which its duties may read otherwise without anything being written. */
export interface DeadlineCaseTable {
  tenant: string
  case_id: string
  changes_on: MaybeDay
}

/** Which rules and calendars all duties were worked out with, and how far the walk over the cases has come. */
export interface DeadlineRulesTable {
  tenant: string
  fingerprint: string
  last_case: string | null
  complete: boolean
}

export interface DeadlineTables {
  deadline: DeadlineTable
  deadline_case: DeadlineCaseTable
  deadline_rules: DeadlineRulesTable
}

/** Sorts what has no day behind all that has one. */
export const dayless = '9999-12-31'
