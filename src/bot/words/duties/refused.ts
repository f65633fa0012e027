import type { DutyName } from '../../commands/duty.ts'
import type { Action, Reply } from '../../reply.ts'
import { plainReply } from '../plain.ts'
import { sayDuty } from './acting.ts'

const whatIsDue: Action = {
  label: 'What is due',
  command: { type: 'due', case: null, child: null, span: 'all' },
}
const refused = (title: string, body: string): Reply =>
  plainReply(title, `${body} Nothing was changed.`, [], [whatIsDue])

/** Done, or not to be seen: both read the same. */
export const gone = (duty: DutyName): Reply =>
  refused(
    'Not open',
    `${sayDuty(duty)} is not open for you: the case record fulfils it, or you are not assigned to that case.`,
  )

export const notTheirs = (duty: DutyName, owner: string | null): Reply =>
  refused(
    'Not yours',
    `${sayDuty(duty)} is ${owner === null ? 'assigned to nobody' : `with ${owner}`}. Only whoever it is with, or the supervisor of the unit, can do that.`,
  )

export const noneSuch = (of: string | null): Reply =>
  refused(
    'I found none',
    of === null ? 'I found no such duty that is open.' : `I found no such duty that is open for ${of}.`,
  )

export const moved = 'Its due day has changed since. Nothing was changed; this is how it stands now.'

export const onlySupervisors: Reply = refused(
  'For supervisors',
  'Only the supervisor of the unit can decide who is reminded of a duty.',
)

export const askPrivately: Reply = plainReply(
  'Ask me privately',
  'What is due, and what you do about it, I tell you in a private chat. Please write to me there.',
)

export const oldPost: Reply = plainReply(
  'An older post',
  'That post is an older one, so its buttons do nothing any more. Nothing was changed. Please use the newest post, or ask me "what is due?" in a private chat.',
)
