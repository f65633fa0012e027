import type { IsoDate } from '../../../policy/types.ts'
import { isDutyCommand, type DutyCommand } from '../../commands/duty.ts'
import type { Session } from '../../session.ts'
import { plain } from '../phrases.ts'
import { readUntil } from './until.ts'

/** What answers a question about a duty that was just asked: a number of the list, a day, "more". */
export function answerForDuty(text: string, { waiting }: Session, today: IsoDate): DutyCommand | null {
  if (!waiting || !isDutyCommand(waiting)) return null
  const words = plain(text)
  if (waiting.type === 'due') return /^(?:show )?more$|^next$/.test(words) ? waiting : null
  if (!('duty' in waiting)) return null
  const named = 'deadline' in waiting.duty
  if (!named && /^\d{1,2}$/.test(words))
    return { ...waiting, duty: { n: Number(words), case: null, words: '' } }
  if (waiting.type !== 'snooze' || !named) return null
  const until = readUntil(text, today)
  return until === null ? null : { ...waiting, until }
}

/** Any other words: a name, a note, or a day that is none. */
export function wordsForDuty(text: string, { waiting }: Session): DutyCommand | null {
  if (!waiting || !isDutyCommand(waiting) || !('duty' in waiting) || !('deadline' in waiting.duty))
    return null
  if (text.endsWith('?')) return null
  if (waiting.type === 'done') return { ...waiting, evidence: text }
  if (waiting.type === 'reassign') return { ...waiting, given: text }
  return waiting.type === 'snooze' ? { ...waiting, given: text } : null
}
