import type { FlowView, ItemName, Notice } from '../../dialog/types.ts'
import type { Action, CardView, Field, Row } from '../reply.ts'
import { replacedRow } from './conflict.ts'
import { fieldsFor, formAt, notTaken } from './form.ts'
import type { Job, Telling } from './telling.ts'
import { aboutLine } from './people.ts'
import { sayPolicy } from './policy-date.ts'

/** The flow as one card: filled rows with Change, open fields, and what happens now. */
export function jobCard({ view, context, form }: Job, telling: Telling, next: string): CardView {
  const asking = view.status === 'asking'
  const open = asking || view.status === 'review'
  const here = view.asking?.item ?? null
  const fields = asking ? fieldsFor(formAt(form, here), telling.errors ?? []) : []
  return {
    title: view.title,
    subtitle: [aboutLine(context.facts), context.rules.stateName, sayPolicy(context.rules)].join(' · '),
    tone: tones[view.status],
    progress: open ? view.progress : null,
    body: [telling.lead, ...errorsApart(telling, fields), body(view, next)].filter(Boolean).join('\n\n'),
    rows: [
      ...filled(view, fields, here).map((row) => rowFor(row, changeable(view))),
      ...(telling.replacing && view.status !== 'cancelled' ? [replacedRow(telling.replacing)] : []),
    ],
    fields,
    notices: open ? view.notices.filter((notice) => !saidByField(notice, fields)) : [],
  }
}

/** What stands in a field of the form is not shown as a row as well; what was cancelled is not shown as kept. */
function filled(
  { status, rows }: FlowView,
  fields: readonly Field[],
  here: ItemName | null,
): FlowView['rows'] {
  if (status === 'cancelled') return []
  const inForm = ({ ask, item }: FlowView['rows'][number]) =>
    fields.some(({ id }) => id === ask) || (item !== null && item.group === here?.group && item.n === here.n)
  return rows.filter((row) => !inForm(row))
}

/** What was not taken and has no field on this card to stand beside. */
const errorsApart = ({ errors = [] }: Telling, fields: readonly Field[]): string[] =>
  errors.filter(({ ask }) => !fields.some(({ id }) => id === ask)).map((error) => notTaken(error, null))

/** A hint that gives the reason of a field stands there already. */
const saidByField = ({ kind, text }: Notice, fields: readonly Field[]): boolean =>
  kind === 'hint' && fields.some(({ why }) => why !== null && text.endsWith(why))

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

function rowFor({ ask, label, value, note, item }: FlowView['rows'][number], open: boolean): Row {
  const name = label.toLowerCase()
  const change: Action = { label: `Change ${name}`, command: { type: 'correct', ask, value: undefined } }
  const remove: Action | null = item && {
    label: `Remove ${name}`,
    command: { type: 'remove', group: item.group, n: item.n },
  }
  return { label, value, note, change: open ? change : null, remove: open ? remove : null }
}
