/** How well each document answers a question, by document id; a document that is not named does not answer it. */
export type Relevance = ReadonlyMap<string, number>

const gain = (grade: number, place: number) => (2 ** grade - 1) / Math.log2(place + 2)
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

/** Normalised discounted cumulative gain over the first `depth` places, 0 to 1 (Järvelin and Kekäläinen, 2002). */
export function ndcg(found: readonly string[], relevance: Relevance, depth: number): number {
  const got = sum(found.slice(0, depth).map((id, place) => gain(relevance.get(id) ?? 0, place)))
  const best = [...relevance.values()].sort((a, b) => b - a).slice(0, depth)
  const ideal = sum(best.map(gain))
  return ideal === 0 ? 0 : got / ideal
}

/** The share of what answers that stands in the first `depth` places, 0 to 1. */
export function recall(found: readonly string[], relevance: Relevance, depth: number): number {
  const wanted = [...relevance].filter(([, grade]) => grade > 0).map(([id]) => id)
  const hits = wanted.filter((id) => found.slice(0, depth).includes(id)).length
  return wanted.length === 0 ? 0 : hits / wanted.length
}

/** One over the place of the first document that answers; 0 where none does. */
export function reciprocalRank(found: readonly string[], relevance: Relevance): number {
  const place = found.findIndex((id) => (relevance.get(id) ?? 0) > 0)
  return place < 0 ? 0 : 1 / (place + 1)
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : sum(values) / values.length

/** The value below which `share` of the values lie (nearest rank); 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
