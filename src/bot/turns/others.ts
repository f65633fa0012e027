import type { Command } from '../command.ts'
import type { Session } from '../session.ts'
import { opened, showJob, stepJob } from './job.ts'
import { replace, replaceBecause } from './replace.ts'
import { say, type Situation, type Turned } from './situation.ts'
import { nothing } from './talk.ts'

export const beingSaved = 'This entry is confirmed and on its way, so it cannot be changed now.'

/** What becomes of the open entry where somebody else wrote meanwhile; null for every other command. */
export function besideOthers(command: Command, session: Session, situation: Situation): Turned | null {
  const meant =
    command.type === 'keep-theirs' || command.type === 'replace' || command.type === 'replace-because'
  if (!meant) return null
  if (!session.flow) return nothing(session, situation)
  const open = opened(session.flow, situation)
  if (session.flow.state.status === 'saving')
    return say(session, showJob(open, situation, { lead: beingSaved }), command.type)
  if (command.type === 'keep-theirs')
    return stepJob(session, open, { type: 'CANCEL' }, situation, 'Their entry stays, and yours is dropped.')
  return command.type === 'replace'
    ? replace(command, session, open, situation)
    : replaceBecause(command, session, open, situation)
}
