import type { Deadline } from '../../../reminders/types.ts'
import type { DutyCommand } from '../../commands/duty.ts'
import { nameOf, type Standing } from '../../duty-standing.ts'
import type { Person } from '../../facts.ts'
import type { Action, Reply, Row } from '../../reply.ts'
import { plainReply } from '../plain.ts'
import { sayDuty, sayWhen, type Moment } from '../reminders/when.ts'
import { sayStanding } from './standing.ts'

export interface Listed {
  deadline: Deadline
  standing: Standing
  group: Group
  /** Whether this person may act on it. */
  theirs: boolean
}
export type Group = 'overdue' | 'week' | 'consider' | 'later' | 'undated' | 'problem'

export interface ListView extends Moment {
  command: Extract<DutyCommand, { type: 'due' }>
  /** What this message shows, in order, and how many there are in all. */
  shown: readonly Listed[]
  total: number
  person: Person
}

const headings: Readonly<Record<Group, string>> = {
  overdue: 'Overdue:',
  week: 'This week:',
  consider: 'To think about:',
  later: 'Later:',
  undated: 'Without a day, owed as soon as it applies:',
  problem: 'I cannot tell the day:',
}

/** What is due, soonest first; each line has a number to name it by. */
export function dueReply(view: ListView): Reply {
  const { command, shown, total } = view
  if (total === 0) return plainReply(titleOf(command), nothingDue(command), [], spans(command))
  const from = command.from ?? 0
  const lines = shown.flatMap((one, i) => {
    const opens = one.group !== shown[i - 1]?.group ? [headings[one.group]] : []
    return [...opens, `${from + i + 1}. ${lineOf(one, view)}`]
  })
  const left = total - from - shown.length
  const more: Action[] =
    left > 0 ? [{ label: `${left} more`, command: { ...command, from: from + shown.length } }] : []
  const reply = plainReply(titleOf(command), '', [], [...more, ...spans(command)])
  const rows = shown.map((one, i) => rowOf(one, from + i + 1, view))
  const hint = 'Say "acknowledge 1", "snooze 1" or "why 1", with the number of the line.'
  return {
    ...reply,
    text: [titleOf(command), ...lines, ...(left > 0 ? [`${left} more: say "more".`] : []), hint].join('\n'),
    card: reply.card && { ...reply.card, body: summary(view), rows },
  }
}

const titleOf = ({ span, case: of }: ListView['command']): string =>
  `${{ overdue: 'Overdue', week: 'Due this week', all: 'What is due' }[span]}${of === null ? '' : ` · ${of}`}`

function nothingDue({ span, case: of }: ListView['command']): string {
  const where = of === null ? '' : ` for ${of}`
  if (span === 'overdue') return `Nothing is overdue${where}.`
  return span === 'week' ? `Nothing is due this week${where}.` : `Nothing is due${where} that I know of.`
}

/** The other spans, as buttons. */
function spans({ case: of, child, span }: ListView['command']): Action[] {
  const all: readonly { label: string; span: typeof span }[] = [
    { label: 'Overdue', span: 'overdue' },
    { label: 'Due this week', span: 'week' },
    { label: 'All that is due', span: 'all' },
  ]
  return all
    .filter((one) => one.span !== span)
    .map(({ label, span: to }) => ({ label, command: { type: 'due', case: of, child, span: to } }))
}

function summary({ shown, total }: ListView): string {
  const count = (group: Group) => shown.filter((one) => one.group === group).length
  const parts = [
    [count('overdue'), 'overdue'],
    [count('week'), 'this week'],
    [count('consider'), 'to think about'],
    [count('later'), 'later'],
    [count('undated'), 'without a day'],
    [count('problem'), 'whose day I cannot tell'],
  ].flatMap(([n, words]) => (n === 0 ? [] : [`${n} ${words}`]))
  return `${parts.join(' · ')}${total > shown.length ? ` (of ${total} in all)` : ''}`
}

function lineOf({ deadline, standing }: Listed, view: ListView): string {
  const { person } = view
  const { case: of, due } = deadline
  const when = due ? [sayWhen(deadline, view)] : []
  const mend = deadline.problem ? [deadline.problem.says] : []
  return [of, sayDuty(deadline), ...when, ...mend, ...sayStanding(deadline, standing, person)].join(' · ')
}

function rowOf({ deadline, standing, theirs }: Listed, n: number, view: ListView): Row {
  const { due, case: of, problem } = deadline
  const when = due ? sayWhen(deadline, view) : problem ? 'no day' : 'as soon as it applies'
  const notes = [...(problem ? [problem.says] : []), ...sayStanding(deadline, standing, view.person)]
  const acknowledge: Action = {
    label: 'Acknowledge',
    command: { type: 'acknowledge', duty: nameOf(deadline) },
  }
  return {
    label: `${n} · ${of}`,
    value: sayDuty(deadline),
    note: [when, ...notes].join(' · '),
    change: theirs && due !== null && standing.acknowledged === null ? acknowledge : null,
    remove: { label: 'Open', command: { type: 'show-duty', duty: nameOf(deadline) } },
  }
}
