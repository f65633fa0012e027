/** What can be written to the case API, each kind at its own address. */
export type WriteKind =
  | 'permanency-goals'
  | 'goal-closure'
  | 'concurrent-plan'
  | 'concurrent-plan-closure'
  | 'case-plan'
  | 'case-plan-change'
  | 'case-plan-submission'
  | 'case-plan-approval'
  | 'service-plan-goal'
  | 'ces-referral'
  | 'ces-outcome'
  | 'contact-note'
  | 'closing-summary'

/** One write. The body is exactly what the contract's schema wants. */
export interface WriteStep {
  kind: WriteKind
  /** What the address names: the child, case, plan, referral or goal. */
  of: string | RecordOfStep
  /** The version that is changed, where the address asks for one. */
  ifMatch?: string
  body: unknown
}

/** In a body or `of`: the number that the case API gave the record of that step, counted from 0. The outbox fills it in. */
export interface RecordOfStep {
  $record: number
}

/** One confirmed entry on its way to the case API: one to four writes, in this order. */
export interface WriteRequest {
  case: string
  /** Null where the entry is about the whole case. */
  child: string | null
  steps: readonly WriteStep[]
}

/** A step that the case API acknowledged. It stands, whatever becomes of the others. */
export interface Recorded {
  step: WriteStep
  records: readonly string[]
}

/** An entry of several steps of which some are recorded and the others are not. */
export interface HalfDone {
  recorded: readonly Recorded[]
  left: readonly WriteStep[]
}

/** A step ready to be sent: every number in it is known. */
export interface OneWrite extends WriteStep {
  case: string
  child: string | null
  of: string
}

export interface Saved {
  type: 'saved'
  /** The case API's numbers of what was written. */
  records: readonly string[]
}
/** The case API said no: nothing was written and repeating would not help. `because` is for the worker. */
export interface Refused {
  type: 'refused'
  code: string
  because: string
}
/** Not known whether it was written, or not possible now: the same key is sent again later. */
export interface Unsettled {
  type: 'unsettled'
  reason: 'unreachable' | 'timeout' | 'busy' | 'broken-answer'
  /** Seconds the case API asked to wait, where it did. */
  retryAfter: number | null
}
export type WriteOutcome = Saved | Refused | Unsettled
