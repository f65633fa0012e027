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

/** The buttons that count after a turn: the newest card's, and beside it those of the card it left alone. */
export function tokensAfter(
  before: Session,
  { aside }: Pick<Turned, 'aside'>,
  { tokens }: Sealed,
): Session['tokens'] {
  return aside ? { ...before.tokens, ...tokens } : tokens
}

/** Gives every button an opaque token of 128 random bits; what it means stays in the session. */
export function seal(reply: Reply): Sealed {
  const tokens: Record<string, Command> = {}
  const one = ({ command, ...shown }: Action): SealedAction => {
    const token = randomBytes(16).toString('base64url')
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
  const { file, ...said } = reply
  const offer = file && { file: { ...file, accept: one(file.accept) } }
  return { reply: { ...said, card, actions: reply.actions.map(one), ...offer }, tokens }
}
