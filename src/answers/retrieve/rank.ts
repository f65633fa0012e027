import type { Lexicon } from './lexicon.ts'

/** An entry by its place in the lexicon, and how well it fits. */
export interface Ranked {
  at: number
  score: number
}

/** BM25 as Robertson and Zaragoza describe it (The Probabilistic Relevance Framework, 2009), with the usual constants. */
const saturation = 1.5
const lengthShare = 0.75
/** Pairs are looked for in this many of the best entries; further down they change nothing that is shown. */
const looked = 50

const weightOf = (holders: number, all: number) => Math.log(1 + (all - holders + 0.5) / (holders + 0.5))

const saturated = (count: number, length: number, mean: number) =>
  (count * (saturation + 1)) / (count + saturation * (1 - lengthShare + (lengthShare * length) / mean))

/** The entries that hold words of the question, best first; `open` says which entries may be answered with at all. */
export function rank(
  lexicon: Lexicon,
  question: readonly string[],
  { pair, open, limit }: { pair: number; open: (at: number) => boolean; limit: number },
): Ranked[] {
  const asked = question.flatMap((word) => lexicon.numbers.get(word) ?? [])
  const best = foremost(byWords(lexicon, asked), open, Math.max(looked, limit))
  const near = withPairs(lexicon, asked, best.slice(0, looked), pair)
  return [...near, ...best.slice(looked)].slice(0, limit)
}

/** Equal scores stand in the order of the index, so that an answer is the same on every run. */
const byScore = (a: Ranked, b: Ranked) => b.score - a.score || a.at - b.at

/** The score of every entry, by its place; 0 where it holds no word of the question. */
function byWords({ postings, lengths, meanLength }: Lexicon, asked: readonly number[]): Float64Array {
  const scores = new Float64Array(lengths.length)
  for (const word of new Set(asked)) {
    const posting = postings[word]
    if (!posting) continue
    const { entries, counts } = posting
    const weight = weightOf(entries.length, lengths.length)
    for (let i = 0; i < entries.length; i++) {
      const at = entries[i] ?? 0
      const gain = weight * saturated(counts[i] ?? 0, lengths[at] ?? 0, meanLength)
      scores[at] = (scores[at] ?? 0) + gain
    }
  }
  return scores
}

/** The best `count` entries in order. Only a list of twice that length is ever sorted, however many entries fit. */
function foremost(scores: Float64Array, open: (at: number) => boolean, count: number): Ranked[] {
  let kept: Ranked[] = []
  let least = 0
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0
    if (score <= least || !open(at)) continue
    kept.push({ at, score })
    if (kept.length < count * 2) continue
    kept = kept.sort(byScore).slice(0, count)
    least = kept.at(-1)?.score ?? 0
  }
  return kept.sort(byScore).slice(0, count)
}

/** Two words that stand beside each other in the question count more where they do so in the text too. */
function withPairs(
  { sequences, lengths, meanLength }: Lexicon,
  asked: readonly number[],
  best: readonly Ranked[],
  share: number,
): Ranked[] {
  const pairs = asked.slice(1).map((second, i) => [asked[i] ?? -1, second] as const)
  const found = best.map(({ at }) => pairs.map(([one, two]) => timesNear(sequences[at] ?? [], one, two)))
  const weights = pairs.map((_, p) =>
    weightOf(found.filter((counts) => (counts[p] ?? 0) > 0).length, lengths.length),
  )
  return best
    .map(({ at, score }, i) => {
      const gains = (found[i] ?? []).map(
        (count, p) => (weights[p] ?? 0) * saturated(count, lengths[at] ?? 0, meanLength),
      )
      return { at, score: score + share * gains.reduce((sum, gain) => sum + gain, 0) }
    })
    .sort(byScore)
}

/** How often `two` follows `one`; with one word between them it counts half. */
function timesNear(sequence: ArrayLike<number>, one: number, two: number): number {
  let times = 0
  for (let i = 0; i + 1 < sequence.length; i++) {
    if (sequence[i] !== one) continue
    if (sequence[i + 1] === two) times += 1
    else if (sequence[i + 2] === two) times += 0.5
  }
  return times
}
