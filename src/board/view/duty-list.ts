import { html } from 'hono/html'
import { standings, type Moment, type Standing } from '../../reminders/forecast/forecast.ts'
import type { Deadline } from '../../reminders/types.ts'
import type { Shown } from '../types.ts'
import { addressOf } from '../asked.ts'
import { table, type Column, type Html } from './table.ts'
import { counted, sayDue } from './words.ts'
import { nobody } from './workers.ts'

const perPage = 50
const order: readonly Standing[] = ['overdue', 'this-week', 'later', 'open']
const says: Readonly<Record<Standing, string>> = {
  overdue: 'Overdue',
  'this-week': 'This week',
  later: 'Later',
  open: 'No due day',
}

/** Duties one by one, the most pressing first: case and duty, and no child. */
export function dutyList(shown: Shown): Html {
  const { board, asked } = shown
  if (asked.worker === '') return lineTable(shown, board.duties)
  const whose = asked.worker === nobody ? undefined : asked.worker
  const theirs = board.duties.filter(({ owner }) => owner?.id === whose)
  const name = theirs[0]?.owner?.name ?? (asked.worker === nobody ? 'Nobody assigned' : 'Duties')
  const back = addressOf(asked, { worker: '', page: 1 })
  return html`<p class="back"><a href="${back}">Back to the board</a></p>
    <section aria-labelledby="list" class="full">
      <h2 id="list">${name}: ${counted(theirs.length, 'open duty', 'open duties')}</h2>
      ${lineTable(shown, theirs)}
    </section>`
}

function lineTable({ board, asked }: Shown, duties: readonly Deadline[]): Html {
  const lines = linesOf(duties, board)
  if (lines.length === 0) return html`<p>Nothing is due in the next eight weeks.</p>`
  const pages = Math.ceil(lines.length / perPage)
  const page = Math.min(asked.page, pages)
  const columns: Column<Line>[] = [
    { head: 'Duty', cell: ({ duty }) => duty.what },
    { head: 'Case', cell: ({ duty, children }) => caseOf(duty, children), id: true },
    { head: 'Due', cell: ({ duty }) => sayDue(duty, board.calendar.zone) },
    {
      head: 'Standing',
      cell: ({ standing, duty }) => (standing === 'open' && duty.due ? 'Passed' : says[standing]),
      alert: ({ standing }) => standing === 'overdue',
    },
  ]
  const caption = pages === 1 ? 'Open duties' : `Open duties, page ${page} of ${pages}`
  const onPage = lines.slice((page - 1) * perPage, page * perPage)
  return html`${table(caption, columns, onPage)} ${pages > 1 ? pager(page, pages, asked) : ''}`
}

interface Line {
  duty: Deadline
  standing: Standing
  /** The children of the case for whom it is the same. */
  children: Set<string | null>
}

const caseOf = (duty: Deadline, children: Line['children']) =>
  children.size > 1 ? `${duty.case} (${children.size} children)` : duty.case

function linesOf(duties: readonly Deadline[], moment: Moment): Line[] {
  const standingOf = standings(moment)
  const lines = new Map<string, Line>()
  for (const duty of duties) {
    const key = JSON.stringify([
      duty.case,
      duty.what,
      duty.due?.earliest,
      duty.due?.latest,
      duty.problem?.kind,
    ])
    const line = lines.get(key)
    if (line) line.children.add(duty.child)
    else lines.set(key, { duty, standing: standingOf(duty), children: new Set([duty.child]) })
  }
  const rank = ({ standing }: Line) => order.indexOf(standing)
  const day = ({ duty }: Line) => duty.due?.earliest ?? '9999'
  return [...lines.values()].toSorted(
    (a, b) => rank(a) - rank(b) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0),
  )
}

const pager = (page: number, pages: number, asked: Shown['asked']): Html =>
  html`<nav aria-label="Pages of duties" class="pager">
    ${page > 1 ? html`<a href="${addressOf(asked, { page: page - 1 })}">Earlier page</a>` : ''}
    ${page < pages ? html`<a href="${addressOf(asked, { page: page + 1 })}">Next page</a>` : ''}
  </nav>`
