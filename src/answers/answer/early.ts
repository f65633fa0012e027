import type { Desk } from './desk.ts'
import type { Draft } from './types.ts'
import { lowered } from './words.ts'

/** Longer questions are not read: no question of policy needs more. Characters. */
const longest = 2000

/** What is settled without looking at any rule: nothing that can be read, or what is declined. */
export const early = (question: string, desk: Desk): Draft | null =>
  unreadable(question) ?? declined(question, desk)

function unreadable(question: string): Draft | null {
  const says = (line: string): Draft => ({ kind: 'clarify', lines: [line], citations: [] })
  if (question.trim() === '')
    return says('Type a question about policy, such as "which goals are allowed here?"')
  if (question.length > longest)
    return says(
      `That is longer than I can read as one question; ask it in one or two sentences, up to ${longest} characters.`,
    )
  return /\p{L}{2}/u.test(question) ? null : says('I do not see a question there; ask it in one sentence.')
}

function declined(question: string, { questions }: Desk): Draft | null {
  const text = lowered(question)
  const found = questions.declined.find(({ asks }) => asks.test(text))
  return found ? { kind: 'declined', lines: [found.says, found.instead], citations: [] } : null
}
