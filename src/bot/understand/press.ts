import type { Command, Values } from '../command.ts'
import { evidenceField } from '../words/duties/done.ts'
import { nothingChosen } from '../words/form.ts'
import type { Session } from '../session.ts'

/**
 * What a pressed button means. The meaning was stored when the card was drawn; what arrives with the press can
 * only fill a form's fields. A token that is not current means nothing.
 */
export function press(
  token: string,
  values: { readonly [field: string]: unknown },
  session: Session,
): Command {
  const command = Object.hasOwn(session.tokens, token) ? session.tokens[token] : undefined
  if (!command) return { type: 'old-button' }
  if (command.type === 'feedback') return commented(command, values)
  if (command.type === 'done' && command.evidence === null) return evidenced(command, values)
  if (command.type !== 'submit') return command
  const emptied = Object.keys(values).filter((field) => empty.has(values[field]))
  return {
    ...command,
    values: { ...entered(values), ...command.values },
    ...(emptied.length > 0 && { emptied }),
  }
}

/** What was written beside the thumb, where something was. */
function commented(
  command: Extract<Command, { type: 'feedback' }>,
  { comment }: { readonly [field: string]: unknown },
): Command {
  const said = typeof comment === 'string' ? comment.trim().slice(0, 500) : ''
  return said === '' ? command : { ...command, comment: said }
}

/** The note that a form brings; a button without its form asks for it. */
function evidenced(command: Extract<Command, { type: 'done' }>, values: Values): Command {
  const given = values[evidenceField]
  return typeof given === 'string' ? { ...command, evidence: given } : command
}

const empty: ReadonlySet<unknown> = new Set(['', nothingChosen, null, undefined])

/** Fields as a form sends them: an empty one was not filled in. */
function entered(values: { readonly [field: string]: unknown }): { [field: string]: unknown } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !empty.has(value)))
}
