import type { Rulebook } from '../../policy/types.ts'
import type { Action, Reply } from '../reply.ts'
import { plainReply } from './plain.ts'

/** Where the documents are silent, wrong, or point to what is not at hand: said as it is, never filled in. */
export function gapsReply(rules: Rulebook, actions: readonly Action[]): Reply {
  const gaps = rules.gaps()
  const lines = gaps.map(({ says }) => `- ${says}`)
  const heading = `What the ${rules.stateName} documents leave open:`
  const body =
    lines.length > 0 ? [heading, ...lines].join('\n') : 'I know of nothing that the documents leave open.'
  const citations = gaps.flatMap(({ citation }) => (citation ? [citation] : []))
  return plainReply('What is missing', body, citations, actions)
}
