import type { Command } from '../command.ts'
import type { NewNotice } from '../notices.ts'
import type { LastAnswer } from '../policy-talk.ts'
import type { Session } from '../session.ts'
import { help, plainReply } from '../words/plain.ts'
import { commentField } from '../words/policy-actions.ts'
import { spoken } from '../words/policy-answer.ts'
import { anOlderAnswer, notSent, nothingAsked, sentTo, sentToDesk, thanks } from '../words/policy-desk.ts'
import { cleaned, newQuestion } from './policy-question.ts'
import { againOf, answerReply, audited, shown, talkOf } from './policy.ts'
import { prompted } from './prompted.ts'
import type { Situation, Turned } from './situation.ts'

type Feedback = Extract<Command, { type: 'feedback' }>

/** Whether the newest answer helped. What did not is kept for the desk, once, with what was said about it. */
export function feedback(command: Feedback, session: Session, situation: Situation): Turned {
  const talk = talkOf(session)
  const { verdict, comment, about } = command
  if (about === 'older') return aside(session, anOlderAnswer, situation)
  if (!talk.last) return prompted(session, nothingAsked, 'feedback', situation)
  const kept = verdict === 'down' ? newQuestion(talk.last, 'thumbs-down', comment, situation) : null
  const last: LastAnswer = { ...talk.last, noted: kept?.id ?? talk.last.noted }
  const lead = verdict === 'down' && !kept ? notSent : thanks(verdict, comment !== null)
  const ask = verdict === 'down' && comment === null && kept !== null
  const turned = again(lead, last, { ...session, policy: { ...talk, last } }, situation, ask)
  return { ...audited(turned, { verdict, comment: comment !== null }), ...(kept && { questions: [kept] }) }
}

function aside(session: Session, reply: Turned['reply'], situation: Situation): Turned {
  return { ...prompted(session, reply, 'feedback', situation), session, reply, aside: true }
}

/** The same answer again with what became of the press on top; in words only what became of it. */
function again(
  lead: string,
  last: LastAnswer,
  session: Session,
  situation: Situation,
  comment = false,
): Turned {
  const whole = answerReply(last, againOf(last), talkOf(session), situation, lead)
  const send = {
    label: 'Send what was wrong',
    command: { type: 'feedback', verdict: 'down', comment: null, about: 'newest' },
    style: 'primary',
  } as const
  const others = whole.actions.filter(({ command }) => command.type !== 'feedback')
  const reply = {
    ...whole,
    text: lead,
    card: whole.card && { ...whole.card, fields: comment ? [commentField] : [] },
    actions: comment ? [send, ...others] : others,
  }
  const beside = session.flow === null || !situation.private ? reply : plainReply('Noted', lead)
  const turned = shown(session, beside, 'feedback', situation)
  const { text, citations } = { text: last.answer.answer, citations: last.answer.citations }
  return { ...turned, session: { ...turned.session, reason: { text, citations } } }
}

/** The newest question goes to the supervisor, in their own conversation, and to the desk. */
export function askSupervisor(session: Session, situation: Situation): Turned {
  const talk = talkOf(session)
  const { person, ids } = situation
  if (!talk.last) return prompted(session, nothingAsked, 'ask-supervisor', situation)
  const kept = newQuestion({ ...talk.last, noted: null }, 'handed-over', null, situation)
  const answered = cleaned(spoken(talk.last.answer).join(' ') || talk.last.answer.answer, situation)
  if (!kept || answered === null)
    return audited(again(notSent, talk.last, session, situation), { refused: 'unreachable' })
  const { supervisor } = person
  const by = { id: person.id, name: person.name }
  const notice = { kind: 'question-handed-over', id: kept.id, question: kept.question, answered, by } as const
  const notices: NewNotice[] = supervisor
    ? [{ id: `question-${ids.key}`, to: { type: 'person', person: supervisor.id }, notice }]
    : []
  const lead = supervisor ? sentTo(supervisor, kept.question) : sentToDesk
  const turned = again(lead, talk.last, session, situation)
  const sent = withoutSending(turned)
  return { ...sent, audit: { ...sent.audit, action: 'ask-supervisor' }, notices, questions: [kept] }
}

/** It is sent once; asking again makes another question. */
function withoutSending(turned: Turned): Turned {
  const actions = turned.reply.actions.filter(({ command }) => command.type !== 'ask-supervisor')
  // A declined question has no passage to show, and a way on is always there.
  const reply = { ...turned.reply, actions: actions.length === 0 ? [help] : actions }
  return { ...turned, reply, session: { ...turned.session, last: reply } }
}
