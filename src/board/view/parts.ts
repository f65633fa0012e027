import { html } from 'hono/html'
import type { StateCode } from '../../policy/types.ts'
import { daysBetween } from '../../reminders/forecast/days.ts'
import type { PolicyHealth, RemindersHealth, StateHealth, UnitParts, Shown } from '../types.ts'
import { table, type Html } from './table.ts'
import { counted, goneBecause, number, dayIn, sayDate, sayInstant, shortDay, unitName } from './words.ts'

/** Plans that wait for a decision: case, plan, and since when. */
export function waitingPart({ board }: Shown, approvals: UnitParts['approvals']): Html {
  const { zone } = board.calendar
  if (approvals.length === 0) return html`<p>No plan waits for you.</p>`
  return table(
    'Submitted and not decided',
    [
      { head: 'Case', cell: ({ case: of }) => of, id: true },
      { head: 'Plan', cell: ({ plan }) => plan, id: true },
      { head: 'From', cell: ({ by }) => by.name },
      { head: 'Since', cell: ({ since }) => shortDay(dayIn(since, zone)), id: true },
    ],
    approvals,
  )
}

/** How many drafts are open and how old; in a channel only the sum, because others look on. */
export function draftsPart({ board, asked }: Shown): Html {
  const { drafts, asOf } = board
  const count = drafts.reduce((all, one) => all + one.count, 0)
  if (count === 0) return html`<p>No draft is open.</p>`
  const age = (oldest: string) => {
    const days = Math.max(0, daysBetween(oldest.slice(0, 10), asOf.slice(0, 10)))
    return days === 0 ? 'today' : counted(days, 'day', 'days')
  }
  if (asked.in === 'channel' || board.ofUnit === null) {
    const oldest = drafts.map((one) => one.oldest).toSorted()[0] ?? asOf
    return html`<p>${counted(count, 'draft is', 'drafts are')} open. The oldest: ${age(oldest)}.</p>`
  }
  return table(
    'Not finished, by worker',
    [
      { head: 'Worker', cell: ({ name }) => name },
      { head: 'Drafts', cell: (one) => number(one.count), number: true },
      { head: 'Oldest', cell: ({ oldest }) => age(oldest), number: true },
    ],
    drafts,
  )
}

/** When reminders last ran, and what needs a look. */
export function remindersPart({ board }: Shown, health: RemindersHealth | null): Html {
  const { zone } = board.calendar
  if (health === null) return html`<p>Reminders do not run here.</p>`
  const { lastRun, unclear, unclearElsewhere, gone, linked } = health
  return html`<p>
      ${lastRun ? `They last ran on ${sayInstant(lastRun.endedAt, zone)}.` : 'They have not run yet.'}
      ${
        lastRun && lastRun.failed > 0
          ? html`<strong class="alert"
              >${counted(lastRun.failed, 'reminder was', 'reminders were')} not sent.</strong
            >`
          : ''
      }
      ${linked === 0 ? 'No team is linked to this unit yet.' : `${counted(linked, 'team is', 'teams are')} linked.`}
    </p>
    ${gone.map(
      ({ unit, because, since }) =>
        html`<p class="alert">
          The team of ${unitName(unit)} hears nothing since ${sayInstant(since, zone)}:
          ${goneBecause[because]}. Add Waymark to the team again, and link it.
        </p>`,
    )}
    ${
      unclear.length === 0
        ? ''
        : table(
            'May not have arrived: please look',
            [
              { head: 'Case', cell: ({ case: of }) => of, id: true },
              { head: 'Duty', cell: ({ what }) => what },
              { head: 'Since', cell: ({ since }) => sayInstant(since, zone) },
            ],
            unclear,
          )
    }
    ${
      unclearElsewhere === 0
        ? ''
        : html`<p class="note">
            ${counted(unclearElsewhere, 'reminder', 'reminders')} of other units may not have arrived.
          </p>`
    }`
}

/** How well each state's policy is known here, one's own state first. */
export function policyPart({ states, conflicts }: PolicyHealth, own: StateCode): Html {
  const sorted = states.toSorted((a, b) => Number(b.state === own) - Number(a.state === own))
  return html`${table<StateHealth>(
    'Rules in use, by state',
    [
      { head: 'State', cell: ({ name }) => name },
      { head: 'Policy of', cell: ({ effective }) => sayDate(effective) },
      { head: 'Rules', cell: ({ rules }) => number(rules), number: true },
      { head: 'Goal lists known', cell: ({ known, caseTypes }) => `${known} of ${caseTypes}`, number: true },
      { head: 'Gaps', cell: ({ gaps }) => number(gaps.length), number: true },
    ],
    sorted,
  )}
  ${
    conflicts.length === 0
      ? html`<p>No rules contradict each other.</p>`
      : html`<p class="alert">${counted(conflicts.length, 'conflict', 'conflicts')} to mend:</p>
          <ul>
            ${conflicts.map((sentence) => html`<li>${sentence}</li>`)}
          </ul>`
  }
  ${sorted
    .filter(({ gaps }) => gaps.length > 0)
    .map(
      ({ name, gaps }) =>
        html`<details>
          <summary>${name}: what the documents do not say</summary>
          <ul>
            ${gaps.map((says) => html`<li>${says}</li>`)}
          </ul>
        </details>`,
    )}`
}
