import type { Problem } from './problem.ts'
import type { ConditionData, ConditionsData } from './condition-schema.ts'
import type { FactData } from './record-schema.ts'
import type { EditionData, RuleData } from './schema.ts'

type Report = (kind: Problem['kind'], place: string | null, says: string, mend: string) => void
/** The conditions of a rule, by the key they stand under. */
export type Asking = readonly [key: 'when' | 'holds', conditions: ConditionsData]

/** Every condition on facts that a rule has. */
export function askedBy(rule: RuleData): Asking[] {
  if (rule.rule === 'gate') return [['when', rule.when] as const, ['holds', rule.holds] as const]
  return rule.rule === 'field' || rule.rule === 'refer' || rule.rule === 'deadline'
    ? [['when', rule.when] as const]
    : []
}

/** Every fact that a condition looks at is declared, is of the kind the condition asks about, and can have its values. */
export function checkFacts(edition: EditionData, report: Report): void {
  for (const { place, id, condition } of edition.rules.flatMap(askingOf)) {
    const fact = edition.facts.find((one) => one.id === id)
    if (fact) checkCondition(fact, condition, edition, (kind, says, mend) => report(kind, place, says, mend))
    else
      report(
        'dangling',
        place,
        `asks for the fact "${id}", which the edition does not have`,
        'add it to `facts` or mend the name',
      )
  }
}

/** A list has each of its codes once. */
export function checkLists(edition: EditionData, report: Report): void {
  for (const rule of edition.rules) {
    if (rule.rule !== 'list') continue
    const ids = rule.items.map(({ id }) => id)
    for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index)))
      report('duplicate', rule.id, `has the code "${id}" twice`, 'keep one')
  }
}

const askingOf = (rule: RuleData) =>
  askedBy(rule).flatMap(([key, conditions]) =>
    Object.entries(conditions).map(([id, condition]) => ({ place: `${rule.id} › ${key}`, id, condition })),
  )

/** The codes a fact can have, where the edition says so. */
export function valuesOf(fact: FactData, edition: Pick<EditionData, 'goals'>): readonly string[] | null {
  return fact.values === 'goals' ? edition.goals.map(({ id }) => id) : (fact.values ?? null)
}

type Tell = (kind: Problem['kind'], says: string, mend: string) => void

function checkCondition(fact: FactData, condition: ConditionData, edition: EditionData, tell: Tell): void {
  if (condition === 'known' || condition === 'missing') return
  const codes = codesIn(condition)
  const kinds = codes ? ['code', 'codes'] : typeof condition === 'boolean' ? ['yes-no'] : ['number']
  if (!kinds.includes(fact.kind)) {
    tell(
      'mismatch',
      `asks "${fact.id}", a fact of kind ${fact.kind}, as if it were ${kinds.join(' or ')}`,
      'make the two agree',
    )
    return
  }
  const values = valuesOf(fact, edition)
  for (const code of codes ?? []) {
    if (values && !values.includes(code))
      tell(
        'dangling',
        `asks whether "${fact.id}" is "${code}", which it cannot be`,
        `use one of ${values.join(', ')}`,
      )
  }
}

/** The codes that a condition names; null where it asks about no codes. */
export function codesIn(condition: ConditionData): readonly string[] | null {
  if (Array.isArray(condition)) return condition
  if (typeof condition !== 'object') return null
  return 'all' in condition ? condition.all : 'none' in condition ? condition.none : null
}
