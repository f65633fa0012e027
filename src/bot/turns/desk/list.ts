import type { OpenQuestion } from '../../policy-ports.ts'
import type { Session } from '../../session.ts'
import { deskCard, goneMeanwhile, putAway } from '../../words/desk.ts'
import { prompted } from '../prompted.ts'
import type { DeskView, Situation, Turned } from '../situation.ts'

/** A question by its id, or by its number in the list. */
export const meant = (question: string | number, { open }: DeskView): OpenQuestion | undefined =>
  typeof question === 'number' ? open[question - 1] : open.find(({ id }) => id === question)

/** The open questions, and the answers that ended or whose words stand in no document any more. */
export function list(session: Session, desk: DeskView, situation: Situation, lead = ''): Turned {
  const { today } = situation
  const renewals = desk.standing.flatMap((answer) => {
    if (answer.expiresOn < today) return [{ answer, because: 'its last day is past' }]
    return desk.rests(answer, today) ? [] : [{ answer, because: 'what it quotes was replaced' }]
  })
  const waiting = session.waiting?.type === 'desk-write' ? null : session.waiting
  return prompted({ ...session, waiting }, deskCard(desk.open, renewals, lead), 'desk', situation)
}

/** Takes a question off the desk without an answer. */
export function away(which: string | number, session: Session, desk: DeskView, situation: Situation): Turned {
  const question = meant(which, desk)
  if (!question) return list(session, desk, situation, goneMeanwhile)
  const rest = { ...desk, open: desk.open.filter(({ id }) => id !== question.id) }
  const turned = list(session, rest, situation, putAway(question.question))
  const audit = { ...turned.audit, action: 'desk-put-away' }
  return { ...turned, desk: { type: 'put-away', question: question.id }, audit }
}
