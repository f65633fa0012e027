import type { Participant } from '../bot/facts.ts'
import type { OnRecord } from '../bot/on-record.ts'
import type { CasePlanOnRecord } from '../bot/plan-on-record.ts'
import type { IsoDate, Rulebook } from '../policy/types.ts'

/** What a document is made from: the case as this worker may read it, and the day it is printed. */
export interface Source {
  case: { id: string; participants: readonly Participant[]; onRecord: OnRecord }
  rules: Rulebook
  today: IsoDate
  /** The agency's time zone: instants on record are told as days of it. */
  zone: string
}

export interface PlanSource extends Source {
  plan: CasePlanOnRecord
}

/** Approved plans, and those that an approved one replaced later, were approved; nothing else was. */
export const isApproved = ({ status, names }: CasePlanOnRecord): boolean =>
  names !== null && (status === 'approved' || status === 'superseded')

/** What is to be known of a plan's standing before anything else in it is read. */
export const standingOf = (plan: CasePlanOnRecord): string => {
  if (plan.status === 'superseded') return 'Replaced by a newer approved plan'
  return isApproved(plan) ? 'Approved' : 'NOT APPROVED'
}
