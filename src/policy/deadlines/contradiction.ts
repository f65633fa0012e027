import type { Edition } from '../../../policy/edition.ts'
import type { RuleFacts } from '../types.ts'
import { dayIn } from './facts.ts'

/**
 * One sentence where days that a duty counts with stand in an order that cannot be; null where they do not. It gives
 * no dates, for one of them may be a date of birth.
 */
export function contradictionIn(edition: Edition, facts: RuleFacts, used: readonly string[]): string | null {
  for (const { id, label, notBefore = [] } of edition.facts) {
    if (!used.includes(id)) continue
    const day = dayIn(facts, id)
    for (const other of notBefore) {
      const floor = dayIn(facts, other)
      if (day === null || floor === null || day >= floor) continue
      const first = edition.facts.find((one) => one.id === other)?.label ?? other
      return `${capital(label)} is on record as before ${first}. One of the two is wrong.`
    }
  }
  return null
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
