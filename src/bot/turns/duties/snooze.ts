import { workingDayOnOrBefore } from '../../../reminders/working-days.ts'
import type { DutyCommand } from '../../commands/duty.ts'
import { askSnooze, noSnooze, snoozedReply } from '../../words/duties/acting.ts'
import { answered } from './answered.ts'
import type { Turned } from '../situation.ts'
import { marked, onDuty, type Scene } from './acting.ts'

/** For this person alone, never past the earliest due day; where that is a day off, up to the working day before. */
export const snooze = (command: Extract<DutyCommand, { type: 'snooze' }>, scene: Scene): Turned =>
  onDuty(command, scene, (target) => {
    const { today } = scene.situation
    const { name } = target
    const last = workingDayOnOrBefore(name.due, scene.facts.calendar)
    const { until } = command
    if (last <= today) return answered(scene.session, noSnooze(name), 'snooze', { duty: name })
    if (until === null || until <= today) {
      const lead = until !== null ? notAhead : command.given === undefined ? '' : noDay
      const waiting = { type: 'snooze', duty: name, until: null } as const
      const reply = askSnooze(name, today, last, lead)
      return answered(scene.session, reply, 'snooze', { duty: name, waiting })
    }
    const cut = until > last
    const day = cut ? last : until
    return marked(target, { kind: 'snoozed', until: day }, snoozedReply(name, day, cut), scene, 'snooze')
  })

const notAhead = 'That day is not ahead of us. Nothing was changed.'
const noDay = 'I could not read that as one day. Nothing was changed.'
