import { html } from 'hono/html'
import type { Week } from '../../reminders/forecast/forecast.ts'
import type { Html } from './table.ts'
import { number, shortDay } from './words.ts'

/** A table with a bar in each cell: one for the forecast, and one beside it for what somebody wonders about. */
export function chart(weeks: readonly Week[], imagined: readonly Week[] | null): Html {
  const most = Math.max(1, ...weeks.map(({ due }) => due), ...(imagined ?? []).map(({ due }) => due))
  const cell = (due: number, named: string) =>
    html`<td role="cell" class="size-${Math.round((due / most) * 100)} ${named}">
      <span class="data">${number(due)}</span>
    </td>`
  return html`<div class="chart">
    ${
      imagined
        ? html`<ul class="legend" aria-hidden="true">
            <li class="today">Forecast today</li>
            <li class="imagined">What if</li>
          </ul>`
        : ''
    }
    <table
      role="table"
      class="charts-css bar show-heading show-labels multiple data-outside ${imagined ? 'beside' : ''}"
    >
      <caption>
        Duties falling due, by week
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">Week from</th>
          <th role="columnheader" scope="col">Forecast today</th>
          ${imagined ? html`<th role="columnheader" scope="col">What if</th>` : ''}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${weeks.map(
          ({ from, due }, at) =>
            html`<tr role="row">
              <th role="rowheader" scope="row">${shortDay(from)}</th>
              ${cell(due, 'today')} ${imagined ? cell(imagined[at]?.due ?? 0, 'imagined') : ''}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
