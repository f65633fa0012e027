import type { Guardianship, IsoDate, StateCode } from '../policy/types.ts'
import type { GoalOnRecord, OnRecord } from './on-record.ts'

/** A worker or supervisor as the case API knows them. */
export interface Person {
  id: string
  name: string
  role: 'worker' | 'supervisor'
  state: StateCode
  unit: string
  /** Whom a worker can turn to; null for somebody who has nobody above them here. */
  supervisor: { id: string; name: string } | null
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

export type ActiveGoal = Pick<
  GoalOnRecord,
  'id' | 'goal' | 'label' | 'role' | 'startDate' | 'targetDate' | 'version'
>

/** Who works on a case, and since and until when. */
export interface Assignment {
  person: string
  name: string
  since: IsoDate
  until: IsoDate | null
}

/** What else the case system knows of a case, under the names it gives. A missing fact is unknown, never assumed. */
export interface CaseFacts {
  readonly [fact: string]: unknown
}

/** A case as this worker may see it: one read gives everything. */
export interface CaseRecord {
  id: string
  state: StateCode
  caseType: string
  openedOn: IsoDate
  participants: readonly Participant[]
  assignments: readonly Assignment[]
  facts: CaseFacts
  onRecord: OnRecord
}

/** What a guided job looks at: the case, the child it is about (null: the whole case), and who does it. */
export interface JobFacts {
  case: CaseRecord
  child: Participant | null
  /** Goals now active for the child; none for a job about the whole case, which finds each child's on record. */
  activeGoals: readonly ActiveGoal[]
  person: Person
}

/** What a job about one child looks at. */
export interface ChildFacts extends JobFacts {
  child: Participant
}

/** What a job about the whole case looks at, whichever child was named. */
export const wholeCase = (facts: JobFacts): JobFacts => ({ ...facts, child: null, activeGoals: [] })

/** The number that stands for what a job is about: the child's, else the case's. */
export const subjectOf = ({ case: of, child }: Pick<JobFacts, 'case' | 'child'>): string => child?.id ?? of.id

/** A line of the worker's case list. */
export interface CaseLine {
  id: string
  state: StateCode
  caseType: string
  children: readonly Participant[]
}
