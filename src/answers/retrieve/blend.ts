import type { Found } from './found.ts'

/** How much nearness of meaning counts beside words: with more, a weak model loses more than a good one gains. */
const share = 0.3

/**
 * What was found by words, once more with how near each text is in meaning (by id, such as a cosine): a weighted sum of
 * both, each from 0 to 1 over what is at hand. A text that is only near is among them.
 */
export function blended(byWords: readonly Found[], near: ReadonlyMap<string, number>): Found[] {
  const words = new Map(byWords.map(({ id, score }) => [id, score]))
  const wordScale = scaleOf([0, ...words.values()])
  const nearScale = scaleOf([...near.values()])
  const ids = new Set([...words.keys(), ...near.keys()])
  return [...ids]
    .map((id) => {
      const meant = near.get(id)
      const meaning = meant === undefined ? 0 : nearScale(meant)
      return { id, score: (1 - share) * wordScale(words.get(id) ?? 0) + share * meaning }
    })
    .sort((a, b) => b.score - a.score)
}

function scaleOf(values: readonly number[]): (value: number) => number {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity)
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity)
  return (value) => (most > least ? (value - least) / (most - least) : 0)
}
