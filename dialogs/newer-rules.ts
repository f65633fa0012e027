import { sayDate } from '../src/dialog/index.ts'
import type { FlowContext, Notice } from '../src/dialog/types.ts'

/**
 * Says when older rules decide, and what is known of a newer text that no edition holds yet; `topic` names where the
 * edition states that.
 */
export const newerRules = (topic: string, { rules, today }: FlowContext<unknown>): Notice[] => {
  const { effective, newerFrom } = rules
  const older =
    effective === null || newerFrom === null || newerFrom > today
      ? null
      : `The rules of ${sayDate(effective)} decide here, because of the day of the decision. Newer ones hold from ${sayDate(newerFrom)}.`
  const known = rules.statement(topic)
  return [
    ...(older === null ? [] : [{ kind: 'hint' as const, text: older, citation: null }]),
    ...(known === null ? [] : [{ kind: 'hint' as const, text: known.because, citation: known.citation }]),
  ]
}
