import type * as z from 'zod'
import type { Dialog } from '../src/dialog/types.ts'
import type { ChildFacts, JobFacts } from '../src/bot/facts.ts'
import type { WriteRequest } from '../src/bot/ports.ts'
import { approveCasePlan } from './approve-case-plan.ts'
import { casePlan } from './case-plan.ts'
import { cesContactNote } from './housing/contact-note.ts'
import { cesOutcome } from './ces-outcome.ts'
import { cesReferral } from './ces-referral.ts'
import { closingSummary } from './closing-summary.ts'
import { concurrentPlan } from './concurrent-plan.ts'
import { recordGoal } from './record-goal.ts'
import { servicePlanGoal } from './service-plan-goal.ts'
import { treatmentPlan } from './treatment-plan.ts'

/** A guided flow about one child of a case. */
export type ChildDialog = Dialog<z.ZodObject, ChildFacts, WriteRequest>

/** A guided flow about one child or about a whole case. */
export type GuidedDialog = Dialog<z.ZodObject, JobFacts, WriteRequest>

/** Every guided flow there is. The suites that hold for all flows run over this list. */
export const dialogs: readonly GuidedDialog[] = [
  recordGoal,
  concurrentPlan,
  treatmentPlan,
  servicePlanGoal,
  cesReferral,
  cesOutcome,
  cesContactNote,
  closingSummary,
  casePlan,
  approveCasePlan,
]

/** The flow of this id; null where there is none. */
export const dialogFor = (id: string): GuidedDialog | null =>
  dialogs.find((dialog) => dialog.id === id) ?? null
