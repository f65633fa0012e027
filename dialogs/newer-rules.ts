import { sayDate } from '../src/dialog/index.ts'
import type { FlowContext, Notice } from '../src/dialog/types.ts'

/** Says when older rules decide, because what the flow is about happened while they held. */
export const olderRules = ({ rules, today }: FlowContext<unknown>): Notice[] => {
  const { effective, newerFrom } = rules
  if (effective === null || newerFrom === null || newerFrom > today) return []
  const text = `The rules of ${sayDate(effective)} decide here, because of the day of the decision. Newer ones hold from ${sayDate(newerFrom)}.`
  return [{ kind: 'hint', text, citation: null }]
}

/** What is known of a newer text that no edition holds yet; `topic` names where the edition states it. */
export const newerText = (topic: string, { rules }: FlowContext<unknown>): Notice[] => {
  const known = rules.statement(topic)
  return known === null ? [] : [{ kind: 'hint', text: known.because, citation: known.citation }]
}
