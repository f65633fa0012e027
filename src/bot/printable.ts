import type { CasePlanOnRecord } from './plan-on-record.ts'

/** The newest approved plan; where none is approved, the newest there is. Plans stand newest first. */
export const planToPrint = (plans: readonly CasePlanOnRecord[]): CasePlanOnRecord | null =>
  plans.find(({ status }) => status === 'approved') ?? plans[0] ?? null

/** The plan of that number, or the one to print where none is named. */
export const planNamed = (plans: readonly CasePlanOnRecord[], id: string | null): CasePlanOnRecord | null =>
  id === null ? planToPrint(plans) : (plans.find((plan) => plan.id === id) ?? null)
