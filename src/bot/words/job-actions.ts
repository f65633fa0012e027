import type { AskedQuestion, FlowView } from '../../dialog/types.ts'
import type { Action } from '../reply.ts'
import type { Job } from './telling.ts'

const cancel: Action = { label: 'Cancel', command: { type: 'cancel' }, style: 'destructive' }
const draft: Action = { label: 'Save draft', command: { type: 'save-draft' } }
const myCases: Action = { label: 'My cases', command: { type: 'cases' } }
const onRecord: Action = {
  label: 'Goals on record',
  command: { type: 'goals-on-record', case: null, child: null },
}
const allowed: Action = {
  label: 'Which are allowed?',
  command: { type: 'allowed-goals', case: null, child: null, facts: {} },
}

/** The buttons of a flow wherever it stands, most useful first. */
export function jobActions(job: Job): Action[] {
  const { view } = job
  switch (view.status) {
    case 'asking':
      return [...senders(job), ...(job.choosesGoal ? [allowed] : []), draft, cancel]
    case 'review':
      return atReview(view)
    case 'refused':
      return [draft, onRecord, cancel]
    case 'saved':
    case 'cancelled':
      return [myCases]
    case 'saving':
      return []
  }
}

/** What mends or decides comes before what can be added, and leaves room for the way out. */
function atReview(view: FlowView): Action[] {
  const confirm: Action = { label: 'Confirm', command: { type: 'confirm' }, style: 'primary' }
  const mends = mending(view)
  const first = mends.length > 0 ? mends : view.open.filter(({ decides }) => decides).flatMap(decisions)
  const others = offered(view).filter(({ label }) => !first.some((one) => one.label === label))
  if (first.length === 0) return [confirm, draft, cancel, ...others]
  return [confirm, ...[...first, ...others].slice(0, 3), draft, cancel]
}

/** A form of everything is confirmed as it stands; that of one item goes back to the whole. */
function senders({ view }: Job): Action[] {
  const item = view.asking?.item ?? null
  if (view.asking?.decides) return decisions(view.asking)
  if (item === null)
    return [
      { label: 'Confirm', command: { type: 'submit', values: {}, confirm: true }, style: 'primary' },
      ...view.offers
        .filter(({ more }) => more)
        .slice(0, 2)
        .map(addAfter),
    ]
  return [
    { label: 'Continue', command: { type: 'submit', values: {}, confirm: false }, style: 'primary' },
    { label: 'Leave it', command: { type: 'back' } },
  ]
}

/** One button for each way to decide; the fields beside it are sent along. */
const decisions = ({ ask, options }: AskedQuestion): Action[] =>
  options.map(({ value, label }, at) => ({
    label,
    command: { type: 'submit', values: { [ask]: value }, confirm: true },
    ...(at === 0 && { style: 'primary' as const }),
    sends: true,
  }))

/** Opens what mends the first things that are missing. */
const mending = ({ notices }: FlowView): Action[] =>
  notices
    .flatMap(({ opens }) => opens ?? [])
    .filter(({ ask }, at, all) => all.findIndex((one) => one.ask === ask) === at)
    .slice(0, 2)
    .map(({ ask, label }) => ({ label, command: { type: 'want', ask } }))

/** Takes the form as it is filled in, and asks for one more item. */
const addAfter = ({ ask, label }: FlowView['offers'][number]): Action => ({
  label: `Add ${label.toLowerCase()}`,
  command: { type: 'submit', values: {}, confirm: false, more: ask },
  sends: true,
})

/** What can be added: another item first, side dates last, because they are rarely wanted. */
function offered({ offers, open }: FlowView): Action[] {
  const question = (ask: string) => open.find((q) => q.ask === ask)
  const rank = (ask: string) => (question(ask) === undefined ? 0 : question(ask)?.kind === 'date' ? 2 : 1)
  return offers
    .filter(({ ask, item }) => item === null && !question(ask)?.decides)
    .sort((a, b) => rank(a.ask) - rank(b.ask))
    .map(({ ask, label }) => ({ label: `Add ${label.toLowerCase()}`, command: { type: 'want', ask } }))
}
