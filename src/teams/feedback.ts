import type { Inbound } from '../bot/ports.ts'
import { z } from 'zod'
import type { TeamsActivity } from './gate/activity.ts'

/** Characters of what somebody writes beside a thumb; more is cut off. */
const longest = 500

/** Teams' own thumbs under a message, sent by the form that Teams shows. */
export const isFeedback = ({ type, name, value }: TeamsActivity): boolean =>
  type === 'invoke' && name === 'message/submitAction' && value?.actionName === 'feedback'

const Value = z.object({
  actionValue: z.object({
    reaction: z.enum(['like', 'dislike']),
    feedback: z.unknown(),
  }),
})

/** What was pressed and written; null where it has not that form. */
export function feedbackIn({ value, replyToId }: TeamsActivity): Inbound['said'] | null {
  const read = Value.safeParse(value)
  if (!read.success) return null
  const { reaction, feedback } = read.data.actionValue
  const comment = wordsIn(feedback).trim().slice(0, longest)
  return {
    type: 'feedback',
    verdict: reaction === 'like' ? 'up' : 'down',
    comment: comment === '' ? null : comment,
    message: replyToId ?? null,
  }
}

const Text = z.object({ feedbackText: z.string() })

/** Teams sends what was written as JSON within a string; anything else says nothing. */
function wordsIn(feedback: unknown): string {
  try {
    return Text.parse(typeof feedback === 'string' ? JSON.parse(feedback) : feedback).feedbackText
  } catch {
    return ''
  }
}
