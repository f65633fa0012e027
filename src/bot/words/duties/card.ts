import type { Deadline } from '../../../reminders/types.ts'
import { nameOf, type Standing } from '../../duty-standing.ts'
import type { Person } from '../../facts.ts'
import type { GuidedFlow } from '../../guided-flow.ts'
import type { Action, Reply } from '../../reply.ts'
import { sayDay } from '../dates.ts'
import { sayCitation } from '../goals.ts'
import { startAction } from '../jobs.ts'
import { plainReply } from '../plain.ts'
import { sayDuty, sayWhen, type Moment } from '../reminders/when.ts'
import { sayStanding } from './standing.ts'

export interface DutyView extends Moment {
  deadline: Deadline
  standing: Standing
  /** Whether this person may act on it. */
  theirs: boolean
  /** The guided flow that does it, where it is this person's to do. */
  job: GuidedFlow | null
  person: Person
}

/** One duty: when, from what it counts, whose it is, and all that can be done about it. */
export function dutyReply(view: DutyView, lead = '', why = false): Reply {
  const { deadline, standing, person } = view
  const said = [
    lead,
    whenOf(view),
    ...sayStanding(deadline, standing, person).map((words) => `${words[0]?.toUpperCase()}${words.slice(1)}.`),
    ...(why ? [whyOf(deadline)] : []),
  ].filter(Boolean)
  const citations = why && deadline.citation ? [deadline.citation] : []
  const reply = plainReply(sayDuty(deadline), said.join('\n'), citations, actionsFor(view, why))
  const text = [`${sayDuty(deadline)} · ${deadline.case}`, ...said]
  return {
    ...reply,
    text: [...text, ...(why ? [] : ['Say "why" for the rule behind it.'])].join('\n'),
    card: reply.card && { ...reply.card, subtitle: `case ${deadline.case}` },
  }
}

function whenOf(view: DutyView): string {
  const { deadline } = view
  const { due, trigger, kind } = deadline
  if (deadline.problem) return deadline.problem.says
  const from = trigger.on === null ? '' : ` It counts from: ${trigger.what}, ${sayDay(trigger.on)}.`
  if (due === null) return `It has no day; it is owed as soon as it applies.${from}`
  const when = sayWhen(deadline, view)
  const advice = kind === 'advisory' ? ' It asks you to consider it; nothing is overdue afterwards.' : ''
  return `${when[0]?.toUpperCase()}${when.slice(1)}.${from}${advice}`
}

function whyOf({ because, citation }: Deadline): string {
  return citation ? `${because}\n"${citation.quote}" ${sayCitation(citation)}` : because
}

/** Most useful first. */
function actionsFor({ deadline, standing, theirs, job, person, today }: DutyView, why: boolean): Action[] {
  const duty = nameOf(deadline)
  const dated = theirs && deadline.due !== null
  const start = job ? [startAction(job, deadline.case, deadline.child, 'Start')] : []
  const acknowledge: Action = { label: 'Acknowledge', command: { type: 'acknowledge', duty } }
  const unseen = standing.acknowledged === null ? [acknowledge] : []
  const ahead = (deadline.due?.earliest ?? '') > today
  const rest: Action[] = [
    ...(ahead ? [{ label: 'Snooze', command: { type: 'snooze', duty, until: null } } as const] : []),
    { label: 'Done with evidence', command: { type: 'done', duty, evidence: null } },
  ]
  const give: Action = { label: 'Reassign', command: { type: 'reassign', duty, to: null } }
  const ask: Action = { label: 'Why?', command: { type: 'show-duty', duty, why: true } }
  return [
    ...start,
    ...(dated ? [...unseen, ...rest] : []),
    ...(dated && person.role === 'supervisor' ? [give] : []),
    ...(why ? [] : [ask]),
  ]
}
