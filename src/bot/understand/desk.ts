import type { IsoDate } from '../../policy/types.ts'
import type { Command } from '../command.ts'
import type { DeskCommand, DeskPart } from '../commands/desk.ts'
import { readDate } from './dates.ts'
import type { Hearing } from './hearing.ts'
import { fixedPhrase, plain } from './phrases.ts'

const list =
  /^(?:(?:show |open )?(?:the )?(?:policy )?desk|(?:show |list )?(?:the |my )?open (?:policy )?questions)$/
const about = /^(answer|put away|put-away)(?: (?:question|number|no\.?))? (\d{1,3})$/

/** "policy desk", "answer 2", "put away 2". */
export function readDesk(text: string): Command | null {
  const words = plain(text)
  if (list.test(words)) return { type: 'desk' }
  const [, verb, number] = about.exec(words) ?? []
  if (verb === undefined) return null
  const question = Number(number)
  return verb === 'answer' ? { type: 'desk-answer', question } : { type: 'desk-put-away', question }
}

const parts: Readonly<Record<string, DeskPart>> = {
  answer: 'answer',
  text: 'answer',
  source: 'source',
  quote: 'source',
  owner: 'owner',
  until: 'until',
  'last day': 'until',
  day: 'until',
}
const change = new RegExp(`^change (?:the )?(${Object.keys(parts).join('|')})(?: to (.+))?$`, 'is')

/** A day as a lead may write it; what is no certain day stays as it is, to be refused by its words. */
function dayIn(text: string, today: IsoDate): string {
  const read = readDate(text, today)
  return read.kind === 'day' ? read.date : text
}

const ends = /^(?:cancel|stop|quit|never ?mind|forget it|cancel the answer)$/
const keeps = /^(?:keep|keep it|keep the answer|confirm|yes|ok|okay)$/
const ownWord = /^(?:it is |it's )?(?:our|your agency's|the agency's|own)(?: own)? word$/

/** While a reviewed answer is written, what is said is a part of it, unless it is plainly something else. */
export function readDeskWriting(text: string, hearing: Hearing): Command | null {
  const { waiting } = hearing.session
  if (waiting?.type !== 'desk-write') return null
  const words = plain(text)
  if (ends.test(words)) return { type: 'desk-stop' }
  const [, named = '', said = null] = change.exec(text.trim()) ?? []
  const part = parts[named.toLowerCase()]
  if (part !== undefined) return entry(waiting, part, said, hearing)
  if (waiting.part === null) return keeps.test(words) ? { type: 'desk-keep' } : null
  if (waiting.part === 'source' && ownWord.test(words)) return { type: 'desk-own-word' }
  const other = text.endsWith('?') || readDesk(text) !== null || fixedPhrase(text, true) !== null
  return other ? null : entry(waiting, waiting.part, text, hearing)
}

function entry(
  waiting: Extract<DeskCommand, { type: 'desk-write' }>,
  part: DeskPart,
  said: string | null,
  { reference, rules }: Hearing,
): Command {
  const read = part === 'until' && said !== null ? dayIn(said, rules.on) : said
  return { ...waiting, part, said: read, names: reference !== null }
}
