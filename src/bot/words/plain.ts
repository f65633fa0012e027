import type { Citation } from '../../policy/types.ts'
import type { Command } from '../command.ts'
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

/** `command` is what could not be done; the button tries it again. */
export function unreachable(command: Command): Reply {
  return plainReply(
    'The case system is not answering',
    'The case system is not answering right now. Nothing was changed, and what you had entered is kept. Please send it again in a few minutes.',
    [],
    [{ label: 'Try again', command }],
  )
}

export const somethingBroke: Reply = plainReply(
  'Something went wrong',
  'Something went wrong on my side. Nothing was changed, and what you had entered is kept. Please try once more; if it happens again, tell your supervisor.',
)

/** The same words whether it belongs to somebody else or is not there. `kept`: something entered before became a draft. */
export function notYours(named: string, kept = false): Reply {
  const draft = kept ? ' What you had entered is kept as a draft ("my drafts").' : ''
  return plainReply(
    'Not one of your cases',
    `You're not assigned to ${named}, or there is no such case. Nothing was changed.${draft} Check the number, or ask your supervisor for the assignment.`,
    [],
    [myCases, { label: 'Talk to my supervisor', command: { type: 'hand-off' } }],
  )
}
