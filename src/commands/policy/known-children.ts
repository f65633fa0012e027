import type { CaseRecord } from '../../bot/facts.ts'
import { timeInCare } from '../../policy/time-in-care.ts'
import { ageOn } from '../../policy/calendar.ts'
import type { KnownChild } from '../../policy/diff/touched.ts'
import type { IsoDate } from '../../policy/types.ts'

/** What a case says about each child who is served, as the rules look at it. What it does not say stays unknown. */
export function childrenOf(of: CaseRecord, today: IsoDate): KnownChild[] {
  return of.participants
    .filter(({ served }) => served)
    .map(({ id, dateOfBirth, guardianship, served }) => {
      const goals = of.onRecord.goals.filter(({ child, status }) => child === id && status === 'active')
      const inRole = (role: string) => goals.find((goal) => goal.role === role)?.goal
      const born = dateOfBirth === null ? {} : { dateOfBirth }
      return {
        child: id,
        goals: goals.map(({ goal }) => goal),
        goalFacts: { caseType: of.caseType, guardianship, served, goalDate: today, ...born },
        ruleFacts: {
          ...timeInCare(of.facts, today),
          'case-type': of.caseType,
          'main-goal-on-record': inRole('primary') !== undefined,
          'primary-goal': inRole('primary'),
          goal: inRole('primary'),
          'concurrent-goal': inRole('concurrent') ?? inRole('second'),
          age: dateOfBirth === null ? undefined : ageOn(dateOfBirth, today),
        },
      }
    })
}
