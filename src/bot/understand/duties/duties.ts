import type { DutyCommand } from '../../commands/duty.ts'
import type { Hearing } from '../hearing.ts'
import { readActing } from './acting.ts'
import { readDue } from './due.ts'
import { readTeam } from './team.ts'
import { readWish } from './wishes.ts'

/** What a text says about duties, reminders or the team's channel. Within a free text only what is plainly asked for. */
export function readDuties(
  text: string,
  { reference, today, session }: Hearing,
  freeText: boolean,
): DutyCommand | null {
  const due = freeText && !/^\/|\?$/.test(text) ? null : readDue(text, reference)
  if (due || freeText) return due
  return (
    readWish(text, today) ??
    readTeam(text, today) ??
    readActing(text, reference, today, (session.duties ?? []).length > 0)
  )
}
