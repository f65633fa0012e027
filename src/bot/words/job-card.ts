import type { FlowView } from '../../dialog/types.ts'
import type { Action, CardView, Row } from '../reply.ts'
import { sayDay } from './dates.ts'
import { fieldsFor } from './form.ts'
import type { Job, Telling } from './job.ts'
import { initials } from './people.ts'

/** The flow as one card: filled rows with Change, open fields, and what happens now. */
export function jobCard({ view, context, form }: Job, telling: Telling, next: string): CardView {
  const { child } = context.facts
  const { effective, stateName } = context.rules
  const policy = effective === null ? 'no policy date' : `policy of ${sayDay(effective)}`
  const asking = view.status === 'asking'
  const open = asking || view.status === 'review'
  return {
    title: view.title,
    subtitle: [initials(child), child.id, stateName, policy].join(' · '),
    tone: tones[view.status],
    progress: open ? view.progress : null,
    body: [telling.lead, body(view, next)].filter(Boolean).join('\n\n'),
    rows: view.rows.map((row): Row => ({ ...row, change: changeable(view) ? change(row) : null })),
    fields: asking ? fieldsFor(form, telling.errors ?? []) : [],
    notices: open ? view.notices : [],
  }
}

/** On a card the buttons say what can be done, so the words only say where things stand. */
function body({ status, asking }: FlowView, next: string): string {
  if (status === 'asking') return asking?.prompt ?? ''
  return status === 'review' ? 'Nothing is saved yet. Check each line, then press Confirm.' : next
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
