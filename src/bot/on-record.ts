import type { IsoDate } from '../policy/types.ts'
import type { CasePlanOnRecord } from './plan-on-record.ts'

/** Somebody of the agency, by number and name. */
export interface Named {
  id: string
  name: string
}

/** Who recorded something, when (ISO instant), and under which policy edition. */
export interface Recorded {
  edition: string
  recordedBy: string
  recordedAt: string
}

/** What can be closed: nothing on record is ever deleted. */
export interface Closable {
  status: 'active' | 'closed'
  closedOn: IsoDate | null
  closedReason: string | null
  /** Its ETag is this number in double quotes; `If-Match` names it in order to change this very version. */
  version: number
}

/** A permanency goal of one child, active or closed. */
export interface GoalOnRecord extends Recorded, Closable {
  id: string
  child: string
  goal: string
  label: string
  role: 'primary' | 'second' | 'concurrent'
  startDate: IsoDate
  targetDate: IsoDate | null
  /** The meeting that decided it. */
  decidedAt: { forum: string; date: IsoDate } | null
  rationale: string | null
  efforts: string | null
  compellingReason: string | null
  ruledOut: readonly string[]
  committedResource: string | null
  resource: string | null
}

/** The plan toward a second way to permanency while the first one is worked at. One is active per child. */
export interface ConcurrentPlanOnRecord extends Recorded, Closable {
  id: string
  child: string
  /** The active primary goal it stands beside, when it was recorded. */
  primaryGoal: string
  /** A goal's code. */
  concurrentGoal: string
  establishedOn: IsoDate
  forum: string
  steps: readonly { toward: string; what: string; by: IsoDate | null }[]
  relatives: { considered: boolean; contraryToWelfareReason: string | null } | null
  /** The family or place identified for it. */
  resource: string | null
  reasonableEfforts: string | null
  overOneYear: { date: IsoDate; decision: string } | null
}

/** A service plan goal of a family, or of some of its children. */
export interface ServicePlanGoalOnRecord extends Recorded, Closable {
  id: string
  scope: 'family' | 'child'
  children: readonly string[]
  reasonForChild: string | null
  goal: string
  label: string
  startDate: IsoDate
  conference: { date: IsoDate; reason: string } | null
  ruledOut: readonly { goal: string; reason: string }[]
  kin: { relation: string; licensed: string } | null
  nonProtectivePlacement: boolean | null
  connections: string | null
}

export type TriState = 'yes' | 'no' | 'unknown'

export type CesOutcomeStatus =
  'prescreened' | 'connected' | 'waitlisted' | 'declined' | 'closed-housed' | 'closed-not-housed'

/** What became of a housing referral. `noted`: its contact note is on record. */
export interface CesOutcomeOnRecord {
  id: string
  status: CesOutcomeStatus
  on: IsoDate
  prescreen: { tool: string; by: string } | null
  event: { hmisType: number; result: number | null } | null
  note: string | null
  noted: boolean
  recordedBy: string
  recordedAt: string
}

/** The six answers that decide whether a housing referral must be made. */
export interface CesAnswers {
  goalIsReunification: TriState
  housingIsPrimaryBarrier: TriState
  onTrialHomeVisit: TriState
  housingPreventsClosure: TriState
  exitingToIndependence: TriState
  housingAtRisk: TriState
}

/** A referral to coordinated entry. It is complete only when its contact note is on record. */
export interface CesReferralOnRecord extends Recorded {
  id: string
  /** A participant of the case. At most one open referral stands for each. */
  headOfHousehold: string
  subject: string
  subjectNote: string | null
  basis: { value: 'must' | 'may'; scenario: string | null }
  answers: CesAnswers
  housingSituation: string
  county: string
  accessPoint: { name: string; fromDirectory: boolean; checkedOn: IsoDate | null }
  householdSize: number | null
  childrenReturning: number | null
  safeContact: string | null
  dvSafety: TriState
  consent: { given: boolean; signedOn: IsoDate | null; scope: string | null; expires: IsoDate | null }
  youthExit: { age: number; exitOn: IsoDate } | null
  /** What was not kept, and why, in a sentence each: such as an address where safety forbids it. */
  withheld: readonly string[]
  /** `note-pending` until a contact note naming it stands; then `referred`, then what its outcomes say. */
  status: 'note-pending' | 'referred' | CesOutcomeStatus
  outcomes: readonly CesOutcomeOnRecord[]
  version: number
}

/** That a contact note stands; what it says stays in the case system. */
export interface ContactNoteOnRecord {
  id: string
  kind: 'referral' | 'follow-up' | 'result' | 'goal'
  occurredOn: IsoDate
  referral: string | null
  outcome: string | null
  recordedBy: string
  recordedAt: string
}

export interface ClosingSummaryOnRecord {
  housingSecured: boolean
  effortsMade: string | null
  reasonsNotSecured: string | null
  version: number
  recordedBy: string
  recordedAt: string
}

/** What others keep in the case system and plans refer to: read here, changed there. */
export interface CaseFile {
  /** Null where none is set for the child. */
  personTypes: readonly { child: string; personType: string | null }[]
  courtNumbers: readonly { child: string; number: string }[]
  /** Actionable items of each child's most recent CANS; `starred` ones carry an asterisk. */
  cansItems: readonly {
    id: string
    subject: 'child' | 'caregiver' | 'permanent-resource'
    person: string
    item: string
    starred: boolean
  }[]
  /** Safety Assessments, Analyses and Plans, newest first. */
  safetyAssessments: readonly {
    id: string
    completedOn: IsoDate
    children: readonly string[]
    safetyServices: boolean
  }[]
  /** What Person Management says of each child's health and school; shown, never changed here. */
  wellBeing: readonly { child: string; heading: string; text: string }[]
  /** Newest first. `functioning` prefills a plan. */
  assessments: readonly {
    id: string
    status: 'pending' | 'approved'
    completedOn: IsoDate
    functioning: { child: string | null; parents: string | null; family: string | null }
  }[]
  /** Permanency Planning Conferences, newest first. */
  conferences: readonly { id: string; heldOn: IsoDate; children: readonly string[]; reason: string }[]
}

/** All that the case system holds of one case, as one read gives it. Every list is newest first unless it says otherwise. */
export interface OnRecord extends CaseFile {
  /** Of every child, active and closed, oldest first. */
  goals: readonly GoalOnRecord[]
  concurrentPlans: readonly ConcurrentPlanOnRecord[]
  casePlans: readonly CasePlanOnRecord[]
  servicePlanGoals: readonly ServicePlanGoalOnRecord[]
  cesReferrals: readonly CesReferralOnRecord[]
  contactNotes: readonly ContactNoteOnRecord[]
  closingSummary: ClosingSummaryOnRecord | null
}

/** A case of which nothing is on record yet. */
export const nothingOnRecord: OnRecord = {
  goals: [],
  concurrentPlans: [],
  casePlans: [],
  servicePlanGoals: [],
  cesReferrals: [],
  contactNotes: [],
  closingSummary: null,
  personTypes: [],
  courtNumbers: [],
  cansItems: [],
  safetyAssessments: [],
  wellBeing: [],
  assessments: [],
  conferences: [],
}
