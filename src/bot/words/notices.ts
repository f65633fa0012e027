import type { PersonalNotice, Waiting } from '../notices.ts'
import type { Action, Reply } from '../reply.ts'
import { sayDay } from './dates.ts'
import { sayDuty } from './duties/acting.ts'
import { plainReply } from './plain.ts'

/** The job in which a supervisor decides about a plan. */
export const approvalJob = 'approve-case-plan'

/** What happened, in one or two sentences. */
export function sayNotice(notice: PersonalNotice): string {
  switch (notice.kind) {
    case 'plan-submitted':
      return `${notice.by.name} handed in a case plan for ${notice.case}. It waits for a decision.`
    case 'plan-decided':
      return notice.decision === 'approve'
        ? `${notice.by.name} approved the case plan for ${notice.case}.`
        : `${notice.by.name} returned the case plan for ${notice.case}${notice.note === null ? '' : `: "${notice.note}"`}. It can be changed and handed in again.`
    case 'duty-pressed':
      return `You pressed a button in your team’s channel${notice.duty ? `: ${sayDuty(notice.duty)}` : ''}.`
    case 'duty-given':
      return `${notice.by.name} asks you to see to ${sayDuty(notice.duty)}. Reminders of it come to you from now on. In the case system nothing was changed.`
    case 'draft-handed-over':
      return `${notice.by.name} handed a draft over to you: ${notice.job} for ${notice.child ?? notice.case}. It is among your drafts.`
    case 'desk-question':
      return `${notice.by.name} asks the policy desk: "${notice.question}"`
    case 'desk-summary':
      return 'There are open questions at the policy desk.'
    case 'question-handed-over':
      return `${notice.by.name} asks you: "${notice.question}" I had answered: ${shortly(notice.answered)}`
    case 'desk-answered':
      return `Your question "${notice.question}" has an answer: ${notice.answer} ${notice.owner} stands by it until ${sayDay(notice.until)}.`
  }
}

const longest = 240
const shortly = (text: string) =>
  text.length <= longest ? text : `${text.slice(0, longest).toWellFormed().trimEnd()}…`

/** The button that goes on from a notice; null where there is nothing to do. */
export function noticeAction(notice: PersonalNotice): Action | null {
  switch (notice.kind) {
    case 'plan-submitted':
      return {
        label: `Decide · ${notice.case}`,
        command: { type: 'start', dialog: approvalJob, case: notice.case, child: null, values: {} },
      }
    case 'plan-decided':
      return {
        label: `Case ${notice.case}`,
        command: { type: 'goals-on-record', case: notice.case, child: null },
      }
    case 'duty-pressed':
      return { label: 'Go on', command: notice.command }
    case 'duty-given':
      return { label: 'Open', command: { type: 'show-duty', duty: notice.duty } }
    case 'draft-handed-over':
      return { label: 'Open the draft', command: { type: 'resume', draft: notice.draft } }
    case 'desk-question':
      return { label: 'Answer', command: { type: 'desk-answer', question: notice.id } }
    case 'desk-summary':
      return { label: 'Policy desk', command: { type: 'desk' } }
    case 'desk-answered':
      return null
    case 'question-handed-over':
      return {
        label: 'See the answer',
        command: { type: 'ask', question: notice.question, case: null, child: null },
      }
  }
}

const titles = {
  'plan-submitted': 'A case plan waits for you',
  'plan-decided': 'A case plan was decided',
  'draft-handed-over': 'A draft was handed to you',
  'desk-question': 'A question for the policy desk',
  'desk-summary': 'Policy desk',
  'desk-answered': 'Your question was answered',
  'question-handed-over': 'A question for you',
  'duty-pressed': 'From your team’s channel',
  'duty-given': 'You were asked to see to something',
} as const

export const noticeReply = (notice: PersonalNotice, more = ''): Reply =>
  plainReply(
    titles[notice.kind],
    [sayNotice(notice), more].filter(Boolean).join(' '),
    [],
    actionsOf([notice]),
  )

const actionsOf = (notices: readonly PersonalNotice[]): Action[] =>
  notices.flatMap((notice) => noticeAction(notice) ?? [])

/** A reply that first tells what happened. */
export function afterNotice(notice: PersonalNotice, reply: Reply): Reply {
  const said = sayNotice(notice)
  const card = reply.card && { ...reply.card, body: [said, reply.card.body].filter(Boolean).join('\n\n') }
  return { ...reply, text: `${said}\n${reply.text}`, card }
}

/** A greeting that also says what waits, each with its button before the others. */
export function withWaiting(reply: Reply, waiting: readonly Waiting[]): Reply {
  if (waiting.length === 0) return reply
  const lines = ['Waiting for you:', ...waiting.slice(0, 10).map(({ notice }) => `- ${sayNotice(notice)}`)]
  const actions = [...actionsOf(waiting.slice(0, 3).map(({ notice }) => notice)), ...reply.actions]
  const body = reply.card && { ...reply.card, body: [reply.card.body, lines.join('\n')].join('\n\n') }
  return { ...reply, text: [reply.text, ...lines].join('\n'), card: body, actions: actions.slice(0, 6) }
}
