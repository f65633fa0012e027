import type { IsoDate } from '../../../policy/types.ts'
import type { Person } from '../../facts.ts'
import type { Reply } from '../../reply.ts'
import { sayDate } from '../dates.ts'
import { plainReply } from '../plain.ts'

const unchanged = 'Nothing was changed.'

export const digestReply = (on: boolean): Reply =>
  on
    ? plainReply(
        'Each morning',
        'On working mornings I write to you here what is due for you, when something is. Say "stop the morning digest" to end it.',
      )
    : plainReply(
        'No morning digest',
        'I send you no morning digest. Reminders shortly before a due day still come. Say "remind me each morning" to have it.',
      )

export const zoneReply = (zone: string): Reply =>
  plainReply(
    'Time zone',
    `Your reminders go by the clock of ${zone.replaceAll('_', ' ')}. Due days stay as they are.`,
  )

export const unknownZone = (given: string): Reply =>
  plainReply(
    'Which time zone?',
    `I know no time zone "${given.slice(0, 60)}". Say Eastern, Central, Mountain or Pacific, or a name such as America/Denver. ${unchanged}`,
  )

/** Says who hears of what is due meanwhile. */
export function awayReply({ role, supervisor }: Person, until: IsoDate): Reply {
  const next =
    supervisor === null
      ? role === 'supervisor'
        ? 'I know nobody above you in the case system, so please tell somebody who stands in for you: nobody else is reminded.'
        : 'I know no supervisor of yours in the case system, so nobody else is reminded.'
      : `What is due meanwhile goes to ${supervisor.name}.`
  return plainReply(
    'On leave',
    `I leave you alone up to and with ${sayDate(until)}. ${next} Say "I am back" to end it sooner.`,
  )
}

export const backReply: Reply = plainReply('Welcome back', 'Your reminders come to you again.')

export const badLeaveDay: Reply = plainReply(
  'Until when?',
  `I need the last day of your leave, today or later, such as "I am away until 5 December". ${unchanged}`,
)
