import { ActionSet, Column, ColumnSet, type IColumnSet, type IRichTextBlock } from '@microsoft/teams.cards'
import type { SealedAction, SealedCard } from '../bot/reply.ts'
import { button } from './actions.ts'
import type { Limits } from './limits.ts'
import { paragraph, quiet } from './text.ts'

type SealedRow = SealedCard['rows'][number]

/** What is filled in so far, a line each, with its Change button at the right. */
export function rows(card: SealedCard, limits: Limits): (IColumnSet | IRichTextBlock)[] {
  const shown = card.rows.slice(0, limits.rows).map((row, n) => drawRow(row, n > 0, limits))
  const left = card.rows.length - shown.length
  return left > 0
    ? [...shown, paragraph(`… and ${left} more. Type "review" to read them all.`, 80, quiet)]
    : shown
}

function drawRow(row: SealedRow, separator: boolean, limits: Limits): IColumnSet {
  const words = [
    paragraph(row.label, limits.label, { size: 'Small', isSubtle: true }),
    paragraph(row.value || '–', limits.rowText, { weight: 'Bolder', spacing: 'None' }),
    ...(row.note ? [paragraph(row.note, limits.why, quiet)] : []),
  ]
  const columns = [new Column(...words).withWidth('stretch').withVerticalContentAlignment('Center')]
  for (const action of [row.change, row.remove]) {
    if (!action) continue
    const shown = new ActionSet(button(short(action), false, limits, row.label))
    columns.push(new Column(shown).withWidth('auto').withVerticalContentAlignment('Center'))
  }
  return new ColumnSet({ columns, separator, spacing: separator ? 'Small' : 'Medium' })
}

/** "Change target date" stands beside the row that says so: "Change" is enough, the tooltip has the rest. */
const short = (action: SealedAction): SealedAction => ({
  ...action,
  label: action.label.replace(/^(Change|Remove)\b.*$/su, '$1'),
})
