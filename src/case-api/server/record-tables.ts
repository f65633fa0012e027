import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { CasePlan } from '../contract/case-plans.ts'
import type { CesOutcome, CesReferral } from '../contract/ces-referrals.ts'
import type { ConcurrentPlan } from '../contract/concurrent-plans.ts'
import type { ContactNote } from '../contract/contact-notes.ts'
import type { ServicePlanGoal } from '../contract/service-plan-goals.ts'
import type { Day, MaybeDay } from './columns.ts'

type Json<T extends object | null> = JSONColumnType<T, string, string>

/** Of every record: which case, who recorded it, through which program and when. */
export interface Written {
  tenant: string
  id: string
  case_id: string
  recorded_by: string
  recorded_via: string
  recorded_at: ColumnType<unknown, string, never>
}

interface Versioned extends Written {
  edition: string
  version: Generated<number>
}

interface Closing extends Versioned {
  status: Generated<'active' | 'closed'>
  closed_on: MaybeDay
  closed_reason: string | null
}

/** The columns that a content holds need no column of their own: nothing is looked up by them. */
export type ConcurrentPlanContent = Pick<
  ConcurrentPlan,
  'forum' | 'steps' | 'relatives' | 'resource' | 'reasonableEfforts' | 'overOneYear'
>
export interface ConcurrentPlanTable extends Closing {
  child_id: string
  primary_goal: string
  concurrent_goal: string
  established_on: Day
  content: Json<ConcurrentPlanContent>
}

export type ServicePlanGoalContent = Pick<
  ServicePlanGoal,
  'reasonForChild' | 'conference' | 'ruledOut' | 'kin' | 'nonProtectivePlacement' | 'connections'
>
export interface ServicePlanGoalTable extends Closing {
  scope: 'family' | 'child'
  children: Json<string[]>
  goal: string
  label: string
  start_date: Day
  content: Json<ServicePlanGoalContent>
}

export interface CasePlanTable extends Versioned {
  plan_type: CasePlan['planType']
  status: Generated<CasePlan['status']>
  content: Json<CasePlan['content']>
  content_hash: string
  author: string
  /** Everybody who wrote on it: none of them may approve it. */
  authors: Json<string[]>
  submitted_at: ColumnType<unknown, string | null, string | null>
  decisions: Json<CasePlan['decisions']>
  approved_on: MaybeDay
  names: JSONColumnType<NonNullable<CasePlan['names']> | null, string | null, string | null>
  superseded_by: string | null
}

export type CesReferralContent = Omit<
  CesReferral,
  | 'id'
  | 'case'
  | 'headOfHousehold'
  | 'status'
  | 'outcomes'
  | 'edition'
  | 'recordedBy'
  | 'recordedAt'
  | 'version'
>
export interface CesReferralTable extends Versioned {
  head_of_household: string
  status: Generated<CesReferral['status']>
  content: Json<CesReferralContent>
}

export interface CesOutcomeTable extends Written {
  referral_id: string
  status: CesOutcome['status']
  happened_on: Day
  content: Json<Pick<CesOutcome, 'prescreen' | 'event' | 'note'>>
  noted: Generated<boolean>
}

export interface ContactNoteTable extends Written {
  kind: ContactNote['kind']
  occurred_on: Day
  narrative: string
  referral_id: string | null
  outcome_id: string | null
}

export interface ClosingSummaryTable extends Omit<Written, 'id' | 'recorded_at'> {
  housing_secured: boolean
  efforts_made: string | null
  reasons_not_secured: string | null
  recorded_at: ColumnType<unknown, string, string>
  version: number
}

export interface KeptRecordTable {
  tenant: string
  case_id: string
  id: string
  kind: 'court-number' | 'cans-item' | 'safety-assessment' | 'assessment' | 'conference' | 'well-being'
  person_id: string | null
  dated: MaybeDay
  content: Json<object>
}

export interface AccessTrailTable {
  tenant: string
  seq: Generated<string>
  case_id: string
  person_id: string
  via: string
  action: string
  status: number
  at: ColumnType<unknown, string, never>
}

export interface RecordTables {
  concurrent_plan: ConcurrentPlanTable
  service_plan_goal: ServicePlanGoalTable
  case_plan: CasePlanTable
  ces_referral: CesReferralTable
  ces_outcome: CesOutcomeTable
  contact_note: ContactNoteTable
  closing_summary: ClosingSummaryTable
  kept_record: KeptRecordTable
  access_trail: AccessTrailTable
}
