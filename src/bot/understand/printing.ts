import type { Command } from '../command.ts'
import { plain } from './phrases.ts'
import { withoutReference, type Reference } from './references.ts'

const verb = '(?:print|download|export)(?: the| my)? '
const plan = new RegExp(`^${verb}(?:(?:case|permanency|treatment) )?plan(?: (?:for|of))?$`)
const history = new RegExp(
  `^(?:${verb}|show (?:the )?)?history(?: of planning and services)?(?: (?:for|of))?$`,
)

/** "print case plan", "history of planning and services for wi-3001". Within a free text only what begins with the verb. */
export function readPrint(text: string, reference: Reference | null, freeText: boolean): Command | null {
  const words = plain(withoutReference(text))
  if (freeText && !/^(?:print|download|export) /.test(words)) return null
  const document = plan.test(words) ? 'case-plan' : history.test(words) ? 'history' : null
  if (document === null) return null
  const place = { case: reference?.case ?? null, child: reference?.child ?? null }
  return { type: 'print', document, ...place, plan: null, accepted: false }
}
