import { dependsOn } from './because.ts'
import { STRICTNESS, type Finding } from './finding.ts'
import type { Edition } from '../../policy/edition.ts'
import { valueIn, type Missing, type World } from './worlds.ts'

/** A world and what is found in it. */
export interface Found<T> {
  world: World
  finding: T
}

/**
 * One verdict out of all the ways the open facts can be. All agree: that verdict. Only allowed and conditional:
 * conditional. Anything else: unknown, naming the facts it turns on.
 */
export function settle(
  found: readonly Found<Finding>[],
  missing: readonly Missing[],
  edition: Edition,
): Finding {
  const strictest = found.map(({ finding }) => finding).reduce((a, b) => (rank(b) > rank(a) ? b : a))
  const verdicts = new Set(found.map(({ finding }) => finding.verdict))
  if (verdicts.size === 1) {
    const same = new Set(found.map(({ finding }) => finding.because)).size === 1
    if (same || strictest.verdict !== 'conditional') return strictest
    const deciding = decidingFacts(found, missing, ({ because }) => because)
    return { ...strictest, because: dependsOn(deciding, null, edition, 'What it asks for') }
  }
  const deciding = decidingFacts(found, missing, ({ verdict }) => verdict)
  const open = [...verdicts].every((verdict) => verdict === 'allowed' || verdict === 'conditional')
  const only = deciding.length === 1 ? deciding[0] : undefined
  const outcomes = only
    ? found.map(({ world, finding }) => ({ value: valueIn(world, only.fact), verdict: finding.verdict }))
    : null
  return {
    verdict: open ? 'conditional' : 'unknown',
    because: dependsOn(deciding, outcomes, edition, 'It'),
    citation: strictest.citation,
  }
}

/** The facts that can turn the answer: two worlds that differ in this fact alone and come out differently. */
export function decidingFacts<T>(
  found: readonly Found<T>[],
  missing: readonly Missing[],
  outcome: (finding: T) => string,
): Missing[] {
  return missing.filter((one) => {
    const others = missing.filter((other) => other !== one)
    const seen = new Map<string, string>()
    return found.some(({ world, finding }) => {
      const rest = JSON.stringify(others.map(({ fact }) => valueIn(world, fact)))
      const before = seen.get(rest)
      seen.set(rest, outcome(finding))
      return before !== undefined && before !== outcome(finding)
    })
  })
}

const rank = ({ verdict }: Finding) => STRICTNESS.indexOf(verdict)
