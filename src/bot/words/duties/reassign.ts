import type { DutyName } from '../../commands/duty.ts'
import type { Action, Reply } from '../../reply.ts'
import { list } from '../people.ts'
import { plainReply } from '../plain.ts'
import { sayDuty } from './acting.ts'

interface Named {
  id: string
  name: string
}

/** `among`: people of the unit, as its open duties name them. */
export function askWho(duty: DutyName, among: readonly Named[], unknown: boolean): Reply {
  const lead = !unknown ? [] : ['I know nobody of that name in your unit. Nothing was changed.']
  if (among.length === 0)
    return plainReply(
      'Nobody to choose',
      [...lead, `I know nobody else in your unit who could be reminded of ${sayDuty(duty)}.`].join(' '),
    )
  const actions = among.slice(0, 6).map((to): Action => ({
    label: to.name,
    command: { type: 'reassign', duty, to },
  }))
  const ask = `Who should be reminded of ${sayDuty(duty)}? I know ${list(among.slice(0, 12).map(({ name }) => name))}.`
  return plainReply('Reassign', [...lead, ask].join(' '), [], actions)
}

export const reassignedReply = (duty: DutyName, to: Named): Reply =>
  plainReply(
    'Reassigned',
    `Reminders of ${sayDuty(duty)} go to ${to.name} from now on, and I tell ${to.name}. Nothing is changed in the case system: the case stays assigned as it was.`,
    [],
    [{ label: 'What is due', command: { type: 'due', case: null, child: null, span: 'all' } }],
  )
