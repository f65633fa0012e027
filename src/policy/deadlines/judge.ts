import { judge } from '../records/condition.ts'
import { referralOf } from '../records/referral.ts'
import type { RuleSet } from '../ruleset.ts'
import type { IsoDate, RuleFacts } from '../types.ts'
import { doneFor, noDay, repeats, stateOf, troubled, type Asked, type Judged } from './asked.ts'
import { counting, startOf } from './counting.ts'
import { factsFor } from './facts.ts'
import { atMeeting, onTarget } from './moments.ts'
import { notSaid } from './sentences.ts'
import type { DutyCase } from './types.ts'

/** How a duty stands: `on` is the day that decides which edition speaks; null where none is on record. */
export function judgeDuty(asked: Asked): Judged {
  const { rule, edition, of, subject, set } = asked
  const facts = factsFor(edition, of, subject, inCare(set, of))
  const start = startOf(rule, facts, of)
  const on = start?.on ?? null
  const applies = applying(asked, facts)
  if (applies.truth === false) return { is: 'not-owed', on }
  if (applies.truth === null)
    return unlessDone(asked, facts, on, () => troubled(on, 'no-trigger', notSaid(asked, applies.missing)))
  const { clock } = rule
  if (!clock) return stateOf(asked, facts, on, () => [noDay])
  if ('atMeeting' in clock) return atMeeting(asked, clock.atMeeting, facts)
  if ('on' in clock) return onTarget(asked)
  return counting(asked, facts, start)
}

export const inCare = ({ edition }: RuleSet, of: DutyCase): boolean | null =>
  edition.caseTypes.find(({ id }) => id === of.caseType)?.inCare ?? null

/** Where the rules about a referral decide, nothing is asked for while nothing on record points at it. */
function applying(
  { rule, set }: Asked,
  facts: RuleFacts,
): { truth: boolean | null; missing: readonly string[] } {
  const when = judge(rule.when, facts)
  if (when.truth !== true || rule.refer === undefined) return when
  const { value, missing } = referralOf(set, rule.refer, facts)
  if (value === 'must') return { truth: true, missing: [] }
  const pointed = set.edition.rules.some(
    (one) =>
      one.rule === 'refer' &&
      one.value === 'must' &&
      Object.keys(one.when).some((id) => missing.includes(id)) &&
      Object.keys(one.when).some((id) => facts[id] === true),
  )
  return value === 'unknown' && pointed ? { truth: null, missing } : { truth: false, missing: [] }
}

/** What is on record as done needs no answer to whether it was owed. */
const unlessDone = (asked: Asked, facts: RuleFacts, on: IsoDate | null, otherwise: () => Judged): Judged =>
  !repeats(asked.rule) && doneFor(asked, facts, on).length ? { is: 'done', on } : otherwise()
