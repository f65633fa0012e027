import type { IsoDate } from '../policy/types.ts'

/** A service of a Wisconsin plan. `endDate` is on or after `beginDate`. */
export interface PlanService {
  category: string
  explanation: string
  responsible: { type: 'provider' | 'medical-provider' | 'case-participant' | 'worker'; name: string }
  frequencyDuration: string
  beginDate: IsoDate
  endDate?: IsoDate
  progress?: string
  status: string
  statusDescription?: string
  /** Numbers of CANS items that this service addresses. */
  cansItems: readonly string[]
  /** Where it was imported from: counted from 1, in the very content that the hash names. */
  importedFrom?: { plan: string; contentHash: string; condition: number; service: number }
}

/** A condition or objective with its goals and services. */
export interface PlanCondition {
  section: 'child' | 'parents-caregivers' | 'family'
  participants: readonly string[]
  text: string
  goals: readonly string[]
  services: readonly PlanService[]
}

/** A Wisconsin Case Plan or Permanency Plan. */
export interface WiPlanContent {
  planType: 'case' | 'permanency'
  planDate: IsoDate
  children: readonly { ref: string; personType: string | null }[]
  courtNumbers: readonly { child: string; number: string }[]
  /** The number of a Safety Assessment, Analysis and Plan of the case. */
  safetyAssessment?: string
  diminishedCapacities?: readonly string[]
  behavioralChange?: string
  functioning?: { child?: string; parents?: string; family?: string }
  conditions: readonly PlanCondition[]
  /** CANS items that were weighed and get no service. */
  considered: readonly { cansItem: string; reason: string }[]
}

/** A Missouri CS-1, the Next Steps of a CD-220, or the trajectory that stands in their place. */
export interface MoPlanContent {
  planType: 'cs-1' | 'next-steps' | 'trajectory'
  planDate: IsoDate
  children: readonly string[]
  achieve?: string
  getThere?: string
  onTrack?: string
  howLong?: string
  tasks: readonly {
    who: string
    what: string
    by?: IsoDate
    state: 'next' | 'existing-strength' | 'existing-safety'
  }[]
  treatments: readonly { resource: string; capacity: string; culture: string; natural?: boolean }[]
  agreedBy: { family: boolean; division: boolean; team: boolean }
  uploadedToImaging?: boolean
  pprtOn?: IsoDate
  /** How far visits have come, where the plan goes by phases. */
  phase?: string
}

export type PlanContent = WiPlanContent | MoPlanContent

/** What a supervisor decided about a plan, and about which content. */
export interface PlanDecision {
  decision: 'approve' | 'return'
  by: { id: string; name: string }
  /** ISO instant. */
  at: string
  note: string | null
  contentHash: string
}

/** A case plan with all it says. What was submitted, approved or superseded no longer changes. */
export interface CasePlanOnRecord {
  id: string
  children: readonly string[]
  planType: PlanContent['planType']
  status: 'pending' | 'submitted' | 'approved' | 'returned' | 'superseded'
  content: PlanContent
  /** SHA-256 of the canonical content, 64 hex digits: what a submission and an approval are bound to. */
  contentHash: string
  author: { id: string; name: string }
  /** ISO instant; null while it was never submitted. */
  submittedAt: string | null
  /** Oldest first. */
  decisions: readonly PlanDecision[]
  approvedOn: IsoDate | null
  /** Who wrote and who approved it, for the printed plan; null until it is approved. */
  names: { worker: string; supervisor: string } | null
  /** The newer approved plan that stands in its place. */
  supersededBy: string | null
  edition: string
  recordedBy: string
  recordedAt: string
  version: number
}

/** Whether it has the Wisconsin shape. The shape follows the plan type, not the state. */
export const hasConditions = (plan: PlanContent): plan is WiPlanContent => 'conditions' in plan
