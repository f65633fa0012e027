import type { Answer } from '../../answers/answer/types.ts'
import { asking } from '../understand/asking.ts'
import { spoken } from '../words/policy-answer.ts'

/** So many questions of one message are answered; more are one too many to read. */
const most = 3

/** The questions of a message, each a whole one; the message itself where it asks but one. */
export function questionsIn(text: string): string[] {
  const parts = text.split(/(?<=\?)\s+/).filter((part) => part.trim() !== '')
  const whole = parts.length > 1 && parts.length <= most && parts.every((part) => asking(part) === 'plainly')
  return whole ? parts : [text]
}

/** Several answers as one, each under its question. Where one of them is found, the whole is not called silence. */
export function together(questions: readonly string[], answers: readonly Answer[]): Answer | null {
  const [first, ...more] = answers
  if (!first || more.length === 0) return first ?? null
  const lines = answers.flatMap((answer, n) => [`${n + 1}. ${questions[n] ?? ''}`, ...linesOf(answer)])
  const kind = (['rule', 'passage', 'not-found', 'declined', 'clarify'] as const).find((one) =>
    answers.some((answer) => answer.kind === one),
  )
  const worded = answers.find(({ by }) => by?.type === 'model') ?? answers.find(({ by }) => by)
  return {
    kind: kind ?? first.kind,
    answer: lines.join('\n'),
    state: first.state,
    edition: first.edition,
    citations: answers
      .flatMap(({ citations }) => citations)
      .filter((one, at, all) => all.findIndex(({ quote }) => quote === one.quote) === at),
    ...(worded?.by && { by: worded.by }),
  }
}

const linesOf = (answer: Answer): string[] => {
  const lines = spoken(answer)
  return lines.length > 0 ? lines : answer.citations.slice(0, 1).map(({ quote }) => `“${quote}”`)
}
