import { hasPassed } from '../../../reminders/ladder.ts'
import type { Deadline } from '../../../reminders/types.ts'
import type { DutyCommand } from '../../commands/duty.ts'
import type { DutyFacts } from '../../duty-facts.ts'
import { isTheirs, nameOf, standingOf } from '../../duty-standing.ts'
import type { Session } from '../../session.ts'
import { sundayOf } from '../../words/duties/days.ts'
import { dueReply, type Group, type Listed } from '../../words/duties/list.ts'
import { notYours } from '../../words/plain.ts'
import { unreached, type Situation, type Turned } from '../situation.ts'
import { answered } from './answered.ts'

type Due = Extract<DutyCommand, { type: 'due' }>

/** Lines of one message. */
const most = 10

/** What is due: overdue first, then this week, later, without a day, and what cannot be dated. */
export function showDue(command: Due, session: Session, facts: DutyFacts, situation: Situation): Turned {
  const { focus, person, zone, today, now } = situation
  const { read } = facts
  if (command.case !== null && focus.type === 'not-found')
    return answered(session, notYours(focus.named), 'due')
  if (!read?.ok)
    return read?.failure === 'not-found' && command.case !== null
      ? answered(session, notYours(command.case), 'due')
      : unreached(session, command, 'due')
  const all = listed(command, read.value, facts, situation)
  const from = Math.min(command.from ?? 0, Math.max(0, all.length - 1))
  const shown = all.slice(from, from + most)
  const reply = dueReply({
    command: { ...command, from },
    shown,
    total: all.length,
    person,
    zone,
    today,
    now,
  })
  const before = from > 0 ? (session.duties ?? []).slice(0, from) : []
  const duties = [...before, ...shown.map(({ deadline }) => nameOf(deadline))]
  const next = from + shown.length
  return answered(session, reply, 'due', {
    duties,
    waiting: next < all.length ? { ...command, from: next } : null,
  })
}

const order: readonly Group[] = ['overdue', 'week', 'consider', 'later', 'undated', 'problem']

function listed(
  { span, child }: Due,
  all: readonly Deadline[],
  { marks }: DutyFacts,
  situation: Situation,
): Listed[] {
  const { person } = situation
  return all
    .filter((one) => child === null || one.child === null || one.child === child)
    .map((deadline): Listed => {
      const standing = standingOf(nameOf(deadline), marks, person)
      const theirs = isTheirs(deadline, standing, person)
      return { deadline, standing, theirs, group: groupOf(deadline, situation) }
    })
    .filter(({ group }) => span === 'all' || (span === 'overdue' ? group === 'overdue' : group !== 'later'))
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group) || byDay(a.deadline, b.deadline))
}

function groupOf(deadline: Deadline, { today, now }: Situation): Group {
  const { due, problem, kind } = deadline
  if (problem) return 'problem'
  if (due === null) return 'undated'
  const soon = due.earliest <= sundayOf(today)
  if (kind === 'advisory') return soon ? 'consider' : 'later'
  if (kind !== 'expiry' && hasPassed(deadline, today, now)) return 'overdue'
  return soon ? 'week' : 'later'
}

const byDay = (a: Deadline, b: Deadline) =>
  (a.due?.earliest ?? '').localeCompare(b.due?.earliest ?? '') || a.id.localeCompare(b.id)
