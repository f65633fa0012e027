import type { OnRecord } from '../contract/on-record.ts'
import type { Scope } from './context.ts'
import { goalRows, inOrder } from './goals/rows.ts'

/** All that is on record of one case. */
export async function readOnRecord(scope: Scope, caseId: string): Promise<OnRecord> {
  const goals = await inOrder(goalRows(scope).where('case_id', '=', caseId)).execute()
  return {
    goals,
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
}
