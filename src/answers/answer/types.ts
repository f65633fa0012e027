import type { Citation, GoalFacts, IsoDate, RuleFacts, StateCode } from '../../policy/types.ts'

/** `clarify` is one question back; `not-found` names the nearest passage and whom to ask. */
export type AnswerKind = 'rule' | 'passage' | 'clarify' | 'not-found' | 'declined'

/** A question with what is known beside it. */
export interface Ask {
  question: string
  /** Null where nobody said: then the sentence may name one, and else only federal texts answer. */
  state: StateCode | null
  on: IsoDate
  goalFacts: GoalFacts
  /** The goal the case has now, where it is known. */
  goal?: string
  ruleFacts: RuleFacts
  /** The questions before this one in the same conversation, oldest first. */
  history: readonly string[]
  /** Nobody can tell whether it is a question at all: then only what is clearly about it answers. */
  unsure?: boolean
}

/** What is told. Every citation has been checked against its text before it stands here. */
export interface Answer {
  kind: AnswerKind
  answer: string
  state: StateCode | null
  /** The edition in force, such as `mo@2021-07-02`; null where no state is known or none covers the day. */
  edition: string | null
  citations: readonly Citation[]
  /** The one fact that a question back asks for, where there is a list to choose from. */
  asks?: 'state' | 'case-type'
  /** Who worded it, where it was not put together from rules and quotes alone. */
  by?: { type: 'model' } | { type: 'reviewed'; owner: string; reviewedOn: IsoDate; expiresOn: IsoDate }
}

/** What answers need to know of an answer that a person wrote and stands by. */
export interface Reviewed {
  /** Null for every state. */
  state: StateCode | null
  question: string
  answer: string
  citations: readonly Citation[]
  owner: string
  reviewedOn: IsoDate
  /** The last day it answers. */
  expiresOn: IsoDate
}

/** An answer that has not been framed yet. `null` from a step: it has nothing to say about this question. */
export interface Draft {
  kind: AnswerKind
  lines: readonly string[]
  citations: readonly (Citation | null)[]
  /** Where a person wrote it. */
  reviewed?: Reviewed
  asks?: Answer['asks']
  /** It rests on facts that the question told, so its words need not be those of the rule. */
  sure?: true
  /** It tells which goals are open, from the same place as the choice list. */
  ofGoals?: true
  /** Words of the question that it has taken in, such as a goal's names. */
  about?: readonly string[]
}
