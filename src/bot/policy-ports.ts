import type { Answer, Ask } from '../answers/answer/types.ts'
import type { Citation, IsoDate, StateCode } from '../policy/types.ts'

export type { Answer, Ask }

/** Answers policy questions: by reviewed answers, rules and quotes, and where one is configured by a model. Never throws. */
export interface PolicyAnswers {
  answer(ask: Ask): Promise<Answer>
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

/** An answer that a person wrote and stands by until a day. It answers first. */
export interface ReviewedAnswer {
  id: string
  tenant: string
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

/** What is kept for the policy desk. Reads no clock. */
export interface QuestionMemory {
  /** Not answered or put away yet, oldest first. */
  openQuestions(tenant: string): Promise<readonly DeskQuestion[]>
  /** Keeps an answer; the question it was written for is done with, and whoever handed it over is told. */
  review(answer: ReviewedAnswer, forQuestion: string | null): Promise<void>
  putAway(tenant: string, question: string): Promise<void>
  reviewedAnswers(tenant: string, on: IsoDate): Promise<readonly ReviewedAnswer[]>
}
