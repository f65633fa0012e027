import type { Asked } from './asked.ts'

const system = ({ set }: Asked) => set.edition.system ?? 'the case system'

export const whoMends = (asked: Asked): string =>
  `Someone who can change the case in ${system(asked)} can mend it.`

export const missingDay = (asked: Asked): string =>
  `The day is missing: ${asked.rule.trigger?.label ?? ''}. ${whoMends(asked)}`

export const inFuture = (asked: Asked): string =>
  `This day lies ahead: ${asked.rule.trigger?.label ?? ''}. If that is wrong, someone who can change the case in ${system(asked)} can mend it.`

export function notSaid(asked: Asked, missing: readonly string[]): string {
  const labels = missing.map((id) => asked.edition.facts.find((fact) => fact.id === id)?.label ?? id)
  return `The record does not say: ${labels.join(', ')}. ${whoMends(asked)}`
}
