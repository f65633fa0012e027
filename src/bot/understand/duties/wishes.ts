import type { IsoDate } from '../../../policy/types.ts'
import type { DutyCommand } from '../../commands/duty.ts'
import { plain } from '../phrases.ts'
import { readUntil } from './until.ts'

const wanted =
  /^remind me (?:each|every) (?:working )?(?:morning|day)$|^(?:start|send(?: me)?|i want|turn on)(?: the| a| my)? (?:morning|daily) digest$|^(?:morning|daily) digest(?: on)?$/
const unwanted =
  /^(?:stop|end|no|no more|cancel|turn off)(?: the| my| a)? (?:morning|daily) digest$|^(?:stop reminding|do not remind|don't remind) me (?:each|every) (?:morning|day)$|^(?:morning|daily) digest off$/
const zone =
  /^(?:(?:my|set my|set|change my) )?time ?zone(?: is| to)? (.+)$|^i(?:'m| am) (?:on|in) (.+) time$/
const leave =
  /^i(?:'m| am|'ll be| will be) (?:away|on (?:leave|vacation|holiday)|out(?: of (?:the )?office)?|off)(?: (?:until|till|through|up to))? (.+)$/
const back = /^(?:i(?:'m| am) back(?: (?:at work|from leave))?|end my leave|back (?:at work|from leave))$/

/** The names that people in the United States have for their time zones. */
const zones: Readonly<Record<string, string>> = {
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  arizona: 'America/Phoenix',
  pacific: 'America/Los_Angeles',
  alaska: 'America/Anchorage',
  hawaii: 'Pacific/Honolulu',
}

/** "remind me each morning", "stop the morning digest", "my time zone is Mountain", "I am away until 5 December". */
export function readWish(text: string, today: IsoDate): DutyCommand | null {
  const words = plain(text)
  if (wanted.test(words)) return { type: 'digest', on: true }
  if (unwanted.test(words)) return { type: 'digest', on: false }
  const place = zone.exec(words)
  const given = place?.[1] ?? place?.[2]
  if (given !== undefined) return { type: 'time-zone', zone: zoneNamed(given), given }
  if (back.test(words)) return { type: 'away', until: null }
  const day = leave.exec(words)?.[1]
  if (day === undefined) return null
  const until = readUntil(day, today)
  return until === null ? { type: 'away', until, given: day } : { type: 'away', until }
}

function zoneNamed(given: string): string | null {
  const short = given.replace(/^the /, '').replace(/(?: standard| daylight)?(?: time)?$/, '')
  const known = zones[short]
  if (known !== undefined) return known
  if (!/^[a-z_]+\/[a-z_/+-]+$/.test(given)) return null
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: given }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
