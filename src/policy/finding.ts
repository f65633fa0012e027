import { inWords } from './calendar.ts'
import type { RuleSet } from './ruleset.ts'
import { aims, rulesOf } from './ruleset.ts'
import type { Citation, GoalDefinition, Verdict } from './types.ts'
import { holds, type World } from './worlds.ts'

/** What the rules say about one goal when every fact is known. */
export interface Finding {
  verdict: Verdict
  because: string
  citation: Citation | null
}

/** From the widest to the narrowest; `unknown` opens nothing and closes nothing for good. */
export const STRICTNESS: readonly Verdict[] = ['allowed', 'conditional', 'unknown', 'not-allowed']

/**
 * The state's word, or the agency's list where the state's own is missing, under the federal floor.
 * The floor closes what somebody opened. Where nobody named the goal the answer stays unknown:
 * the floor is about children in care, and nothing says that these are.
 */
export function findingIn(rules: RuleSet, goal: GoalDefinition, world: World): Finding {
  const own = stateFinding(rules, goal, world)
  if (own.verdict === 'unknown' || own.verdict === 'not-allowed') return own
  const floor = rulesOf(rules.federal, 'goals').filter((rule) => aims(rule, goal) && holds(rule.when, world))
  return floor.reduce<Finding>((strictest, rule) => (narrower(rule, strictest) ? pick(rule) : strictest), own)
}

function stateFinding(rules: RuleSet, goal: GoalDefinition, world: World): Finding {
  const speaking = rulesOf(rules.edition, 'goals').filter(
    (rule) => aims(rule, goal) && holds(rule.when, world),
  )
  const [first, ...others] = speaking
  if (!first)
    return {
      verdict: 'unknown',
      because: `${editionName(rules)} say nothing about this goal here.`,
      citation: null,
    }
  if (others.some(({ verdict }) => verdict !== first.verdict)) {
    return {
      verdict: 'unknown',
      because: `${editionName(rules)} contradict each other about this goal here.`,
      citation: null,
    }
  }
  if (first.missingList) return listFinding(rules, goal, world) ?? pick(first)
  return pick(first)
}

/** The agency's own list stands in for a missing one. It can open what it names and nothing else. */
function listFinding(rules: RuleSet, goal: GoalDefinition, world: World): Finding | null {
  const list = rules.lists.find(({ caseType }) => caseType === world.caseType)
  if (!list?.goals.some(({ id }) => id === goal.id)) return null
  const because = `It is on your agency's own list for this kind of case, checked on ${inWords(list.checkedOn)}.`
  return { verdict: 'allowed', because, citation: null }
}

const editionName = (rules: RuleSet) =>
  `The ${rules.edition.name} rules of ${inWords(rules.edition.effective)}`
const narrower = (a: Finding, b: Finding) => STRICTNESS.indexOf(a.verdict) > STRICTNESS.indexOf(b.verdict)
const pick = ({ verdict, because, citation }: Finding): Finding => ({ verdict, because, citation })
