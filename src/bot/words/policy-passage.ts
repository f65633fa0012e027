import type { Action, Reply } from '../reply.ts'
import type { PassageInPlace } from '../policy-ports.ts'
import { plainReply } from './plain.ts'
import { passageLines } from './policy-answer.ts'

/** So many passages are shown whole. */
const most = 3

/** The passages behind an answer, each with its place and the lines around it. The quote stands in quotation marks. */
export function passageReply(
  passages: readonly PassageInPlace[],
  language: 'en' | 'es',
  actions: readonly Action[],
): Reply {
  const shown = passages.slice(0, most)
  const parts = shown.map((one) => inPlace(one, language))
  const left = passages.length - shown.length
  const more = left > 0 ? [`… and ${left} more.`] : []
  const body = [...parts.map((lines) => lines.join('\n')), ...more].join('\n\n')
  const title = language === 'es' ? 'El texto, en inglés' : 'The passage'
  const reply = plainReply(
    title,
    body,
    passages.map(({ citation }) => citation),
    actions,
  )
  // The quotes stand in the body already.
  return {
    ...reply,
    text: [`${title}:`, body].join('\n'),
    card: reply.card && { ...reply.card, passages: [] },
  }
}

function inPlace(
  { citation, before, after, headings, page }: PassageInPlace,
  language: 'en' | 'es',
): string[] {
  const at = [citation.document, ...headings.slice(0, -1), ...(page === null ? [] : [`page ${page}`])]
  const { quote, source } = passageLines(citation, language)
  return [
    `${at.join(' › ')}:`,
    ...(before.length > 0 ? before : []),
    quote,
    ...after,
    `${source} · ${citation.source}`,
  ]
}

/** There is nothing to show: no answer, or none with a quote. */
export const noPassage = (actions: readonly Action[]): Reply =>
  plainReply(
    'No passage',
    'There is no passage to show. Ask a question first, such as "which goals are allowed?".',
    [],
    actions,
  )
