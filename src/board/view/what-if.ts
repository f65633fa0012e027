import { html } from 'hono/html'
import { forecastUntil, type Load } from '../../reminders/forecast/forecast.ts'
import type { WhatIfShown, Shown } from '../types.ts'
import { table, type Html } from './table.ts'
import { counted, number, sayDay } from './words.ts'

/** A form that asks “what if”, and its answer beside today's figures. It writes nothing. */
export function whatIfPart(
  { board, asked }: Shown,
  { problem, imagined, asked: wonders }: WhatIfShown,
): Html {
  const people = board.loads.flatMap(({ owner }) => (owner ? [owner] : []))
  const choice = (name: 'from' | 'to', label: string) =>
    html`<div>
      <label for="${name}">${label}</label>
      <select id="${name}" name="${name}">
        <option value="">No change</option>
        ${people.map(
          ({ id, name: says }) =>
            html`<option value="${id}" ${asked[name] === id ? 'selected' : ''}>${says}</option>`,
        )}
      </select>
    </div>`
  return html`<form method="get" action="/board#what-if" aria-labelledby="what-if">
      <p class="note">Only a calculation: nothing is saved, and nobody is told.</p>
      ${(['theme', 'in', 'unit'] as const).map(
        (name) => html`<input type="hidden" name="${name}" value="${asked[name]}" />`,
      )}
      <div class="fields">
        ${choice('from', 'Duties of')} ${choice('to', 'Go to')}
        <div>
          <label for="holiday">A day off</label>
          <input
            id="holiday"
            name="holiday"
            type="date"
            value="${/^\d{4}-\d{2}-\d{2}$/.test(asked.holiday) ? asked.holiday : ''}"
            min="${board.today}"
            max="${forecastUntil(board.today)}"
          />
        </div>
        <button>Work it out</button>
      </div>
    </form>
    <div role="status" class="answer">
      ${problem === null ? '' : html`<p class="problem">${problem} Nothing was changed.</p>`}
      ${imagined ? answer(board.loads, wonders.holiday, imagined) : ''}
    </div>`
}

function answer(
  today: readonly Load[],
  holiday: string | null,
  { reassigned, moved, stays, loads }: NonNullable<WhatIfShown['imagined']>,
): Html {
  const before = new Map(today.map(({ owner, counts }) => [owner?.id ?? '', counts]))
  const lines = [
    ...(reassigned > 0 ? [`${counted(reassigned, 'duty', 'duties')} would change hands.`] : []),
    ...(holiday === null
      ? []
      : [
          `${counted(moved, 'duty', 'duties')} counted in working days would move because of ${sayDay(holiday)}.`,
        ]),
    ...(stays && stays.count > 0
      ? [
          `${counted(stays.count, 'duty', 'duties')} would still be due that day: do them by ${sayDay(stays.doBy)}.`,
        ]
      : []),
  ]
  const everybody = [
    ...loads,
    ...today
      .filter(({ owner }) => !loads.some((load) => load.owner?.id === owner?.id))
      .map(({ owner }) => ({ owner, counts: { overdue: 0, 'this-week': 0, later: 0, open: 0 } })),
  ]
  const pair = (key: 'overdue' | 'this-week' | 'later') => (load: Load) => {
    const was = before.get(load.owner?.id ?? '')?.[key] ?? 0
    return was === load.counts[key] ? number(was) : `${number(was)} → ${number(load.counts[key])}`
  }
  return html`<p>${lines.join(' ')}</p>
    ${table(
      'By worker, today and then',
      [
        { head: 'Worker', cell: ({ owner }) => owner?.name ?? 'Nobody assigned' },
        { head: 'Overdue', cell: pair('overdue'), number: true },
        { head: 'This week', cell: pair('this-week'), number: true },
        { head: 'Later', cell: pair('later'), number: true },
      ],
      everybody,
    )}
    <p class="note">The case system decides due days. This shows what working days alone would change.</p>`
}
