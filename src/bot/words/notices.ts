import type { PersonalNotice, Waiting } from '../notices.ts'
import type { Action, Reply } from '../reply.ts'
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
  }
}

/** The button that goes on from a notice. */
export function noticeAction(notice: PersonalNotice): Action {
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
  }
}

const titles = {
  'plan-submitted': 'A case plan waits for you',
  'plan-decided': 'A case plan was decided',
  'draft-handed-over': 'A draft was handed to you',
  'duty-pressed': 'From your team’s channel',
  'duty-given': 'You were asked to see to something',
} as const

export const noticeReply = (notice: PersonalNotice, more = ''): Reply =>
  plainReply(
    titles[notice.kind],
    [sayNotice(notice), more].filter(Boolean).join(' '),
    [],
    [noticeAction(notice)],
  )

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
  const actions = [...waiting.slice(0, 3).map(({ notice }) => noticeAction(notice)), ...reply.actions]
  const body = reply.card && { ...reply.card, body: [reply.card.body, lines.join('\n')].join('\n\n') }
  return { ...reply, text: [reply.text, ...lines].join('\n'), card: body, actions: actions.slice(0, 6) }
}
