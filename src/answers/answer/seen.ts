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

/** The weights of what can be seen of a topic too. */
export const likeAny = ({ found, share, alike }: Readonly<Record<OrderName, number>>) => ({
  found,
  share,
  alike,
})

/**
 * What is seen of one passage. `found`: the logarithm of its BM25 score; `share`: how much of the question it and its headings know; `alike`:
 * how like the question is to one that it answered before.
 */
export function orderSeen(
  {
    source,
    gives,
    found,
    share,
    alike,
  }: { source: Source; gives: boolean } & Record<'found' | 'share' | 'alike', number>,
  asked: readonly Asked[],
  reader: Reader,
): OrderSeen {
  const own = new Set(reader.stems(`${source.says} ${source.citation.quote}`))
  return {
    found,
    share,
    body: asked.length === 0 ? 0 : shareOf(asked, (stem) => own.has(stem)),
    rule: Number(source.kind === 'rule'),
    missing: Number(source.missing),
    lists: Number(source.lists === true),
    federal: Number(source.federal),
    design: Number(source.citation.tag === 'design'),
    kind: Number(gives),
    alike,
  }
}

interface TrustedHit {
  seen: OrderSeen
  score: number
  matched: ReadonlySet<string>
}

/**
 * What is seen of the first passage beside the next. `strange`: the share of the question in words that stand nowhere;
 * `silent`: the share of a topic of which nothing is said in what both fit; `elsewhere`: by how much a passage of another state
 * fits better.
 */
export function trustSeen(
  [first, next]: readonly [TrustedHit, (TrustedHit | undefined)?],
  asked: readonly Asked[],
  { known, ofState }: Index,
  beside: Pick<TrustSeen, 'silent' | 'elsewhere'>,
): TrustSeen {
  const { seen, score, matched } = first
  return {
    always: 1,
    share: seen.share,
    body: seen.body,
    strange: asked.length === 0 ? 0 : 1 - shareOf(asked, (stem) => known.has(stem)),
    clear: next === undefined || score <= 0 ? 1 : Math.min(1, 1 - next.score / score),
    rule: seen.rule,
    federal: ofState ? seen.federal : 0,
    kind: seen.kind,
    few: Number(matched.size < 2),
    alike: seen.alike,
    ...beside,
  }
}
