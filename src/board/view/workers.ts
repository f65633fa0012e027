import { html } from 'hono/html'
import { addressOf, type Asked } from '../asked.ts'
import type { Load } from '../../reminders/forecast/forecast.ts'
import { table, type Html } from './table.ts'
import { number } from './words.ts'

/** Stands in an address for what nobody owns. */
export const nobody = '-'

/** Who has how much to do; each name leads to that person's duties. */
export function workersPart(loads: readonly Load[], asked: Asked): Html {
  if (loads.length === 0) return html`<p>Nothing is due in this unit in the next eight weeks.</p>`
  const link = ({ owner }: Load) => {
    const address = addressOf(asked, { worker: owner?.id ?? nobody, page: 1 })
    return html`<a href="${address}">${owner?.name ?? 'Nobody assigned'}</a>`
  }
  return html`${table(
      'Open duties by worker',
      [
        { head: 'Worker', cell: link },
        {
          head: 'Overdue',
          cell: ({ counts }) => number(counts.overdue),
          number: true,
          alert: ({ counts }) => counts.overdue > 0,
        },
        { head: 'This week', cell: ({ counts }) => number(counts['this-week']), number: true },
        { head: 'Later', cell: ({ counts }) => number(counts.later), number: true },
        { head: 'No due day', cell: ({ counts }) => number(counts.open), number: true },
      ],
      loads,
    )}
    <p class="note">
      Later means within eight weeks. “No due day” also counts days that only advised and have passed.
    </p>`
}
