import type { FlowState } from '../dialog/types.ts'
import type { Command } from './command.ts'
import type { Reply } from './reply.ts'

/** A flow and whom it is for. */
export interface OpenFlow {
  state: FlowState
  case: string
  child: string
  /** Since when the confirmed record waits for the case API; ISO instant. */
  savingSince: string | null
}

/** What one person's conversation remembers between turns. Plain JSON, erased with the conversation. */
export interface Session {
  flow: OpenFlow | null
  /** The case and child that "here" means. */
  open: { case: string; child: string | null } | null
  /** The command that waits for a child or a case to be named. */
  waiting: Command | null
  /** The last reply, for `repeat` and `why`. */
  last: Reply | null
  /** What the buttons of the newest card mean, by their token. Older cards mean nothing. */
  tokens: { readonly [token: string]: Command }
  /** The channel's id of the message that carries the newest card. */
  cardMessage: string | null
  /** How often in a row the worker was not understood; the third time offers a person. */
  misses: number
}

export const emptySession: Session = {
  flow: null,
  open: null,
  waiting: null,
  last: null,
  tokens: {},
  cardMessage: null,
  misses: 0,
}
