import type { FlowView } from '../../dialog/types.ts'
import type { Action } from '../reply.ts'

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
export function jobActions(view: FlowView): Action[] {
  switch (view.status) {
    case 'asking':
      return [
        { label: 'Confirm', command: { type: 'submit', values: {}, confirm: true }, style: 'primary' },
        allowed,
        draft,
        cancel,
      ]
    case 'review':
      return [
        { label: 'Confirm', command: { type: 'confirm' }, style: 'primary' },
        draft,
        cancel,
        ...offered(view),
      ]
    case 'refused':
      return [draft, onRecord, cancel]
    case 'saved':
    case 'cancelled':
      return [myCases]
    case 'saving':
      return []
  }
}

/** What can be added; side dates last, because they are rarely wanted. */
function offered({ offers, open }: FlowView): Action[] {
  const isDate = (ask: string) => open.some((q) => q.ask === ask && q.kind === 'date')
  const sorted = [...offers].sort((a, b) => Number(isDate(a.ask)) - Number(isDate(b.ask)))
  return sorted.map(({ ask, label }) => ({
    label: `Add ${label.toLowerCase()}`,
    command: { type: 'want', ask },
  }))
}
