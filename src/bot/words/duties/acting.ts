import type { IsoDate } from '../../../policy/types.ts'
import type { Checkpoint, Deadline } from '../../../reminders/types.ts'
import type { DutyCommand, DutyName } from '../../commands/duty.ts'
import type { Action, Reply } from '../../reply.ts'
import { sayDate } from '../dates.ts'
import { list } from '../people.ts'
import { plainReply } from '../plain.ts'
import { daysAfter } from './days.ts'

const whatIsDue: Action = {
  label: 'What is due',
  command: { type: 'due', case: null, child: null, span: 'all' },
}
const openIt = (duty: DutyName): Action => ({ label: 'Open', command: { type: 'show-duty', duty } })
const snoozeIt = (duty: DutyName): Action => ({
  label: 'Snooze',
  command: { type: 'snooze', duty, until: null },
})

export const sayDuty = ({ what, case: of, due }: DutyName): string =>
  `${what} (${of}${due === null ? '' : `, due ${sayDate(due)}`})`

const supervisorNext = 'If it is still open one working day before it is due, the supervisor hears of it.'
const next: Readonly<Record<Checkpoint, string>> = {
  worker: `I do not press you about it now. ${supervisorNext}`,
  'worker-soon': `I do not press you about it now. ${supervisorNext}`,
  supervisor: 'I do not press you about it now. If it becomes overdue, the team’s channel hears of it once.',
  overdue: 'It stays on the list until it is done.',
}

export const acknowledgedReply = (
  duty: DutyName,
  checkpoint: Checkpoint,
  { again, today }: { again: boolean; today: IsoDate },
): Reply =>
  plainReply(
    'Acknowledged',
    `${again ? 'Already acknowledged' : 'Acknowledged'}: ${sayDuty(duty)}. It is not done yet. ${next[checkpoint]}`,
    [],
    [...((duty.due ?? '') > today ? [snoozeIt(duty)] : []), openIt(duty), whatIsDue],
  )

/** Days that a reminder can sleep until, none of them past the due day. */
function snoozeChoices(today: IsoDate, last: IsoDate): { label: string; until: IsoDate }[] {
  const days = [
    { label: 'Tomorrow', until: daysAfter(today, 1) },
    { label: 'In two days', until: daysAfter(today, 2) },
    { label: 'In a week', until: daysAfter(today, 7) },
  ]
  const open = days.filter(({ until }) => until <= last)
  return open.some(({ until }) => until === last)
    ? open
    : [...open, { label: `On ${sayDate(last)}`, until: last }]
}

/** `last`: the last working day up to the due day. */
export function askSnooze(duty: DutyName, today: IsoDate, last: IsoDate, lead: string): Reply {
  const choices = snoozeChoices(today, last)
  const actions = choices.map(({ label, until }): Action => ({
    label,
    command: { type: 'snooze', duty, until },
  }))
  const ways = `Say one of these, or a day up to ${sayDate(last)}: ${list(
    choices.map(({ label }) => `${label[0]?.toLowerCase()}${label.slice(1)}`),
    'or',
  )}.`
  return plainReply(
    'Snooze until when?',
    [lead, `${sayDuty(duty)}: until when should I leave you alone? ${ways}`].filter(Boolean).join(' '),
    [],
    actions,
  )
}

export function snoozedReply(duty: DutyName, until: IsoDate, cut: boolean): Reply {
  const why = cut ? ' A reminder cannot sleep past that day, because of the due day.' : ''
  return plainReply(
    'Snoozed',
    `I leave you alone about ${sayDuty(duty)} until ${sayDate(until)}.${why} Only your own reminders sleep; the due day stays as it is.`,
    [],
    [openIt(duty), whatIsDue],
  )
}

export const noSnooze = (duty: DutyName): Reply =>
  plainReply(
    'Not snoozed',
    `${sayDuty(duty)} is due now, so it cannot be snoozed. Nothing was changed. You can acknowledge it, or open it to get it done.`,
    [],
    [{ label: 'Acknowledge', command: { type: 'acknowledge', duty } }, openIt(duty)],
  )

export const undated = (duty: Pick<Deadline, 'what' | 'case'>): Reply =>
  plainReply(
    'No day',
    `${duty.what} (${duty.case}) has no due day, so I send no reminders about it. There is nothing to acknowledge or snooze.`,
    [],
    [whatIsDue],
  )

/** Several duties fit: a button for each of the first does the same for that one. */
export function whichDuty(
  command: Extract<DutyCommand, { duty: unknown }>,
  among: readonly DutyName[],
): Reply {
  const shown = among.slice(0, 6)
  const lines = shown.map((duty, i) => `${i + 1}. ${sayDuty(duty)}`)
  const actions = shown.map((duty, i): Action => ({
    label: `${i + 1}. ${duty.what} · ${duty.case}`,
    command: { ...command, duty },
  }))
  return plainReply(
    'Which one?',
    ['Which one do you mean? Nothing was changed yet.', ...lines, 'Answer with the number.'].join('\n'),
    [],
    actions,
  )
}
