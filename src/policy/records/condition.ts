import type { ConditionData, ConditionsData } from '../../../policy/condition-schema.ts'
import type { RuleFacts } from '../types.ts'

type Fact = RuleFacts[string]

/** Whether conditions hold; null where that turns on facts which are not known, and then which. */
export interface Judged {
  truth: boolean | null
  missing: readonly string[]
}

/**
 * Every condition must hold. One that fails is enough for false, whatever is not known; otherwise one open fact is
 * enough for null. A fact of another kind than the condition asks about counts as not known.
 */
export function judge(conditions: ConditionsData, facts: RuleFacts): Judged {
  const open: string[] = []
  for (const [id, condition] of Object.entries(conditions)) {
    const truth = holds(condition, facts[id])
    if (truth === false) return { truth: false, missing: [] }
    if (truth === null) open.push(id)
  }
  return open.length ? { truth: null, missing: open } : { truth: true, missing: [] }
}

/** `known` and `missing` ask about the record itself, so they are never open. */
export function holds(condition: ConditionData, fact: Fact): boolean | null {
  if (condition === 'known') return isThere(fact)
  if (condition === 'missing') return !isThere(fact)
  if (typeof condition === 'boolean') return typeof fact === 'boolean' ? fact === condition : null
  if (Array.isArray(condition)) return among(fact, (has) => condition.some(has))
  if ('all' in condition) return among(fact, (has) => condition.all.every(has))
  if ('none' in condition) return among(fact, (has) => !condition.none.some(has))
  if (typeof fact !== 'number' || Number.isNaN(fact)) return null
  const { from = -Infinity, below = Infinity } = condition
  return fact >= from && fact < below
}

/** A text of spaces or an empty list is a field left empty. */
function isThere(fact: Fact): boolean {
  if (typeof fact === 'string') return fact.trim() !== ''
  return Array.isArray(fact) ? fact.length > 0 : fact !== undefined
}

function among(fact: Fact, ask: (has: (value: string) => boolean) => boolean): boolean | null {
  if (typeof fact === 'string') return ask((value) => value === fact)
  return Array.isArray(fact) ? ask((value) => fact.includes(value)) : null
}
