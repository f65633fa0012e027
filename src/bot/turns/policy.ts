import type { Answer } from '../../answers/answer/types.ts'
import type { AskPolicy } from '../commands/policy-talk.ts'
import { subjectOf } from '../facts.ts'
import { askedIn, noTalk, type LastAnswer, type PolicyTalk } from '../policy-talk.ts'
import type { Reply } from '../reply.ts'
import type { Session } from '../session.ts'
import { isSpanish } from '../understand/spanish.ts'
import { notYours } from '../words/plain.ts'
import { policyActions } from '../words/policy-actions.ts'
import { policyReply } from '../words/policy-answer.ts'
import { passageReply, noPassage } from '../words/policy-passage.ts'
import { cleaned, newQuestion } from './policy-question.ts'
import { prompted } from './prompted.ts'
import { unreached, type Situation, type Turned } from './situation.ts'
import { missed } from './talk.ts'

/** A question of policy: answered, and an open job stays where it is. */
export function askPolicy(command: AskPolicy, session: Session, situation: Situation): Turned {
  const out = outOfReach(command, session, situation)
  if (out) return out
  const answer = situation.policy?.answer ?? null
  const fits = answer && (!command.unsure || answer.kind === 'rule' || answer.kind === 'declined')
  return fits ? answered(command, answer, session, situation) : missed(session, situation)
}

/** The named case is not this worker's, or cannot be read now. */
function outOfReach(command: AskPolicy, session: Session, situation: Situation): Turned | null {
  const { focus } = situation
  if (command.case === null || !situation.private) return null
  if (focus.type === 'not-found') return prompted(session, notYours(focus.named), 'ask', situation)
  return focus.type === 'unreachable' && !session.flow ? unreached(session, command, 'ask') : null
}

function answered(command: AskPolicy, answer: Answer, session: Session, situation: Situation): Turned {
  const question = situation.private ? command.question : (cleaned(command.question, situation) ?? '')
  const last: LastAnswer = { question, answer, on: situation.today, noted: null }
  const talk = askedIn({ ...talkOf(session), last }, { question, topic: 'policy' })
  const waiting = answer.kind === 'clarify' && !session.flow ? { ...command, question } : session.waiting
  const next: Session = { ...openedAt(session, situation), policy: talk, waiting }
  const turned = shown(next, answerReply(last, command, talk, situation), 'ask', situation)
  const kept = answer.kind === 'not-found' ? newQuestion(last, 'no-answer', null, situation) : null
  return { ...audited(turned, { kind: answer.kind }), ...(kept && { questions: [kept] }) }
}

/** The answer in its frame; `lead` says what became of the last press. */
export function answerReply(
  { answer, question, on }: LastAnswer,
  command: AskPolicy,
  { language }: PolicyTalk,
  situation: Situation,
  lead?: string,
): Reply {
  const spoken = language === 'es' || isSpanish(question) ? 'es' : 'en'
  const rules = answer.state === null ? null : situation.rulesFor(answer.state, on)
  const seen = { language: spoken, rules, private: situation.private } as const
  return policyReply(
    answer,
    { ...seen, about: aboutOf(situation), ...(lead !== undefined && { lead }) },
    policyActions(answer, command, seen),
  )
}

/** The passage behind the newest answer. */
export function showPassage(session: Session, situation: Situation): Turned {
  const talk = talkOf(session)
  const passages = situation.policy?.passages ?? []
  if (!talk.last || passages.length === 0) return prompted(session, noPassage([]), 'show-passage', situation)
  const { answer, question } = talk.last
  const language = talk.language === 'es' || isSpanish(question) ? 'es' : 'en'
  const actions = policyActions(answer, againOf(talk.last), {
    language,
    rules: null,
    private: situation.private,
  }).filter(({ command }) => command.type !== 'show-passage')
  return shown(session, passageReply(passages, language, actions), 'show-passage', situation)
}

export const talkOf = (session: Session): PolicyTalk => session.policy ?? noTalk

/** The command that asks the newest question again. */
export const againOf = ({ question }: LastAnswer): AskPolicy => ({
  type: 'ask',
  question,
  case: null,
  child: null,
})

/** Beside an open job its own buttons come first, and what fits of these after them. */
export function shown(session: Session, reply: Reply, action: string, situation: Situation): Turned {
  const turned = prompted(session, reply, action, situation)
  if (turned.reply === reply) return turned
  const own = reply.actions.filter(
    ({ command }) => !(command.type === 'feedback' && command.verdict === 'up'),
  )
  const actions = [...turned.reply.actions, ...own].slice(0, 6)
  const both: Reply = { ...turned.reply, actions, ...(reply.policy && { policy: reply.policy }) }
  return { ...turned, reply: both, session: { ...turned.session, last: both } }
}

export const audited = (turned: Turned, detail: Turned['audit']['detail']): Turned => ({
  ...turned,
  audit: { ...turned.audit, detail },
})

/** The number of what is open, where its facts may be known here. */
const aboutOf = ({ private: alone, focus }: Situation): string | null =>
  alone && (focus.type === 'child' || focus.type === 'case') ? subjectOf(focus.facts) : null

/** A case that was named is the one that "here" means from now on. */
function openedAt(session: Session, { private: alone, focus }: Situation): Session {
  if (!alone || (focus.type !== 'child' && focus.type !== 'case')) return session
  return { ...session, open: { case: focus.facts.case.id, child: focus.facts.child?.id ?? null } }
}

/** In a channel nothing of a case is kept, and what was asked there names nobody. */
export const inPublic = (session: Session): Session => ({
  ...session,
  flow: null,
  open: null,
  waiting: session.waiting?.type === 'ask' ? session.waiting : null,
})
