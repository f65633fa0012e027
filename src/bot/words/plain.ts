import type { Citation } from '../../policy/types.ts'
import type { Action, Reply } from '../reply.ts'

/** A reply with a heading and a few sentences. */
export function plainReply(
  title: string,
  body: string,
  citations: readonly Citation[] = [],
  actions: readonly Action[] = [],
): Reply {
  return {
    text: body,
    card: { title, subtitle: '', tone: 'plain', progress: null, body, rows: [], fields: [], notices: [] },
    actions: actions.slice(0, 6),
    citations,
  }
}

export const myCases: Action = { label: 'My cases', command: { type: 'cases' } }
export const help: Action = { label: 'Help', command: { type: 'help' } }

export const unreachable: Reply = plainReply(
  'The case system is not answering',
  'The case system is not answering right now. Nothing was changed, and what you had entered is kept. Please send it again in a few minutes.',
  [],
  [{ label: 'Try again', command: { type: 'repeat' } }],
)

/** The same words whether it belongs to somebody else or is not there. */
export function notYours(named: string): Reply {
  return plainReply(
    'Not one of your cases',
    `You're not assigned to ${named}, or there is no such case. Nothing was changed. Check the number, or ask your supervisor for the assignment.`,
    [],
    [myCases, { label: 'Talk to my supervisor', command: { type: 'hand-off' } }],
  )
}
