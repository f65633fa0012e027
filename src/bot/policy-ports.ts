import type { Answers } from '../answers/answer/answer.ts'
import type { Answer, Ask, Reviewed } from '../answers/answer/types.ts'
import type { Person } from './facts.ts'
import type { Persons } from './private/persons.ts'
import type { Recipients } from './notices.ts'
import type { Citation, IsoDate, StateCode } from '../policy/types.ts'

export type { Answer, Ask }

/** Answers policy questions: by reviewed answers, rules and quotes, and where one is configured by a model. Never throws. */
export interface PolicyAnswers {
  /** `persons`: who is on the speaker's cases, so that nothing of them is told to a model. Missing: not known, and no model is asked. */
  answer(ask: Ask, persons?: Persons): Promise<Answer>
}

/** A passage where it stands, with the lines before and after it. */
export interface PassageInPlace {
  citation: Citation
  before: readonly string[]
  after: readonly string[]
  /** Its headings from the outside in; the document's own title is not among them. */
  headings: readonly string[]
  page: number | null
}

/** Shows where quotes stand. Never throws. */
export interface PolicyPassages {
  /** Null where the document is no longer there as it was quoted. */
  around(citation: Citation): PassageInPlace | null
  /** The words of the field, so that none of them is taken for somebody's name. */
  words(): ReadonlySet<string>
}

/** A question for whoever keeps the policy answers. Names, dates of birth and numbers of cases are taken out of it before it is kept. */
export interface DeskQuestion {
  id: string
  tenant: string
  question: string
  state: StateCode | null
  on: IsoDate
  /** What was answered then. */
  kind: Answer['kind']
  why: 'no-answer' | 'thumbs-down' | 'handed-over'
  /** What the worker said about the answer. */
  comment: string | null
  /** Who is told of an answer; only for a question that was handed over. */
  by: { id: string; name: string } | null
  /** ISO instant. */
  askedAt: string
}

/** A question that stands at the desk, however often it was asked. */
export interface OpenQuestion extends DeskQuestion {
  /** How often it came, and when last; `askedAt` is the first time. */
  times: number
  lastAskedAt: string
  /** What workers said about the answer, oldest first. */
  comments: readonly string[]
}

/** An answer that a person wrote and stands by until a day. It answers first. */
export interface ReviewedAnswer extends Reviewed {
  id: string
  tenant: string
}

/** Who does something at the desk, and when (ISO instant). */
export interface DeskHand {
  person: { id: string; name: string }
  now: string
}

/** What a policy lead did: kept with the turn in which it was done. */
export type DeskChange =
  /** Keeps an answer; the question it was written for is done with, and whoever handed it over is told. */
  | { type: 'review'; answer: ReviewedAnswer; question: string | null }
  | { type: 'put-away'; question: string }
  | { type: 'withdraw'; answer: string }

/** What is kept for the policy desk. Reads no clock. */
export interface QuestionMemory {
  /** Not answered or put away yet, oldest first. */
  openQuestions(tenant: string): Promise<readonly OpenQuestion[]>
  /** Reviewed answers that may answer on a day. */
  reviewedAnswers(tenant: string, on: IsoDate): Promise<readonly ReviewedAnswer[]>
  /** All that were not withdrawn or replaced, those past their last day too; the soonest to end first. */
  standing(tenant: string): Promise<readonly ReviewedAnswer[]>
  /** Does it outside a turn, with an entry in the audit trail. False: what it is about is not there, or done with. */
  change(tenant: string, change: DeskChange, hand: DeskHand): Promise<boolean>
}

/** The policy desk of one agency, as turns and the shell use it. */
export interface PolicyDesk {
  memory: QuestionMemory
  /** Whether an answer may be kept, or one sentence that says why not. Reads nothing and never throws. */
  check: Answers['check']
  /** Whether what an answer rests on still stands in the texts of that day. */
  rests: Answers['rests']
  isLead(person: Person): boolean
  /** Who is told that somebody handed a question over. */
  leadsFor(person: Person): readonly Recipients[]
}
