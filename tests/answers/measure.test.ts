import { describe, expect, it } from 'vitest'
import { mean, ndcg, percentile, recall, reciprocalRank } from '../../src/answers/measure.ts'

const answers = new Map([
  ['a', 2],
  ['b', 1],
])

describe('what a ranking is worth', () => {
  it('is 1 in the best order and less in any other', () => {
    expect(ndcg(['a', 'b', 'c'], answers, 10)).toBe(1)
    // Gains 2^1-1 at place 1 and 2^2-1 at place 2, over the best order of the two.
    expect(ndcg(['b', 'a'], answers, 10)).toBeCloseTo((1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)), 12)
  })

  it('counts nothing below the depth', () => {
    expect(ndcg(['x', 'a'], answers, 1)).toBe(0)
    expect(recall(['x', 'a', 'b'], answers, 2)).toBe(0.5)
  })

  it('is 0 where nothing answers', () => {
    expect(ndcg(['a'], new Map(), 10)).toBe(0)
    expect(recall(['a'], new Map(), 5)).toBe(0)
    expect(reciprocalRank(['x', 'y'], answers)).toBe(0)
  })

  it('looks for the first that answers', () => {
    expect(reciprocalRank(['x', 'y', 'b'], answers)).toBeCloseTo(1 / 3, 12)
  })
})

describe('means and percentiles', () => {
  it('takes the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect(percentile(hundred, 0.5)).toBe(50)
    expect(percentile(hundred, 0.95)).toBe(95)
    expect(percentile([7], 0.95)).toBe(7)
    expect(percentile([], 0.5)).toBe(0)
  })

  it('has a mean for no values at all', () => {
    expect(mean([])).toBe(0)
    expect(mean([1, 2, 6])).toBe(3)
  })
})
