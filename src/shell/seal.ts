import { randomBytes } from 'node:crypto'
import type { Command } from '../bot/command.ts'
import type { Action, Reply, SealedAction, SealedReply } from '../bot/reply.ts'
import type { Session } from '../bot/session.ts'
import type { Turned } from '../bot/turns/situation.ts'

/** A reply with a fresh token on every button, and what each token means. */
export interface Sealed {
  reply: SealedReply
  tokens: { readonly [token: string]: Command }
}

/**
 * The session after a turn, with the buttons that count now: the newest card's, and beside it those of the card it left
 * alone.
 */
export function sealedSession(
  before: Session,
  { session, aside }: Pick<Turned, 'session' | 'aside'>,
  { reply, tokens }: Sealed,
): Session {
  if (aside) return { ...session, tokens: { ...before.tokens, ...tokens } }
  return { ...session, tokens, form: reply.form ?? null }
}

/** An opaque token of 128 random bits. */
export const freshToken = (): string => randomBytes(16).toString('base64url')

/** Gives every button a fresh token; what it means stays in the session. */
export const seal = (reply: Reply): Sealed => sealWith(reply, freshToken)

export function sealWith(reply: Reply, tokenFor: (command: Command) => string): Sealed {
  const tokens: Record<string, Command> = {}
  const one = ({ command, ...shown }: Action): SealedAction => {
    const token = tokenFor(command)
    tokens[token] = command
    return { ...shown, token }
  }
  const card = reply.card && {
    ...reply.card,
    rows: reply.card.rows.map((row) => ({
      ...row,
      change: row.change && one(row.change),
      remove: row.remove && one(row.remove),
    })),
  }
  const { file, form, ...said } = reply
  const offer = file && { file: { ...file, accept: one(file.accept) } }
  const window = form && { form: { ...form, open: one(form.open), actions: form.actions.map(one) } }
  return { reply: { ...said, card, actions: reply.actions.map(one), ...offer, ...window }, tokens }
}
