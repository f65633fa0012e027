import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Day, MaybeDay } from './columns.ts'
import type { DeadlineTables } from './deadlines/tables.ts'
import type { RecordTables } from './record-tables.ts'

export interface PersonTable {
  tenant: string
  id: string
  /** The id at the identity provider, which tokens carry. */
  identity: string
  name: string
  role: 'worker' | 'supervisor'
  state: 'tn' | 'mo' | 'wi' | 'ma'
  unit: string
}

export interface CaseFileTable {
  tenant: string
  id: string
  state: 'tn' | 'mo' | 'wi' | 'ma'
  case_type: string
  unit: string
  opened_on: Day
  facts: JSONColumnType<Record<string, unknown>, string, string>
}

export interface ParticipantTable {
  tenant: string
  id: string
  case_id: string
  role: 'child' | 'parent' | 'caretaker' | 'other'
  given_name: string
  family_name: string
  date_of_birth: MaybeDay
  served: boolean
  guardianship: 'none' | 'partial' | 'full' | 'unknown'
  indian_child: 'yes' | 'no' | 'unknown'
  person_type: Generated<string | null>
}

export interface AssignmentTable {
  tenant: string
  case_id: string
  person_id: string
  since: Day
  until: MaybeDay
}

export interface PermanencyGoalTable {
  tenant: string
  id: string
  case_id: string
  child_id: string
  state: 'tn' | 'mo' | 'wi' | 'ma'
  goal: string
  label: string
  goal_class: 'custodial' | 'non-custodial' | null
  role: 'primary' | 'second' | 'concurrent'
  start_date: Day
  target_date: MaybeDay
  decided_at: JSONColumnType<{ forum: string; date: string } | null, string | null, string | null>
  rationale: string | null
  efforts: string | null
  resource: string | null
  recruitment: JSONColumnType<{ type: 'informal'; date: string; note: string }[], string, string>
  compelling_reason: string | null
  ruled_out: JSONColumnType<string[], string, string>
  committed_resource: string | null
  status: Generated<'active' | 'closed'>
  closed_on: MaybeDay
  closed_reason: string | null
  edition: string
  recorded_by: string
  recorded_via: string
  recorded_at: ColumnType<unknown, string, never>
  version: Generated<number>
}

export interface IdempotencyKeyTable {
  tenant: string
  person_id: string
  key: string
  fingerprint: string
  /** Null only inside the transaction that writes it. */
  status: number | null
  content_type: string | null
  etag: string | null
  body: string | null
  recorded_at: ColumnType<unknown, string, never>
}

export interface DemoLoadTable {
  tenant: string
  loaded_at: ColumnType<unknown, string, never>
  /** When what stands beside goals was loaded; null in a folder from before there was any of it. */
  records_at: ColumnType<unknown, string | null, string>
}

export interface AgencyTables extends RecordTables, DeadlineTables {
  person: PersonTable
  case_file: CaseFileTable
  participant: ParticipantTable
  assignment: AssignmentTable
  permanency_goal: PermanencyGoalTable
  idempotency_key: IdempotencyKeyTable
  demo_load: DemoLoadTable
}
