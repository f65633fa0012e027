import type { Command } from '../command.ts'
import type { DeskPart } from '../commands/desk.ts'
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

/** While a reviewed answer is written, what is said is a part of it, unless it is plainly something else. */
export function readDeskWriting(text: string, { session: { waiting }, reference }: Hearing): Command | null {
  if (waiting?.type !== 'desk-write') return null
  const names = reference !== null
  const words = plain(text)
  if (/^(?:cancel|stop|quit|never ?mind|forget it|cancel the answer)$/.test(words))
    return { type: 'desk-stop' }
  const [, named = '', said] = change.exec(text.trim()) ?? []
  const part = parts[named.toLowerCase()]
  if (part !== undefined) return { ...waiting, part, said: said ?? null, names }
  if (waiting.part === null)
    return /^(?:keep|keep it|keep the answer|confirm|yes|ok|okay)$/.test(words) ? { type: 'desk-keep' } : null
  if (
    waiting.part === 'source' &&
    /^(?:it is |it's )?(?:our|your agency's|the agency's|own)(?: own)? word$/.test(words)
  )
    return { type: 'desk-own-word' }
  return readDesk(text) || fixedPhrase(text, true) ? null : { ...waiting, said: text, names }
}
