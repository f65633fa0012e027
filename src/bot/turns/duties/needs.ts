import type { IsoDate } from '../../../policy/types.ts'
import type { DutyCommand } from '../../commands/duty.ts'
import type { DeadlineQuery } from '../../ports.ts'
import type { Session } from '../../session.ts'
import { sundayOf } from '../../words/duties/days.ts'
import { shownDuty } from './pick.ts'

/** Which duties have to be read for a command; null where it asks for none. */
export function needs(command: DutyCommand, session: Session, today: IsoDate): DeadlineQuery | null {
  switch (command.type) {
    case 'due':
      if (command.case !== null) return { case: command.case }
      return command.span === 'all' ? {} : { until: command.span === 'week' ? sundayOf(today) : today }
    case 'show-duty':
    case 'acknowledge':
    case 'snooze':
    case 'done': {
      const of = (shownDuty(command.duty, session) ?? command.duty).case
      return of === null ? {} : { case: of }
    }
    // Whom a duty can be given to is told by who has duties in the unit.
    case 'reassign':
      return {}
    default:
      return null
  }
}
