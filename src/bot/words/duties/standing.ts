import type { Deadline } from '../../../reminders/types.ts'
import type { Standing } from '../../duty-standing.ts'
import type { Person } from '../../facts.ts'
import { sayDay } from '../dates.ts'

/** Whose it is and what people did about it, in a few words each. */
export function sayStanding(
  { owner }: Pick<Deadline, 'owner'>,
  { acknowledged, snoozed, done, reassigned }: Standing,
  person: Pick<Person, 'id'>,
): string[] {
  const name = (one: { id: string; name: string }) => (one.id === person.id ? 'you' : one.name)
  const whose = owner === null ? ['nobody is assigned'] : owner.id === person.id ? [] : [owner.name]
  return [
    ...whose,
    ...(reassigned ? [`reminders go to ${name(reassigned.to)}`] : []),
    ...(done ? [`said to be done by ${name(done.by)}, still open in the case record`] : []),
    ...(acknowledged ? [`acknowledged by ${name(acknowledged.by)}`] : []),
    ...(snoozed ? [`snoozed until ${sayDay(snoozed.until)}`] : []),
  ]
}
