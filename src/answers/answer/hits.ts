import type { Language } from '../../../policy/language.ts'
import type { Questions } from '../../../policy/questions.ts'
import { rank } from '../retrieve/rank.ts'
import type { Source } from './corpus.ts'
import { heldAt, likeness, shareOf, type Asked, type Index } from './searched.ts'
import { orderSeen, weighed, type OrderSeen } from './seen.ts'
import type { Topic } from './topics.ts'
import type { Reader } from './words.ts'

/** A source that fits a question. `share`: how much of what the question is about it knows, 0 to 1. */
export interface Hit {
  source: Source
  score: number
  share: number
  matched: ReadonlySet<string>
  seen: OrderSeen
}

/** What can be seen of a source and of a topic alike. */
export type Likeness = Pick<OrderSeen, 'found' | 'share' | 'alike'>

/** A topic of which nothing is said that fits a question. */
export interface Fitting {
  topic: Topic
  seen: Likeness
}

/** A kind of answer, such as a phone number. */
export type Wanted = Questions['answerKinds'][number]

/** The number of a step is no answer to "how many". */
export const gives = ({ holds }: Wanted, { says, citation }: Source) =>
  [says, citation.quote].some((text) => holds.test(text.replace(/^Steps? [\d, and to]+:? /, '')))

/** The sources and the topics that fit a question, the best source first. */
export function look(
  question: string,
  asked: readonly Asked[],
  wanted: Wanted | null,
  index: Index,
  known: { reader: Reader; language: Language },
): { hits: Hit[]; topics: Fitting[] } {
  const { reader, language } = known
  const hits: Hit[] = []
  const topics: Fitting[] = []
  for (const { at, score } of ranked(question, index, known, 60)) {
    const source = index.sources[at]
    const topic = index.topics[at - index.sources.length]
    const like = likenessAt(at, score, asked, index, reader)
    if (topic) topics.push({ topic, seen: like })
    if (!source) continue
    const gives_ = wanted !== null && gives(wanted, source)
    const seen = orderSeen({ ...like, source, gives: gives_ }, asked, reader)
    const { share, matched } = like
    hits.push({ source, score: Math.exp(weighed(language.judge.order, seen)), share, matched, seen })
  }
  return { hits: hits.sort((a, b) => b.score - a.score), topics }
}

export const ranked = (
  question: string,
  { lexicon }: Index,
  { reader, language }: { reader: Reader; language: Language },
  limit: number,
) => rank(lexicon, reader.stems(question), { pair: language.weights.pair, open: () => true, limit })

/** What can be seen of a source and of a topic alike. */
export function likenessAt(at: number, score: number, asked: readonly Asked[], index: Index, reader: Reader) {
  const matched = heldAt(at, asked, index, reader)
  const share = asked.length === 0 ? 0 : shareOf(asked, (stem) => matched.has(stem))
  return { found: Math.log(Math.max(score, 1e-6)), share, alike: likeness(at, asked, index), matched }
}
