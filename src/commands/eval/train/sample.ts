import type { Answers } from '../../../answers/answer/answer.ts'
import type { Choice, Decision } from '../../../answers/train.ts'
import { askFrom } from '../../ask.ts'

/** A question with whether it can be answered. `quote`: the sentence that answers it; `phrase`: words out of it. */
export interface Labelled {
  question: string
  state?: string | null | undefined
  on?: string | null | undefined
  facts?: Record<string, unknown> | null | undefined
  history?: readonly unknown[] | null | undefined
  answerable: boolean
  quote?: string | null | undefined
  phrase?: string | undefined
  /** How much it counts; 1 where missing. */
  weight?: number
  /** It teaches to answer only where the right sentence is among the first three. */
  near?: boolean
}

/** What one question teaches: which passage to put first, and whether to answer. */
export interface Sample {
  choice: Choice | null
  decision: Decision | null
}

/** The right passage is learned to be put first among so many. */
const considered = 15

export function sampleOf(line: Labelled, answers: Answers, today: string): Sample {
  const { quote = null, phrase, answerable, weight = 1 } = line
  const { hits: all, trust } = answers.seen(askFrom({ ...line, history: [...(line.history ?? [])] }, today))
  const hits = all.slice(0, considered)
  const right = hits.map((hit) => hit.quote === quote || (phrase !== undefined && hit.quote.includes(phrase)))
  const teaches = right.includes(true) && right.includes(false)
  const lost = line.near === true && answerable && !right.slice(0, 3).includes(true)
  // A passage that says what is missing answers no, whatever is decided.
  const decides = trust !== null && hits[0]?.seen.missing === 0 && !lost
  return {
    choice: teaches ? { candidates: hits.map(({ seen }) => Object.values(seen)), right } : null,
    decision: decides ? { seen: Object.values(trust), yes: answerable, weight } : null,
  }
}
