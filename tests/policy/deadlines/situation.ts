import { loadLibrary, type Library } from '../../../policy/index.ts'
import type { AgencyData } from '../../../policy/agency-schema.ts'
import { dutyRules } from '../../../src/commands/duty-rules.ts'
import { openDuties } from '../../../src/policy/deadlines/open.ts'
import type { Duty, DutyCase } from '../../../src/policy/deadlines/types.ts'
import type { StateCode } from '../../../src/policy/types.ts'

export const shipped = loadLibrary()

const nothing: DutyCase['onRecord'] = {
  goals: [],
  concurrentPlans: [],
  casePlans: [],
  servicePlanGoals: [],
  cesReferrals: [],
  closingSummary: null,
}

/** A case with one child of ten, of whom nothing is on record but these. */
export function caseOf(
  state: StateCode,
  caseType: string | null,
  facts: DutyCase['facts'],
  onRecord: Partial<DutyCase['onRecord']> = {},
): DutyCase {
  const openedOn = typeof facts['openedOn'] === 'string' ? facts['openedOn'] : null
  const born = typeof facts['dateOfBirth'] === 'string' ? facts['dateOfBirth'] : '2016-02-29'
  return {
    id: 'c-1',
    state,
    caseType,
    openedOn,
    facts,
    children: [{ id: 'c-1-c1', dateOfBirth: born }],
    onRecord: { ...nothing, ...onRecord },
  }
}

/** What is open of a case on a day, by the shipped rules unless others are given. */
export function dutiesOf(
  of: DutyCase,
  today: string,
  library: Library = shipped,
  agency: AgencyData | null = null,
): Duty[] {
  const rules = dutyRules(library, agency, 'America/Chicago')
  const book = rules.bookFor(of.state)
  if (!book) throw new Error(`there are no duties for ${of.state}`)
  return openDuties(book, of, { today, calendar: rules.calendarFor(of.state) })
}

export const byRule = (duties: readonly Duty[], rule: string): Duty | undefined =>
  duties.find((one) => one.rule === rule)

/** `2026-11-23`, `2026-11-23..2026-11-25`, or the problem. */
export function dayOf(duty: Duty | undefined): string | null {
  if (!duty) return null
  if (duty.problem) return duty.problem.kind
  if (!duty.due) return 'no day'
  const { earliest, latest } = duty.due
  return earliest === latest ? earliest : `${earliest}..${latest}`
}

export const goal = (code: string, role: 'primary' | 'concurrent' = 'primary') => ({
  id: `goal-${code}`,
  child: 'c-1-c1',
  goal: code,
  role,
  status: 'active' as const,
  startDate: '2026-01-10',
  targetDate: '2027-01-10',
})
