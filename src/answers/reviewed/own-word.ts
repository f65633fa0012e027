import type { Citation } from '../../policy/types.ts'
import type { Reviewed } from '../answer/types.ts'
import { sha256Of } from '../library/shelf.ts'

/** The title of a reviewed answer that quotes no document: the agency says so itself. */
export const ownWordTitle = "Your agency's own word"

/** What a reviewed answer without a document rests on: its own words, tagged as the agency's, with who stands by them. */
export function ownWord({ question, answer, owner, reviewedOn }: Omit<Reviewed, 'citations'>): Citation {
  return {
    document: ownWordTitle,
    heading: question,
    quote: answer,
    start: 0,
    end: answer.length,
    sha256: sha256Of(answer),
    source: owner,
    effective: reviewedOn,
    tag: 'configured',
  }
}

/** Whether a citation is the reviewed answer's own words, unchanged. */
export const isOwnWord = (
  { sha256, quote, document }: Citation,
  { answer }: Pick<Reviewed, 'answer'>,
): boolean => document === ownWordTitle && quote === answer && sha256 === sha256Of(answer)
