import type { Edition, RuleOf } from '../../../policy/edition.ts'
import type { Problem } from '../../../policy/problem.ts'
import { askedBy } from '../../../policy/record-checks.ts'
import type { ConditionsData } from '../../../policy/condition-schema.ts'
import { rulesOf } from '../ruleset.ts'
import { implies, possible } from './possible.ts'

/** What is wrong between the rules of an edition that speak about records. */
export const recordProblems = (edition: Edition): Problem[] =>
  [...idle(edition), ...quarrels(edition), ...shut(edition), ...twice(edition)].map((problem) => ({
    severity: 'error',
    kind: 'conflict',
    file: edition.file,
    ...problem,
  }))

type Found = Pick<Problem, 'place' | 'says' | 'mend'>

/** Rules whose `when` no case can satisfy. */
function idle(edition: Edition): Found[] {
  return edition.rules
    .filter((rule) => askedBy(rule).some(([key, asked]) => key === 'when' && !possible([asked], edition)))
    .map(({ id }) => ({ place: id, says: 'can apply to no case', mend: 'mend its `when`' }))
}

type FieldRule = RuleOf<'field'>

/** Two rules that need a field differently in one case, where neither is the narrower exception of the other. */
function quarrels(edition: Edition): Found[] {
  const narrower = (a: FieldRule, b: FieldRule) =>
    Object.keys(a.when).length > Object.keys(b.when).length && implies(a.when, b.when, edition)
  return pairsOf(rulesOf(edition, 'field'), ({ record, field }) => `${record}/${field}`)
    .filter(([a, b]) => a.need !== b.need && possible([a.when, b.when], edition))
    .filter(([a, b]) => !narrower(a, b) && !narrower(b, a))
    .map(([a, b]) => ({
      place: a.id,
      says: `says ${a.need} where ${b.id} says ${b.need} about the same field`,
      mend: 'narrow `when` of one, or make it an exception by repeating the other and adding to it',
    }))
}

/** A gate that no case can pass, alone or beside another gate of the same step. */
function shut(edition: Edition): Found[] {
  const gates = rulesOf(edition, 'gate')
  const can = (...asked: ConditionsData[]) => possible(asked, edition)
  const alone = gates.filter(({ when, holds }) => can(when) && !can(when, holds))
  const beside = pairsOf(gates, ({ gate }) => gate).filter(([a, b]) => {
    const both = [a.when, b.when]
    return can(...both, a.holds) && can(...both, b.holds) && !can(...both, a.holds, b.holds)
  })
  return [
    ...alone.map(({ id }) => ({
      place: id,
      says: 'can never be met',
      mend: 'mend its `holds` or its `when`',
    })),
    ...beside.map(([a, b]) => ({
      place: a.id,
      says: `can never be met together with ${b.id}`,
      mend: 'mend `holds` of one of them or narrow its `when`',
    })),
  ]
}

/** A list or a topic of which an edition can hold only one. */
function twice(edition: Edition): Found[] {
  const lists = pairsOf(rulesOf(edition, 'list'), ({ list }) => list)
  const topics = pairsOf(
    rulesOf(edition, 'statement').filter(({ topic }) => topic !== undefined),
    ({ topic = '' }) => topic,
  )
  return [
    ...lists.map(([a, b]) => ({ place: b.id, says: `gives the list "${a.list}" again`, mend: 'keep one' })),
    ...topics.map(([a, b]) => ({
      place: b.id,
      says: `speaks to the topic "${a.topic}" again`,
      mend: 'keep one',
    })),
  ]
}

function pairsOf<T>(all: readonly T[], key: (one: T) => string): [T, T][] {
  return all.flatMap((a, index) =>
    all.slice(index + 1).flatMap((b): [T, T][] => (key(a) === key(b) ? [[a, b]] : [])),
  )
}
