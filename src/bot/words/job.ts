import type { AskedQuestion, FlowView, Notice, QuestionKind, Stepped } from '../../dialog/types.ts'
import { subjectOf } from '../facts.ts'
import type { Reply } from '../reply.ts'
import { replacedRow } from './conflict.ts'
import { sayDate } from './dates.ts'
import { notTaken } from './form.ts'
import { jobActions } from './job-actions.ts'
import { jobCard } from './job-card.ts'
import type { Job, Telling } from './telling.ts'
import { aboutLine } from './people.ts'
import { leftOf, recordNumbers, sayRecorded } from './steps.ts'
import { printAction } from './print.ts'
import { formView } from './whole-form.ts'

/** The one reply that shows a guided flow, wherever it stands. */
export function jobReply(job: Job, telling: Telling = {}): Reply {
  return {
    text: jobText(job, telling),
    card: jobCard(job, telling, next(job, telling)),
    actions: [...(telling.choices ?? []), ...printing(job), ...jobActions(job)].slice(0, 6),
    citations: citationsOf(job.view),
    ...formView(job),
  }
}

/** What was just saved can be printed with one press. */
const printing = ({ prints, view, context: { facts } }: Job) =>
  prints && view.status === 'saved'
    ? (['case-plan', 'history'] as const).map((document) => printAction(document, facts.case.id, null))
    : []

/** The open question alone, for after a digression. */
export function promptOf(job: Job): string {
  const { view } = job
  const begun = view.status === 'review' ? 'ready to confirm' : ask(job)
  return `Your entry for ${subjectOf(job.context.facts)}: ${begun}`
}

function jobText(job: Job, telling: Telling): string {
  const { view } = job
  const ends = telling.replacing ? [replacedRow(telling.replacing)] : []
  const all = view.status === 'cancelled' ? [] : [...view.rows, ...ends]
  const rows = all.map(({ label, value }) => `${label}: ${value}`)
  const errors = (telling.errors ?? []).map((error) => notTaken(error, view.asking?.ask ?? null))
  const notices = noticesToSay(view).map(sayNotice)
  return [title(job), telling.lead, ...rows, ...notices, ...errors, next(job, telling)]
    .filter((line): line is string => typeof line === 'string' && line !== '')
    .join('\n')
}

/** Hints are said once at the start and once at the review, or beside the question that decides; what has to be heeded is said every time. */
function noticesToSay(view: FlowView): readonly Notice[] {
  if (view.status === 'review' || view.asking?.decides) return view.notices
  if (view.status === 'asking' && view.rows.length === 0) return view.notices
  return view.status === 'asking' ? view.notices.filter(({ kind }) => kind !== 'hint') : []
}

const title = ({ view, context: { facts } }: Job) => `${view.title} · ${aboutLine(facts)}`

/** What happens now, in one or two sentences. */
function next(job: Job, telling: Telling): string {
  const { view } = job
  switch (view.status) {
    case 'asking':
      return ask(job)
    case 'review':
      return `Nothing is saved yet. Say "confirm" to save it, "change" and a field, "save" for a draft, or "cancel".${offers(view)}`
    case 'saving':
      return saving(telling)
    case 'saved':
      return `Saved in the case record. ${recordNumbers(telling.recorded ?? [])}`
    case 'refused':
      return refused(telling)
    case 'cancelled':
      return cancelled(telling)
  }
}

function saving({ half, tryingUntil }: Telling): string {
  const stands = half ? `${sayRecorded(half)} Not recorded yet: ${leftOf(half)}.` : 'Not saved yet.'
  const silence = `${stands.slice(0, -1)}${half ? '. The' : ': the'} case system has not answered.`
  return `${silence} Your entry is kept, and I try again until ${tryingUntil ?? 'it answers'}. You need not do anything; I will tell you here.`
}

function refused({ half, refusal, ways }: Telling): string {
  const keep = 'say "save" to keep it as a draft, or "cancel".'
  if (half)
    return `${sayRecorded(half)} That stays. Not recorded: ${leftOf(half)}. Your entry is kept: correct it and confirm again, and only that is sent; ${keep}`
  const nothing = refusal?.unknown ? '' : 'Nothing was saved. '
  return nothing + (ways ?? `Your entry is kept: change it, ${keep}`)
}

function cancelled({ half, refusal }: Telling): string {
  if (half) return `Cancelled here. ${sayRecorded(half)} That stays in the case record.`
  return refusal?.unknown
    ? 'Cancelled here. Whether it was saved before, the case record shows.'
    : 'Cancelled. Nothing was saved.'
}

function ask({ view }: Job): string {
  const asked = view.asking
  if (!asked) return ''
  const options = asked.options.map(({ label }, i) => `${i + 1} ${label}`)
  const choices = options.length > 0 ? ` ${options.join(' · ')}` : ''
  return [`${asked.prompt}${choices}${hints[asked.kind]}`, mayPass(asked)].filter(Boolean).join(' ')
}

/** How an entry of a kind is said, where it does not go without saying. */
const hints: Readonly<Record<QuestionKind, string>> = {
  choice: '',
  choices: '. Say all that apply, such as "1, 3", or "all".',
  date: '',
  text: '',
  lines: ' Put each on its own line, or a ";" between them.',
  number: '',
}

function mayPass({ current, need }: AskedQuestion): string {
  if (current !== null) return '"skip" leaves it as it is.'
  return need === 'required' ? '' : 'You can "skip" this.'
}

function offers({ offers }: FlowView): string {
  const named = offers.filter(({ item }) => item === null).map(({ label }) => label.toLowerCase())
  return named.length === 0 ? '' : ` You can also "add" more: ${named.join(', ')}.`
}

const sayNotice = ({ kind, text }: Notice) => (kind === 'hint' ? text : `Please note: ${text}`)

function citationsOf(view: FlowView) {
  const all = [view.asking?.why.citation, ...view.notices.map(({ citation }) => citation)]
  return all.filter((c) => c !== null && c !== undefined)
}

/** What an event changed beside the rows: entries not taken, and answers that no longer fit. */
export function tell(stepped: Pick<Stepped, 'refused' | 'undone'>): Telling {
  const undone = stepped.undone.map(
    ({ label, was }) => `${label}${was && ` (${was})`} no longer fits and was taken out.`,
  )
  const errors = stepped.refused.map(({ ask, label, refusal }) => ({
    ask,
    label,
    text: sayRefusal(refusal),
    short: sayRefusal({ ...refusal, instead: [] }),
  }))
  return { lead: undone.length > 0 ? undone.join(' ') : null, errors }
}

export function sayRefusal({ because, instead, allowedFrom }: Stepped['refused'][number]['refusal']): string {
  const told = allowedFrom && because.includes(allowedFrom.slice(0, 4))
  const from = allowedFrom && !told ? ` It would be possible from ${sayDate(allowedFrom)}.` : ''
  const other = instead && instead.length > 0 ? ` Possible here: ${instead.join(', ')}.` : ''
  return `${because}${from}${other}`
}
