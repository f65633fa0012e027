/** A sample of a choice: what is seen of each candidate, and which of them are right. */
export interface Choice {
  candidates: readonly (readonly number[])[]
  right: readonly boolean[]
}

/** A sample of a decision: what is seen, and whether yes is right. */
export interface Decision {
  seen: readonly number[]
  yes: boolean
}

interface Fit {
  /** Where the search begins and what the weights are held to. */
  from: readonly number[]
  /** How strongly they are held: 0 not at all. */
  hold: number
  /** Weights that are not moved, by place. */
  fixed?: readonly number[]
}

const rounds = 400
const pace = 0.2

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0)

/** Weights under which the right candidates come out first: a softmax over each choice, by gradient descent. */
export function fitChoices(samples: readonly Choice[], fit: Fit): number[] {
  return descended(fit, samples.length, (weights) => {
    const slope = weights.map(() => 0)
    for (const { candidates, right } of samples) {
      const all = softmax(candidates.map((seen) => dot(weights, seen)))
      const good = softmax(candidates.map((seen, i) => (right[i] ? dot(weights, seen) : -Infinity)))
      candidates.forEach((seen, i) => {
        const pull = (good[i] ?? 0) - (all[i] ?? 0)
        seen.forEach((value, n) => (slope[n] = (slope[n] ?? 0) - pull * value))
      })
    }
    return slope
  })
}

/** Weights under which the sum tells yes from no: logistic regression. `caution`: how much more a wrong yes counts. */
export function fitDecisions(samples: readonly Decision[], caution: number, fit: Fit): number[] {
  return descended(fit, samples.length, (weights) => {
    const slope = weights.map(() => 0)
    for (const { seen, yes } of samples) {
      const miss = 1 / (1 + Math.exp(-dot(weights, seen))) - Number(yes)
      seen.forEach((value, n) => (slope[n] = (slope[n] ?? 0) + miss * value * (yes ? 1 : caution)))
    }
    return slope
  })
}

function descended(
  { from, hold, fixed = [] }: Fit,
  count: number,
  slopeAt: (weights: readonly number[]) => number[],
): number[] {
  let weights = [...from]
  for (let round = 0; round < rounds; round++) {
    const slope = slopeAt(weights)
    weights = weights.map((weight, n) => {
      if (fixed.includes(n)) return weight
      const pull = (slope[n] ?? 0) / Math.max(1, count) + hold * (weight - (from[n] ?? 0))
      return weight - pace * pull
    })
  }
  return weights
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - top))
  const sum = raised.reduce((all, one) => all + one, 0)
  return raised.map((one) => one / sum)
}

/** Parts of about the same size, dealt out in turn, so that the same samples always make the same parts. */
export const dealt = <T>(samples: readonly T[], parts: number): T[][] =>
  Array.from({ length: parts }, (_, part) => samples.filter((_one, at) => at % parts === part))
