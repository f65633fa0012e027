import { html } from 'hono/html'
import type { Asked } from '../asked.ts'
import type { Board, Shown, UnitParts } from '../types.ts'
import { chart } from './chart.ts'
import { dutyList } from './duty-list.ts'
import { draftsPart, policyPart, remindersPart, waitingPart } from './parts.ts'
import { section, type Html } from './table.ts'
import { counted, number, sayInstant, unitName } from './words.ts'
import { whatIfPart } from './what-if.ts'
import { workersPart } from './workers.ts'

/** The board: a unit's for its supervisor, one's own duties for a worker. */
export function boardView(shown: Shown): Html {
  const { board, asked } = shown
  return html`<a class="skip" href="#content">Skip to the board</a>
    <header>
      <div>
        <h1>${board.ofUnit ? `Unit ${unitName(board.unit)}` : 'Your duties'}</h1>
        <p>
          ${board.person.name} · as of
          <time datetime="${board.asOf}">${sayInstant(board.asOf, board.calendar.zone)}</time>
        </p>
      </div>
      ${board.units.length > 1 ? unitFilter(board, asked) : ''}
    </header>
    <main id="content" tabindex="-1">
      ${
        asked.worker === ''
          ? html`${summary(board)} ${board.ofUnit ? ofUnit(shown, board.ofUnit) : ofWorker(shown)}`
          : dutyList(shown)
      }
    </main>`
}

function unitFilter({ units, unit }: Board, asked: Asked): Html {
  const { theme, in: where } = asked
  return html`<nav aria-label="Units">
    <form method="get" action="/board">
      <input type="hidden" name="theme" value="${theme}" />
      <input type="hidden" name="in" value="${where}" />
      <label for="unit">Unit</label>
      <select id="unit" name="unit">
        ${units.map(
          (one) => html`<option value="${one}" ${one === unit ? 'selected' : ''}>${unitName(one)}</option>`,
        )}
      </select>
      <button>Show</button>
    </form>
  </nav>`
}

/** The figures that decide whether to read on. */
function summary({ loads, weeks, ofUnit: parts }: Board): Html {
  const sum = (standing: 'overdue' | 'this-week') =>
    loads.reduce((all, { counts }) => all + counts[standing], 0)
  const ahead = weeks.reduce((all, { due }) => all + due, 0)
  const figures = [
    { says: 'Overdue', count: sum('overdue'), alert: sum('overdue') > 0 },
    { says: 'Due this week', count: sum('this-week'), alert: false },
    { says: 'Due in eight weeks', count: ahead, alert: false },
    ...(parts ? [{ says: 'Plans to decide', count: parts.approvals.length, alert: false }] : []),
  ]
  return html`<dl class="figures" aria-label="At a glance">
    ${figures.map(
      ({ says, count, alert }) =>
        html`<div class="${alert ? 'alert' : ''}">
          <dt>${says}</dt>
          <dd>${number(count)}</dd>
        </div>`,
    )}
  </dl>`
}

const doneNote = ({ saidDone }: Board): Html | string =>
  saidDone === 0
    ? ''
    : html`<p class="note">
        ${counted(saidDone, 'duty is', 'duties are')} said to be done and not counted here. The case system
        does not show it yet.
      </p>`

function ofUnit(shown: Shown, parts: UnitParts): Html {
  const { board, asked } = shown
  const { asked: wonders, imagined } = parts.whatIf
  // Another owner changes no week, so nothing is drawn beside the forecast.
  const beside = wonders.holiday !== null && imagined ? imagined.weeks : null
  const byWorker = html`${workersPart(board.loads, asked)} ${doneNote(board)}`
  return html`<div class="parts">
    ${section('by-worker', 'Due and overdue', byWorker, 'wide')}
    ${section('ahead', 'The next eight weeks', chart(board.weeks, beside), 'wide')}
    ${section('what-if', 'What if?', whatIfPart(shown, parts.whatIf), 'full')}
    ${section('plans', 'Plans to decide', waitingPart(shown, parts.approvals))}
    ${section('drafts', 'Drafts left open', draftsPart(shown))}
    ${section('reminders', 'Reminders', remindersPart(shown, parts.reminders))}
    ${section('policy', 'Policy', policyPart(parts.policy, board.person.state), 'full')}
  </div>`
}

function ofWorker(shown: Shown): Html {
  const { board } = shown
  return html`<div class="parts">
    ${section('ahead', 'The next eight weeks', chart(board.weeks, null), 'wide')}
    ${section('drafts', 'Drafts left open', draftsPart(shown), 'wide')}
    ${section('list', 'Your open duties', html`${dutyList(shown)} ${doneNote(board)}`, 'full')}
  </div>`
}
