import type { Message, Owed } from '../../../reminders/owed.ts'
import type { Action, Reply, Row } from '../../reply.ts'
import { plainReply } from '../plain.ts'
import { sayDuty, sayWhen, type Moment } from './when.ts'

export interface NudgeView extends Moment {
  message: Message
  /** They wished for a digest each morning: everything of theirs, whether or not it is told for the first time. */
  digest: readonly Owed['duty'][] | null
  /** The buttons of one duty for this person. */
  actionsFor(duty: Owed['duty'], to: Message['to']): readonly Action[]
}

/** Lines of one message; the rest is counted. */
const most = 12

/** What one person has to hear now, in their own conversation. It names a case and no child. */
export function nudgeReply(view: NudgeView): Reply {
  const { message, digest } = view
  const { duties } = message
  const [only] = duties
  if (only && duties.length === 1 && digest === null) return oneReply(only, view)
  const told = duties.slice(0, most)
  const left = duties.length - told.length
  const rest = (digest ?? []).filter(
    (duty) => !duties.some((owed) => owed.duty.deadline.id === duty.deadline.id),
  )
  const also = rest.slice(0, Math.max(most - told.length, 0))
  const more = left + rest.length - also.length
  const title = digest === null ? `${duties.length} duties need you` : 'Your day'
  const lines = [
    ...told.map((owed, n) => `${n + 1}. ${lineOf(owed, view)}`),
    ...also.map((duty, n) => `${told.length + n + 1}. ${listed(duty, view)}`),
  ]
  const none = lines.length === 0 ? ['Nothing of yours is due that I know of.'] : []
  const end = [...(more > 0 ? [`and ${more} more: say "due"`] : []), ...(lines.length > 0 ? [hint] : [])]
  const reply = plainReply(title, '', [], [{ label: 'My list', command: myList }])
  const rows = [
    ...told.map((owed) => rowOf(owed.duty, because(owed), view)),
    ...also.map((duty) => rowOf(duty, '', view)),
  ]
  return {
    ...reply,
    text: [title, ...none, ...lines, ...end].join('\n'),
    card: reply.card && { ...reply.card, body: [...none, ...end].join('\n'), rows },
  }
}

const hint = 'Say "acknowledge 1" or "snooze 1", with the number of the line.'
export const myList = { type: 'due', case: null, child: null, span: 'week' } as const

/** What a message tells, in its order; "acknowledge 2" goes by it. */
export function dutiesIn({ message, digest }: Pick<NudgeView, 'message' | 'digest'>): Owed['duty'][] {
  const told = message.duties.slice(0, most).map(({ duty }) => duty)
  const rest = (digest ?? []).filter(
    (duty) => !message.duties.some((owed) => owed.duty.deadline.id === duty.deadline.id),
  )
  return [...told, ...rest.slice(0, Math.max(most - told.length, 0))]
}

function oneReply(owed: Owed, view: NudgeView): Reply {
  const { deadline } = owed.duty
  const body = [
    `Case ${deadline.case}: ${sayWhen(deadline, view)}.`,
    because(owed),
    pressing(owed),
    deadline.because,
  ]
  const text = body.filter(Boolean).join(' ')
  const reply = plainReply(sayDuty(deadline), text, [], view.actionsFor(owed.duty, view.message.to))
  return {
    ...reply,
    text: `${sayDuty(deadline)}\n${text}`,
    card: reply.card && { ...reply.card, subtitle: `case ${deadline.case}` },
  }
}

const lineOf = (owed: Owed, view: NudgeView): string =>
  [listed(owed.duty, view), because(owed)].filter(Boolean).join(' · ')

const listed = ({ deadline }: Owed['duty'], view: NudgeView): string =>
  [deadline.case, sayDuty(deadline), sayWhen(deadline, view)].join(' · ')

function rowOf(duty: Owed['duty'], note: string, view: NudgeView): Row {
  const [change = null, remove = null] = view.actionsFor(duty, view.message.to)
  const { deadline } = duty
  return {
    label: `${deadline.case} · ${sayWhen(deadline, view)}`,
    value: sayDuty(deadline),
    note: note || null,
    change,
    remove,
  }
}

/** Why it comes to this person. */
function because({ because: why, duty: { standing } }: Owed): string {
  const name = standing.owner?.name ?? ''
  switch (why) {
    case 'assigned':
      return ''
    case 'ladder':
      return standing.owner === null ? 'Nobody is assigned.' : `${name} has it.${known(standing)}`
    case 'nobody-assigned':
      return 'Nobody is assigned, so it comes to you.'
    case 'away':
      return `${name} is on leave, so it comes to you.`
    case 'not-reached':
      return `I cannot reach ${name} in a chat of their own, so it comes to you.`
  }
}

const known = ({ acknowledged }: Owed['duty']['standing']): string =>
  acknowledged ? ` Acknowledged by ${acknowledged.by}, not marked as done.` : ' Nobody has acknowledged it.'

/** What is left to do about it. */
function pressing({ telling, duty: { deadline } }: Owed): string {
  if (deadline.kind === 'advisory')
    return 'The policy asks you to think about it; nothing is overdue afterwards.'
  return telling === 'worker' ? '' : 'It is not marked as done.'
}
