import type { DutyCommand } from '../../commands/duty.ts'
import { plain } from '../phrases.ts'
import { withoutReference, type Reference } from '../references.ts'

const asks =
  /^\/(?:over)?due\b|^(?:and )?(?:what|which|whats|what's|show|list|is|are|anything|tell)\b.*\b(?:over)?due\b|^(?:what|which)\b.*\b(?:late|deadlines?|coming up)\b/
const names =
  /^(?:(?:my|show|list|the) )*(?:deadlines|due dates|duties|(?:over)?due(?: (?:this week|today|tomorrow|now|soon))?|all that is due)(?: (?:for|of|in|on)(?: case)?)?$/

/** "/due", "what's due this week?", "what is overdue?", "deadlines for mo-2001". */
export function readDue(text: string, reference: Reference | null): DutyCommand | null {
  const words = plain(withoutReference(text))
  if (!asks.test(words) && !names.test(words)) return null
  const span = /\b(?:overdue|late)\b/.test(words)
    ? 'overdue'
    : /\b(?:week|today|tomorrow|soon)\b/.test(words)
      ? 'week'
      : 'all'
  return { type: 'due', case: reference?.case ?? null, child: reference?.child ?? null, span }
}
