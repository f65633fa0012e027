import type { IsoDate } from '../../../policy/types.ts'
import type { Line, LineStatus, Section } from '../../../reminders/sections.ts'
import type { Action, Reply, Row } from '../../reply.ts'
import { sayDate, sayTime } from '../dates.ts'
import { sayDuty, sayWhen, type Moment } from './when.ts'

/** What the post says of the reminders themselves. */
export interface Trouble {
  /** Messages of which nobody knows whether they arrived. */
  unclear: number
  /** People who cannot be told, nor anybody above them. */
  nobodyToTell: readonly string[]
  /** Duties that are kept out of the channel. */
  hidden: number
}

export interface PostView extends Moment {
  unit: string
  sections: readonly Section[]
  /** The day of the last post before a silence; null where none was missed. */
  silentSince: IsoDate | null
  trouble: Trouble
  /** Duties whose words must not stand in a channel. */
  withheld: ReadonlySet<string>
  /** When it was looked last; null where that does not matter, as for telling whether anything changed. */
  checked: string | null
  /** The buttons of a line, two at most. */
  actionsFor(line: Line): readonly Action[]
  /** The buttons of the post. */
  actions: readonly Action[]
}

const headings: Readonly<Record<LineStatus, string>> = {
  overdue: 'Overdue',
  ended: 'Ended',
  due: 'Due within 7 days',
  consider: 'To think about',
  later: 'Later',
  'no-day': 'No due day yet',
  done: 'Said to be done, still open in the case record',
}

/** What a unit owes, for its team's channel: case numbers and owners, and nothing of a child. */
export function postReply(view: PostView): Reply {
  const { sections, unit, today, actions } = view
  const title = `What is due · ${unit}`
  const lead = [silence(view), sections.length === 0 ? 'Nothing is due that I know of.' : ''].filter(Boolean)
  const health = healthOf(view)
  const hint = 'For your own list, write "due" to me in our own chat.'
  return {
    text: [
      `${title} · ${sayDate(today)}`,
      ...lead,
      ...sections.flatMap((section) => linesOf(section, view)),
      ...health,
      hint,
    ].join('\n'),
    card: {
      title,
      subtitle: sayDate(today),
      tone: sections.some(({ status }) => status === 'overdue') ? 'stop' : 'plain',
      progress: null,
      body: [...lead, summary(sections), ...health, hint].filter(Boolean).join('\n'),
      rows: sections.flatMap((section) => section.shown.map((line) => rowOf(line, view))),
      fields: [],
      notices: [],
    },
    actions,
    citations: [],
  }
}

const silence = ({ silentSince }: PostView): string =>
  silentSince === null
    ? ''
    : `I could not post here since ${sayDate(silentSince)}. This is how things stand now; nothing of those days is lost.`

const headed = ({ status, all }: Section) => `${headings[status]}: ${all}`

const summary = (sections: readonly Section[]): string => sections.map(headed).join(' · ')

function linesOf(section: Section, view: PostView): string[] {
  const left = section.all - section.shown.length
  const lines = section.shown.map((line) => `- ${said(line, view).join(' · ')}`)
  return ['', headed(section), ...lines, ...(left > 0 && lines.length > 0 ? [`and ${left} more: /due`] : [])]
}

/** Case, duty, day, owner, in this order. */
function said(line: Line, view: PostView): string[] {
  const { deadline } = line.duty
  return [deadline.case, wordsOf(line, view), dayOf(line, view), ownerOf(line), ...notesOf(line)]
}

const wordsOf = ({ duty: { deadline } }: Line, { withheld }: PostView): string =>
  withheld.has(deadline.id) ? 'a duty; "due" shows it in your own chat' : sayDuty(deadline)

function dayOf({ duty: { deadline } }: Line, view: PostView): string {
  if (deadline.due) return sayWhen(deadline, view)
  return view.withheld.has(deadline.id) || !deadline.problem ? 'no day' : deadline.problem.says
}

const ownerOf = ({ duty: { standing } }: Line): string => standing.owner?.name ?? 'nobody is assigned'

const notesOf = ({ duty: { standing } }: Line): string[] =>
  standing.acknowledged ? [`acknowledged by ${standing.acknowledged.by}`] : []

function rowOf(line: Line, view: PostView): Row {
  const [change = null, remove = null] = view.actionsFor(line)
  const { case: of } = line.duty.deadline
  return {
    label: `${headings[line.status]} · ${of} · ${ownerOf(line)}`,
    value: wordsOf(line, view),
    note: [dayOf(line, view), ...notesOf(line)].join(' · '),
    change,
    remove,
  }
}

/** When it was looked last, and what went wrong with the reminders themselves. */
function healthOf({ checked, trouble, zone, today }: PostView): string[] {
  const { unclear, nobodyToTell, hidden } = trouble
  const waiting = nobodyToTell.filter(Boolean)
  return [
    ...(checked === null ? [] : [`Reminders last ran ${sayTime(checked, zone, today)}.`]),
    ...(unclear === 0
      ? []
      : [
          unclear === 1
            ? 'I cannot tell whether one message arrived; it is not sent again. The supervisor was told which.'
            : `I cannot tell whether ${unclear} messages arrived; they are not sent again. The supervisor was told which.`,
        ]),
    ...(hidden === 0 ? [] : [`${hidden} more ${hidden === 1 ? 'is' : 'are'} not shown in a channel: /due`]),
    ...(waiting.length === 0
      ? []
      : [
          `I have no way to tell ${waiting.join(', ')}: they are away, or never wrote to me. Please tell them.`,
        ]),
  ]
}
