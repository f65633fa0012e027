import type { Duty } from '../../../reminders/owed.ts'
import type { Reply } from '../../reply.ts'
import { sayDuty, sayWhen, type Moment } from './when.ts'

const most = 20

/** Said once under the team's post: the last day of these has passed. */
export function overdueReply(duties: readonly Duty[], moment: Moment, withheld: ReadonlySet<string>): Reply {
  const lines = duties.slice(0, most).map(({ deadline, standing }) => {
    const what = withheld.has(deadline.id) ? 'a duty; "due" shows it in your own chat' : sayDuty(deadline)
    return `- ${[deadline.case, what, sayWhen(deadline, moment), standing.owner?.name ?? 'nobody is assigned'].join(' · ')}`
  })
  const left = duties.length - lines.length
  const title =
    duties.length === 1 ? 'Overdue since the last post' : `${duties.length} duties are overdue now`
  return {
    text: [title, ...lines, ...(left > 0 ? [`and ${left} more: /due`] : [])].join('\n'),
    card: null,
    actions: [],
    citations: [],
  }
}
