import type { CaseFileOnRecord } from '../../contract/on-record.ts'
import type { PlanContent } from '../../contract/plan-content.ts'
import type { Rulebook } from '../../../policy/types.ts'
import type { File } from '../case-file.ts'
import type { StoredPlan } from './rows.ts'

/** A plan before it is kept, and all it is held against. */
export interface JudgedPlan<Content = PlanContent> {
  content: Content
  file: File
  kept: CaseFileOnRecord
  /** The other plans of the case. */
  others: readonly StoredPlan[]
  /** What was kept of this plan before; null for a new one. */
  before: PlanContent | null
  book: Rulebook
}
