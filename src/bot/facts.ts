import type { Guardianship, IsoDate, StateCode } from '../policy/types.ts'

/** A worker or supervisor as the case API knows them. */
export interface Person {
  id: string
  name: string
  role: 'worker' | 'supervisor'
  state: StateCode
  unit: string
}

/** Somebody on a case. Only `served` children may get goals; the case API decides who that is. */
export interface Participant {
  id: string
  role: 'child' | 'parent' | 'caretaker' | 'other'
  name: { given: string; family: string }
  dateOfBirth: IsoDate | null
  served: boolean
  guardianship: Guardianship
  indianChild: 'yes' | 'no' | 'unknown'
}

export interface ActiveGoal {
  id: string
  goal: string
  label: string
  role: 'primary' | 'second'
  startDate: IsoDate
  targetDate: IsoDate
}

/** A case as this worker may see it. */
export interface CaseRecord {
  id: string
  state: StateCode
  caseType: string
  participants: readonly Participant[]
}

/** What `record-goal` and the goal rules look at: one case, one child of it, and the goals now active. */
export interface ChildFacts {
  case: CaseRecord
  child: Participant
  activeGoals: readonly ActiveGoal[]
}

/** A line of the worker's case list. */
export interface CaseLine {
  id: string
  state: StateCode
  caseType: string
  children: readonly Participant[]
}
