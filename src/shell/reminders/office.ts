import type { Reply, SealedReply } from '../../bot/reply.ts'
import type { Address, Log, Store } from '../../bot/ports.ts'
import type { DutyMemory, Ledger, PostKey } from '../../bot/reminder-ports.ts'
import type { StateCode } from '../../policy/types.ts'
import type { DutyButtons } from '../../bot/words/reminders/buttons.ts'
import type { AgencyCalendar } from '../../reminders/types.ts'
import type { World } from '../world.ts'
import type { Turnstile } from './turnstile.ts'

/** Everything the reminders work with; put together once, by the command that runs them. */
export interface Office extends Pick<World, 'caseApi' | 'channel' | 'clock' | 'log'> {
  store: Pick<Store, 'session' | 'commit'>
  ledger: Ledger
  duties: DutyMemory
  calendarFor(state: StateCode): AgencyCalendar
  /** Where the state is not known. */
  usualCalendar: AgencyCalendar
  /** Gives the buttons of a post tokens that everybody in its channel may press. */
  sealPost(post: PostKey, reply: Reply, now: string): Promise<SealedReply>
  buttons: DutyButtons
  turnstile: Turnstile
}

/** One run, and what it has done so far. */
export interface Run {
  /** A name that no other run has. */
  id: string
  startedAt: string
  posts: number
  messages: number
  failed: number
}

/** What became of one message. `nowhere`: whoever it is for, or the channel, cannot be reached there. */
export type Sending = 'sent' | 'later' | 'unclear' | 'nowhere'

/** Reads the code of a channel's error: only what Teams certainly turned away may be sent again. */
export function sendingAfter(error: unknown, log: Log): Exclude<Sending, 'sent'> {
  const code = error instanceof Error && 'code' in error ? error.code : null
  log.warn('reminders.not-sent', { code: typeof code === 'string' ? code : 'unknown' })
  if (code === 'throttled') return 'later'
  return code === 'refused' || code === 'gone' || code === 'not-teams' ? 'nowhere' : 'unclear'
}

/** A team's channel, or a thread under one of its posts. */
export const channelOf = (
  { tenant, conversation, reference }: { tenant: string; conversation: string; reference: unknown },
  thread: string | null = null,
): Address => ({
  tenant,
  channel: reference === null && conversation.startsWith('console-channel:') ? 'console' : 'teams',
  conversation,
  kind: 'channel',
  person: '',
  reference,
  ...(thread !== null && { thread }),
})
