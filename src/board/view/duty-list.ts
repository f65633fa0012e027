import { html } from 'hono/html'
import { standingOf, type Moment, type Standing } from '../../reminders/forecast/forecast.ts'
import type { Deadline } from '../../reminders/types.ts'
import { addressOf } from '../asked.ts'
import type { Shown } from './board.ts'
import { table, type Html } from './table.ts'
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
export function dutyList({ board, asked, zone }: Shown): Html {
  const whose = asked.worker === nobody ? undefined : asked.worker
  const theirs = asked.worker === '' ? board.duties : board.duties.filter(({ owner }) => owner?.id === whose)
  const lines = linesOf(theirs, board)
  const pages = Math.max(1, Math.ceil(lines.length / perPage))
  const page = Math.min(asked.page, pages)
  const shown = lines.slice((page - 1) * perPage, page * perPage)
  const list = table<Line>(
    pages === 1 ? 'Open duties' : `Open duties, page ${page} of ${pages}`,
    [
      { head: 'Duty', cell: ({ duty }) => duty.what },
      { head: 'Case', cell: ({ duty, children }) => caseOf(duty, children) },
      { head: 'Due', cell: ({ duty }) => sayDue(duty, zone) },
      {
        head: 'Standing',
        cell: ({ standing }) => says[standing],
        alert: ({ standing }) => standing === 'overdue',
      },
    ],
    shown,
  )
  const name = theirs[0]?.owner?.name ?? (asked.worker === nobody ? 'Nobody assigned' : null)
  const part = html`${lines.length === 0 ? html`<p>Nothing is due in the next eight weeks.</p>` : list}
  ${pages > 1 ? pager(page, pages, asked) : ''}`
  if (asked.worker === '') return part
  return html`<p><a href="${addressOf(asked, { worker: '', page: 1 })}">Back to the board</a></p>
    <section aria-labelledby="list" class="wide">
      <h2 id="list">
        ${name === null ? 'Duties' : name}: ${counted(theirs.length, 'open duty', 'open duties')}
      </h2>
      ${part}
    </section>`
}

interface Line {
  duty: Deadline
  standing: Standing
  /** For how many children of the case it is the same. */
  children: number
}

const caseOf = (duty: Deadline, children: number) =>
  children > 1 ? `${duty.case} (${children} children)` : duty.case

function linesOf(duties: readonly Deadline[], moment: Moment): Line[] {
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
    if (line) line.children++
    else lines.set(key, { duty, standing: standingOf(duty, moment), children: 1 })
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
