import type { IsoDate } from '../../../policy/types.ts'
import type { LedgerEntry } from '../../../reminders/types.ts'
import type { Reply } from '../../reply.ts'
import { sayDate } from '../dates.ts'
import { plainReply } from '../plain.ts'

/** A telling of which nobody knows whether it arrived. `case` is null where the duty is no longer open. */
export interface UnclearView {
  entry: LedgerEntry
  what: string | null
  case: string | null
  /** The name of whom it was for. */
  to: string
}

const most = 12

/** To the supervisor: what may not have arrived, so that a person can look. */
export function unclearReply(unclear: readonly UnclearView[], posts: readonly IsoDate[]): Reply {
  const lines = unclear.slice(0, most).map(({ case: of, what, to, entry }) => {
    const duty = [of, what].filter(Boolean).join(' · ') || 'a duty that is no longer open'
    return `- to ${to}: ${duty}, due ${sayDate(entry.due)}`
  })
  const left = unclear.length - lines.length
  const body = [
    'I was stopped while I sent this, so I cannot tell whether it arrived. I do not send it again. Please look, and tell them yourself where it did not.',
    ...posts.map((day) => `- the post in the channel of ${sayDate(day)}`),
    ...lines,
    ...(left > 0 ? [`and ${left} more`] : []),
  ].join('\n')
  return plainReply('Some reminders may not have arrived', body)
}

/** To the supervisor who linked it: nothing reaches the team's channel any more. */
export const teamGoneReply = (unit: string): Reply =>
  plainReply(
    'I cannot post in your team any more',
    `The channel in which I told what is due in ${unit} cannot be reached: it was deleted, or I was removed from it. Nothing is lost; reminders to people alone go on. Add me to a channel and say "link this channel to my unit" there, and the posts go on in it.`,
  )

/** To the supervisor who linked it: the case system no longer lets their duties be read. */
export const noRightsReply = (unit: string): Reply =>
  plainReply(
    'I cannot read what is due any more',
    `The case system no longer shows me what is due in ${unit} when I ask in your name, so I post nothing there. If somebody else leads the unit now, ask them to say "link this channel to my unit" in the channel.`,
  )
