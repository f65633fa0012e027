import type { IsoDate } from '../../../policy/types.ts'
import { hasPassed } from '../../../reminders/ladder.ts'
import type { Deadline } from '../../../reminders/types.ts'
import { sayBy, sayDate } from '../dates.ts'

/** The moment for which something is worded. */
export interface Moment {
  /** ISO instant, its day, and the zone in which times are said. */
  now: string
  today: IsoDate
  zone: string
}

const counted = { calendar: 'counting every day', working: 'counting working days' } as const

/** `due Fri 12 Feb 2027`, with both days where the source does not say how to count; `was due` once the last has passed. */
export function sayWhen({ due, kind }: Pick<Deadline, 'due' | 'kind'>, { now, today, zone }: Moment): string {
  if (!due) return 'no day'
  const verb = verbFor(kind, hasPassed({ due }, today, now))
  if (due.hours) {
    const last = sayBy(due.hours.latest, zone, today)
    if (due.hours.earliest === due.hours.latest)
      return due.latest === today && !last.startsWith('by') ? `${verb} today at ${last}` : `${verb} ${last}`
    return `${verb} ${sayBy(due.hours.earliest, zone, today)}, at the latest ${last}`
  }
  if (due.earliest === due.latest) return `${verb} ${sayDate(due.earliest)}`
  const ways = new Set(due.readings.map(({ counted: how }) => how)).size > 1
  const each = [...due.readings]
    .sort((a, b) => a.on.localeCompare(b.on))
    .map(({ counted: how, on }) => (ways ? `${sayDate(on)} ${counted[how]}` : sayDate(on)))
  return `${verb} ${each.join(' or ')}; the source does not say which`
}

function verbFor(kind: Deadline['kind'], passed: boolean): string {
  if (kind === 'advisory') return 'by'
  if (kind === 'expiry') return passed ? 'ended' : 'ends'
  return passed ? 'was due' : 'due'
}

/** What is due; where the source only asks to think about it, it says so. */
export const sayDuty = ({ kind, what }: Pick<Deadline, 'kind' | 'what'>): string =>
  kind === 'advisory' && !/^consider/i.test(what) ? `Consider: ${what}` : what
