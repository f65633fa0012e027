/** A sample of a choice: what is seen of each candidate, and which of them are right. */
export interface Choice {
  candidates: readonly (readonly number[])[]
  right: readonly boolean[]
}

/** A sample of a decision: what is seen, whether yes is right, and how much it counts (1 where missing). */
export interface Decision {
  seen: readonly number[]
  yes: boolean
  weight?: number
}

interface Fit {
  /** Where the search begins and what the weights are held to. */
  from: readonly number[]
  /** How strongly they are held: 0 not at all. */
  hold: number
  /** Weights that are not moved, by place. */
  fixed?: readonly number[]
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0)

/** Weights under which the right candidates come out first: a softmax over each choice, by gradient descent. */
export function fitChoices(samples: readonly Choice[], { from, hold, fixed = [] }: Fit): number[] {
  return descended([...from], { rounds: 80, pace: 0.1 }, (weights) => {
    const slope = weights.map(() => 0)
    for (const { candidates, right } of samples) {
      const all = softmax(candidates.map((seen) => dot(weights, seen)))
      const good = softmax(candidates.map((seen, i) => (right[i] ? dot(weights, seen) : -Infinity)))
      candidates.forEach((seen, i) => {
        const pull = ((good[i] ?? 0) - (all[i] ?? 0)) / samples.length
        seen.forEach((value, n) => (slope[n] = (slope[n] ?? 0) - pull * value))
      })
    }
    return slope.map((one, n) => (fixed.includes(n) ? 0 : one + hold * ((weights[n] ?? 0) - (from[n] ?? 0))))
  })
}

/**
 * Weights under which the sum tells yes from no: logistic regression. What is seen first is always 1. `caution`: how much
 * more a wrong yes counts; `hold`: how strongly the weights are kept small.
 */
export function fitDecisions(samples: readonly Decision[], caution: number, hold: number): number[] {
  const width = samples[0]?.seen.length ?? 0
  const columns = Array.from({ length: width }, (_, n) => samples.map(({ seen }) => seen[n] ?? 0))
  // On one scale, so that what is seen in small numbers is learned as fast as what is seen in large ones.
  const middle = columns.map((values, n) => (n === 0 ? 0 : mean(values)))
  const spread = columns.map((values, n) => (n === 0 ? 1 : deviation(values, middle[n] ?? 0) || 1))
  const scaled = samples.map(({ seen }) =>
    seen.map((value, n) => (value - (middle[n] ?? 0)) / (spread[n] ?? 1)),
  )
  const fitted = descended(
    columns.map(() => 0),
    { rounds: 2500, pace: 0.3 },
    (weights) => {
      const slope = weights.map((weight) => hold * weight)
      samples.forEach(({ yes, weight = 1 }, at) => {
        const seen = scaled[at] ?? []
        const miss = 1 / (1 + Math.exp(-dot(weights, seen))) - Number(yes)
        const pull = (miss * weight * (yes ? 1 : caution)) / samples.length
        seen.forEach((value, n) => (slope[n] = (slope[n] ?? 0) + pull * value))
      })
      return slope
    },
  )
  const weights = fitted.map((weight, n) => weight / (spread[n] ?? 1))
  const moved = dot(weights, middle)
  return weights.map((weight, n) => (n === 0 ? weight - moved : weight))
}

function descended(
  from: number[],
  { rounds, pace }: { rounds: number; pace: number },
  slopeAt: (weights: readonly number[]) => number[],
): number[] {
  let weights = from
  for (let round = 0; round < rounds; round++) {
    const slope = slopeAt(weights)
    weights = weights.map((weight, n) => weight - pace * (slope[n] ?? 0))
  }
  return weights
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
const deviation = (values: readonly number[], middle: number) =>
  Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - top))
  const sum = raised.reduce((all, one) => all + one, 0)
  return raised.map((one) => one / sum)
}

/** Parts of about the same size, dealt out in turn, so that the same samples always make the same parts. */
export const dealt = <T>(samples: readonly T[], parts: number): T[][] =>
  Array.from({ length: parts }, (_, part) => samples.filter((_one, at) => at % parts === part))
