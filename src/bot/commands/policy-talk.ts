import type { GoalFacts } from '../../policy/types.ts'

/** What a worker can mean about policy answers. Plain JSON, as every command. */
export type PolicyCommand =
  | AskPolicy
  /** The passage behind the newest answer, with what stands around it. */
  | { type: 'show-passage' }
  /** Whether the newest answer helped. `about`: `older` where it was pressed at an answer that is not the newest. */
  | { type: 'feedback'; verdict: 'up' | 'down'; comment: string | null; about: 'newest' | 'older' }
  /** The newest question goes to the supervisor with what was answered. */
  | { type: 'ask-supervisor' }
  /** Somebody or a case is named where others read. */
  | { type: 'named-among-others' }

export interface AskPolicy {
  type: 'ask'
  question: string
  /** The case and child that the question names; null where it names none. */
  case: string | null
  child: string | null
  /** What was chosen where one fact was missing. */
  facts?: Pick<GoalFacts, 'caseType' | 'age'>
  /** It does not read like a question; answered only where a rule, or a clear no, fits. */
  unsure?: boolean
}
