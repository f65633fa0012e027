import type { FlowContext, FlowView, Notice, Stepped } from '../../dialog/types.ts'
import type { ChildFacts } from '../facts.ts'
import type { Action, CardView, Reply, Row } from '../reply.ts'
import { sayDate } from './dates.ts'
import { fieldsFor, type FieldError } from './form.ts'
import { initials } from './people.ts'

/** What a job's reply says beside the flow itself. */
export interface Telling {
  /** Said first: what the last entry did. */
  lead?: string | null
  errors?: readonly FieldError[]
  /** Buttons that stand before the flow's own, such as the days a date may have meant. */
  choices?: readonly Action[]
  /** Until when a write is tried again, in words. */
  tryingUntil?: string | null
  /** Numbers of the records just saved. */
  records?: readonly string[]
}

export interface Job {
  view: FlowView
  context: FlowContext<ChildFacts>
  /** Fields of the one-card form: every open question, those that another field brings included. */
  form: readonly FlowView['open'][number][]
}

/** The one reply that shows a guided flow, wherever it stands. */
export function jobReply(job: Job, telling: Telling = {}): Reply {
  return {
    text: jobText(job, telling),
    card: jobCard(job, telling),
    actions: [...(telling.choices ?? []), ...actions(job)].slice(0, 6),
    citations: citationsOf(job.view),
  }
}

function jobText(job: Job, telling: Telling): string {
  const { view } = job
  const rows = view.rows.map(
    ({ label, value, note }) => `${label}: ${value}${note === null ? '' : ` (${note})`}`,
  )
  const notices = ['asking', 'review'].includes(view.status) ? view.notices.map(sayNotice) : []
  return [title(job), telling.lead, ...rows, ...notices, ...errors(telling), next(job, telling)]
    .filter((line): line is string => typeof line === 'string' && line !== '')
    .join('\n')
}

const errors = ({ errors = [] }: Telling) => errors.map(({ label, text }) => `${label}: ${text}`)

function jobCard(job: Job, telling: Telling): CardView {
  const { view, context } = job
  const { child } = context.facts
  const policy =
    context.rules.effective === null
      ? 'no policy date'
      : `policy of ${sayDate(context.rules.effective).slice(4)}`
  const asking = view.status === 'asking'
  return {
    title: view.title,
    subtitle: [initials(child), child.id, context.rules.stateName, policy].join(' · '),
    tone: tones[view.status],
    progress: asking || view.status === 'review' ? view.progress : null,
    body: [telling.lead, asking ? view.asking?.prompt : next(job, telling)].filter(Boolean).join('\n\n'),
    rows: view.rows.map((row): Row => ({ ...row, change: changeable(view) ? change(row) : null })),
    fields: asking ? fieldsFor(job.form, telling.errors ?? []) : [],
    notices: asking || view.status === 'review' ? view.notices : [],
  }
}

const tones = {
  asking: 'plain',
  review: 'plain',
  saving: 'wait',
  saved: 'good',
  refused: 'stop',
  cancelled: 'plain',
} as const

const changeable = ({ status }: FlowView) =>
  status === 'asking' || status === 'review' || status === 'refused'

const change = ({ ask, label }: FlowView['rows'][number]): Action => ({
  label: `Change ${label.toLowerCase()}`,
  command: { type: 'correct', ask, value: undefined },
})

const title = ({ view, context: { facts } }: Job) =>
  `${view.title} · ${initials(facts.child)} · ${facts.child.id}`

/** What happens now, in one or two sentences. */
function next(job: Job, telling: Telling): string {
  const { view } = job
  switch (view.status) {
    case 'asking':
      return ask(job)
    case 'review':
      return `Nothing is saved yet. Say "confirm" to save it${offers(view)}, "change" and a field, "save" for a draft, or "cancel".`
    case 'saving':
      return `Not saved yet: the case system has not answered. Your entry is kept, and I try again until ${telling.tryingUntil ?? 'it answers'}. You need not do anything; I will tell you here.`
    case 'saved':
      return `Saved in the case record. Record number: ${(telling.records ?? []).join(', ')}.`
    case 'refused':
      return 'Nothing was saved. Your entry is kept: change it, say "save" to keep it as a draft, or "cancel".'
    case 'cancelled':
      return 'Cancelled. Nothing was saved.'
  }
}

function ask({ view }: Job): string {
  const asked = view.asking
  if (!asked) return ''
  const options = asked.options.map(({ label }, i) => `${i + 1} ${label}`)
  const choices = options.length > 0 ? ` ${options.join(' · ')}` : ''
  return `${asked.prompt}${choices}${asked.need === 'required' ? '' : ' You can "skip" this.'}`
}

function offers({ offers }: FlowView): string {
  if (offers.length === 0) return ''
  return `, "add" for ${offers.map(({ label }) => label.toLowerCase()).join(', ')}`
}

const sayNotice = ({ kind, text }: Notice) => (kind === 'hint' ? text : `Please note: ${text}`)

function actions(job: Job): Action[] {
  const { view } = job
  const cancel: Action = { label: 'Cancel', command: { type: 'cancel' }, style: 'destructive' }
  const draft: Action = { label: 'Save draft', command: { type: 'save-draft' } }
  const allowed: Action = {
    label: 'Which are allowed?',
    command: { type: 'allowed-goals', case: null, child: null, facts: {} },
  }
  const offered = view.offers.map(({ ask, label }): Action => ({
    label: `Add ${label.toLowerCase()}`,
    command: { type: 'want', ask },
  }))
  switch (view.status) {
    case 'asking':
      return [
        { label: 'Confirm', command: { type: 'submit', values: {}, confirm: true }, style: 'primary' },
        allowed,
        draft,
        cancel,
      ]
    case 'review':
      return [{ label: 'Confirm', command: { type: 'confirm' }, style: 'primary' }, draft, cancel, ...offered]
    case 'refused':
      return [draft, { label: 'Cancel', command: { type: 'cancel' }, style: 'destructive' }]
    case 'saved':
    case 'cancelled':
      return [{ label: 'My cases', command: { type: 'cases' } }]
    case 'saving':
      return []
  }
}

function citationsOf(view: FlowView) {
  const all = [view.asking?.why.citation, ...view.notices.map(({ citation }) => citation)]
  return all.filter((c) => c !== null && c !== undefined)
}

/** What an event changed beside the rows: entries not taken, and answers that no longer fit. */
export function tell(stepped: Pick<Stepped, 'refused' | 'undone'>): Telling {
  const undone = stepped.undone.map(({ label, was }) => `${label} (${was}) no longer fits and was taken out.`)
  const errors = stepped.refused.map(({ ask, label, refusal }) => ({ ask, label, text: sayRefusal(refusal) }))
  return { lead: undone.length > 0 ? undone.join(' ') : null, errors }
}

export function sayRefusal({ because, instead, allowedFrom }: Stepped['refused'][number]['refusal']): string {
  const from = allowedFrom ? ` It would be possible from ${sayDate(allowedFrom)}.` : ''
  const other = instead && instead.length > 0 ? ` Possible here: ${instead.join(', ')}.` : ''
  return `${because}${from}${other}`
}
