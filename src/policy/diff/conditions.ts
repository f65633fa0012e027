import type { Edition } from '../../../policy/edition.ts'
import type { ConditionData, ConditionsData } from '../../../policy/condition-schema.ts'
import { listed } from '../because.ts'

/** Conditions as a person reads them: `the main goal: Reunification; the age: below 12`. Empty where nothing is asked. */
export function conditionsInWords(conditions: ConditionsData, edition: Edition): string {
  return Object.entries(conditions)
    .map(([id, condition]) => {
      const fact = edition.facts.find((one) => one.id === id)
      const named = (code: string) =>
        fact?.values === 'goals' ? (edition.goals.find((goal) => goal.id === code)?.label ?? code) : code
      return `${fact?.label ?? id}: ${inWords(condition, named)}`
    })
    .join('; ')
}

function inWords(condition: ConditionData, named: (code: string) => string): string {
  if (condition === 'known') return 'on record'
  if (condition === 'missing') return 'not on record'
  if (typeof condition === 'boolean') return condition ? 'yes' : 'no'
  if (Array.isArray(condition)) return listed(condition.map(named), 'or')
  if ('all' in condition) return `all of ${listed(condition.all.map(named))}`
  if ('none' in condition) return `not ${listed(condition.none.map(named), 'or')}`
  const { from, below } = condition
  return [from === undefined ? [] : `from ${from}`, below === undefined ? [] : `below ${below}`]
    .flat()
    .join(' and ')
}

/** Equal for conditions that ask the same, in whatever order they are written. */
export function conditionsKey(conditions: ConditionsData): string {
  const sorted = Object.entries(conditions).map(([id, condition]) => [id, inOrder(condition)] as const)
  return JSON.stringify(sorted.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function inOrder(condition: ConditionData): unknown {
  if (Array.isArray(condition)) return [...condition].sort()
  if (typeof condition !== 'object') return condition
  if ('all' in condition) return { all: [...condition.all].sort() }
  if ('none' in condition) return { none: [...condition.none].sort() }
  return [condition.from ?? null, condition.below ?? null]
}
