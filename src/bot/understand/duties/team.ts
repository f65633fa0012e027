import type { IsoDate } from '../../../policy/types.ts'
import type { DutyCommand } from '../../commands/duty.ts'
import { plain } from '../phrases.ts'
import { readUntil } from './until.ts'

const linking =
  /^(?:link|connect)\b(?: this| the| our)?(?: (?:channel|team))?(?: (?:to|with))?(?: (?:my|our|the))?(?: unit)?(?: (?!unit$)([\w-]+))?$/
const unlinking = /^(?:unlink|disconnect)\b(?: (?:this|the|our))?(?: (?:channel|team|unit))?$/
const quiet =
  /^(?:(?:be|keep|stay|stay|go) )?quiet (?:until|till) (.+)$|^(?:post nothing|no posts)(?: here)? (?:until|till|before) (.+)$/
const aloud =
  /^(?:end (?:the )?quiet|stop being quiet|quiet off|post (?:here )?again|start posting(?: again)?)$/

/** "link this channel to my unit", "link unit mo-sable-ridge", "quiet until 5 December", "end quiet", "unlink". */
export function readTeam(text: string, today: IsoDate): DutyCommand | null {
  const words = plain(text)
  const link = /\b(?:unit|channel|team)\b/.test(words) ? linking.exec(words) : null
  if (link) return { type: 'link-team', unit: link[1] ?? null }
  if (unlinking.test(words)) return { type: 'unlink-team' }
  if (aloud.test(words)) return { type: 'quiet-team', until: null }
  const day = quiet.exec(words)
  const given = day?.[1] ?? day?.[2]
  if (given === undefined) return null
  const until = readUntil(given, today)
  return until === null ? { type: 'quiet-team', until, given } : { type: 'quiet-team', until }
}
