import type { OnRecord } from '../contract/on-record.ts'
import { referralsOfCase } from './ces/rows.ts'
import { readSummary } from './closing/summary.ts'
import { plansOfCase as concurrentPlansOf } from './concurrent-plans/rows.ts'
import { notesOfCase } from './contact-notes/rows.ts'
import type { Scope } from './context.ts'
import { goalRows, inOrder } from './goals/rows.ts'
import { readKept } from './kept.ts'
import { planOf, plansOfCase } from './plans/rows.ts'
import { goalsOfCase } from './service-goals/rows.ts'

/** All that is on record of one case, as one read gives it. */
export async function readOnRecord(scope: Scope, caseId: string): Promise<OnRecord> {
  return {
    goals: await inOrder(goalRows(scope).where('case_id', '=', caseId)).execute(),
    concurrentPlans: await concurrentPlansOf(scope, caseId),
    casePlans: (await plansOfCase(scope, caseId)).map(planOf),
    servicePlanGoals: await goalsOfCase(scope, caseId),
    cesReferrals: await referralsOfCase(scope, caseId),
    contactNotes: (await notesOfCase(scope, caseId)).map(({ narrative: _, ...note }) => note),
    closingSummary: await readSummary(scope, caseId),
    ...(await readKept(scope, caseId)),
  }
}
