import type { IsoDate } from '../../../policy/types.ts'
import type { DutyCommand, DutyWords } from '../../commands/duty.ts'
import { plain } from '../phrases.ts'
import { withoutReference, type Reference } from '../references.ts'
import { readUntil } from './until.ts'

const acknowledging = /^(?:i )?(?:acknowledge|acknowledged|ack)\b(.*)$/
const known = /^(?:got it|seen|noted|i know|understood)$/
const snoozing = /^(?:snooze|remind me(?: again)?(?: about)?|ask me again)\b(.*)$/
const finished = /^(?:it is |it's )?done with evidence\b(.*)$|^mark (.*?)\s*(?:as )?done\b(.*)$/
const giving = /^reassign\b(.*?)(?:\s*\bto (.+))?$/
const opening = /^(why|open|more on|show)(?: number| no\.?)? #?(\d{1,2})$/

/** What somebody does about a duty: acknowledge, snooze, done, reassign, or look at one. `shown`: whether duties were just listed. */
export function readActing(
  text: string,
  reference: Reference | null,
  today: IsoDate,
  shown: boolean,
): DutyCommand | null {
  const words = plain(withoutReference(text))
  const duty = (rest: string) => dutyIn(rest, reference)
  const seen = acknowledging.exec(words) ?? (shown ? known.exec(words) : null)
  if (seen) return { type: 'acknowledge', duty: duty(seen[1] ?? '') }
  const sleep = snoozing.exec(words)
  if (sleep) return snooze(sleep[1] ?? '', words, today, duty)
  const end = finished.exec(words)
  if (end) return done(text, end[2] ?? end[1]?.replace(/:.*$/, '') ?? '', duty)
  return reassign(words, duty) ?? (shown ? look(words) : null)
}

function reassign(words: string, duty: (rest: string) => DutyWords): DutyCommand | null {
  const give = giving.exec(words)
  if (!give) return null
  const [, rest = '', given] = give
  return { type: 'reassign', duty: duty(rest), to: null, ...(given !== undefined && { given }) }
}

function look(words: string): DutyCommand | null {
  const [, how, n] = opening.exec(words) ?? []
  if (n === undefined) return null
  return { type: 'show-duty', duty: { n: Number(n), case: null, words: '' }, why: how === 'why' }
}

const ending =
  /\b(?:until|till)\s+(.+)$|\b((?:for|in) (?:an?|[\w-]+) (?:day|week)s?)$|\b((?:on )?(?:tomorrow|next week|(?:mon|tues|wednes|thurs|fri|satur|sun)day))$/

function snooze(
  rest: string,
  words: string,
  today: IsoDate,
  duty: (rest: string) => DutyWords,
): DutyCommand | null {
  const end = ending.exec(rest)
  const given = end?.[1] ?? end?.[2] ?? end?.[3]
  // "Remind me" alone, or of anything else, is no word of ours.
  if (given === undefined && !words.startsWith('snooze')) return null
  const of = duty(rest.slice(0, end?.index ?? rest.length))
  if (given === undefined) return { type: 'snooze', duty: of, until: null }
  const until = readUntil(given, today)
  return until === null ? { type: 'snooze', duty: of, until, given } : { type: 'snooze', duty: of, until }
}

/** The evidence is taken as it was typed: what follows a colon. */
function done(text: string, rest: string, duty: (rest: string) => DutyWords): DutyCommand {
  const colon = text.indexOf(':')
  return { type: 'done', duty: duty(rest), evidence: colon < 0 ? null : text.slice(colon + 1).trim() }
}

const fillers = /\b(?:the|a|an|this|that|it|for|of|on|in|about|case|child|duty|number|no|please|as)\b/g

function dutyIn(rest: string, reference: Reference | null): DutyWords {
  const said = rest.replace(/[#:,.]/g, ' ').trim()
  const number = /^(?:number |no )?(\d{1,2})$/.exec(said)?.[1]
  const words = said.replace(fillers, ' ').replace(/\s+/g, ' ').trim()
  return number === undefined
    ? { n: null, case: reference?.case ?? null, words }
    : { n: Number(number), case: null, words: '' }
}
