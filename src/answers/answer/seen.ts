import type { OrderName, TrustName } from '../../../policy/weights.ts'
import type { Source } from './corpus.ts'
import { shareOf, type Asked, type Index } from './searched.ts'
import type { Reader } from './words.ts'

export type OrderSeen = Readonly<Record<OrderName, number>>
export type TrustSeen = Readonly<Record<TrustName, number>>

/** The sum of weights times what is seen. */
export const weighed = <N extends string>(
  weights: Readonly<Record<N, number>>,
  seen: Readonly<Record<N, number>>,
): number => (Object.keys(weights) as N[]).reduce((sum, name) => sum + weights[name] * seen[name], 0)

/** What is seen of one passage. `score`: its BM25 score; `share`: how much of the question it and its headings know. */
export function orderSeen(
  { source, score, share, gives }: { source: Source; score: number; share: number; gives: boolean },
  asked: readonly Asked[],
  reader: Reader,
): OrderSeen {
  const own = new Set(reader.stems(`${source.says} ${source.citation.quote}`))
  return {
    found: Math.log(Math.max(score, 1e-6)),
    share,
    body: asked.length === 0 ? 0 : shareOf(asked, (stem) => own.has(stem)),
    rule: Number(source.kind === 'rule'),
    missing: Number(source.missing),
    lists: Number(source.lists === true),
    federal: Number(source.federal),
    design: Number(source.citation.tag === 'design'),
    kind: Number(gives),
  }
}

/** What is seen of the first passage beside the next. `strange`: the share of the question in words that stand nowhere. */
export function trustSeen(
  first: OrderSeen,
  { score, matched }: { score: number; matched: ReadonlySet<string> },
  next: { score: number } | undefined,
  asked: readonly Asked[],
  { known }: Index,
): TrustSeen {
  return {
    always: 1,
    share: first.share,
    body: first.body,
    strange: asked.length === 0 ? 0 : 1 - shareOf(asked, (stem) => known.has(stem)),
    clear: next === undefined || score <= 0 ? 1 : Math.min(1, 1 - next.score / score),
    rule: first.rule,
    federal: first.federal,
    kind: first.kind,
    few: Number(matched.size < 2),
  }
}
