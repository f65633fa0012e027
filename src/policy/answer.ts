import { birthday, inWords, isDay } from './calendar.ts'
import { findingIn, type Finding } from './finding.ts'
import { rulesOf, type RuleSet } from './ruleset.ts'
import { settle } from './settle.ts'
import type { GoalAnswer, GoalDefinition, GoalFacts, IsoDate } from './types.ts'
import { ageBounds, ageOf, missingFrom, worldsOf } from './worlds.ts'

/**
 * What the rules say about one goal for these facts. The only place a verdict is made: the choice list,
 * the check of an entry and the answer to a question all come here.
 */
export function answerFor(rules: RuleSet, goal: GoalDefinition, facts: GoalFacts, on: IsoDate): GoalAnswer {
  const { verdict, because, allowedFrom, citation } = answered(rules, goal, facts, on)
  return { goal: goal.id, label: goal.label, verdict, because, allowedFrom, citation }
}

type Answered = Finding & { allowedFrom: IsoDate | null }

function answered(rules: RuleSet, goal: GoalDefinition, facts: GoalFacts, on: IsoDate): Answered {
  const closed = closedFor(rules, goal, facts)
  if (closed) return { ...closed, allowedFrom: null }
  const age = ageOf(facts, on)
  const finding = findingAt(rules, goal, facts, age)
  if (finding.verdict !== 'not-allowed') return { ...finding, allowedFrom: null }
  return waiting(rules, goal, facts, age, finding)
}

function findingAt(rules: RuleSet, goal: GoalDefinition, facts: GoalFacts, age: number | null): Finding {
  const missing = missingFrom(facts, age, rules)
  const worlds = worldsOf(facts, age, missing)
  const settled = settle(
    worlds.map((world) => ({ world, finding: findingIn(rules, goal, world) })),
    missing,
    rules.edition,
  )
  return unlessServed(rules, facts, settled)
}

/** What closes every goal, or this one, whatever the case is like. */
function closedFor(rules: RuleSet, goal: GoalDefinition, facts: GoalFacts): Finding | null {
  const no = (because: string, rule: { citation: Finding['citation'] }): Finding => ({
    verdict: 'not-allowed',
    because,
    citation: rule.citation,
  })
  const [servedOnly] = rulesOf(rules.edition, 'served-only')
  if (servedOnly && facts.served === false) return no(servedOnly.because, servedOnly)
  const active = facts.activeGoals ?? []
  const [distinct] = rulesOf(rules.edition, 'distinct-goals')
  if (distinct && active.includes(goal.id)) return no('This goal is already active for the child.', distinct)
  const [limit] = rulesOf(rules.edition, 'goal-limit')
  if (limit && active.length >= limit.value) {
    return no(
      `The child already has ${count(active.length)}, and ${limit.value} is the most a child can have.`,
      limit,
    )
  }
  return null
}

/** Says from when a refusal would fall away by waiting alone; only a birth date gives the day. */
function waiting(
  rules: RuleSet,
  goal: GoalDefinition,
  facts: GoalFacts,
  age: number | null,
  refused: Finding,
): Answered {
  const opens = ageBounds(rules).find((bound) => {
    if (age === null || bound <= age) return false
    const { verdict } = findingAt(rules, goal, facts, bound)
    return verdict === 'allowed' || verdict === 'conditional'
  })
  if (opens === undefined) return { ...refused, allowedFrom: null }
  const born = facts.dateOfBirth
  const day = born !== undefined && isDay(born) ? birthday(born, opens) : null
  const tail = day ? `this child turns ${opens} on ${inWords(day)}` : `this child is ${age} on that date`
  return { ...refused, because: refused.because.replace(/\.$/, `; ${tail}.`), allowedFrom: day }
}

/** Where it is not known whether the person is served, only a no or a silence can still be told. */
function unlessServed(rules: RuleSet, facts: GoalFacts, finding: Finding): Finding {
  const [rule] = rulesOf(rules.edition, 'served-only')
  const open = finding.verdict === 'allowed' || finding.verdict === 'conditional'
  if (!rule || facts.served !== undefined || !open) return finding
  const because =
    'It depends on whether this person is a child who receives direct services, which is not known here.'
  return { verdict: 'unknown', because, citation: rule.citation }
}

const count = (goals: number) => `${goals} active goal${goals === 1 ? '' : 's'}`
