import { inWords, isDay } from '../../policy/calendar.ts'
import type { Citation, IsoDate, StateCode } from '../../policy/types.ts'
import type { Desk } from '../answer/desk.ts'
import type { Ask, Reviewed } from '../answer/types.ts'
import { opposes, ruleOn } from './contradiction.ts'
import { quoted, type Quoting } from './quoting.ts'
import { ownWord } from './own-word.ts'
import { standsAlone } from './same-question.ts'

/** An answer as a policy lead wrote it. */
export interface Written {
  state: StateCode | null
  question: string
  answer: string
  /** Null: no document is quoted, the agency says so itself. */
  quoting: Quoting | null
  owner: string
  /** The last day it answers. */
  until: string
}

export type Part = 'question' | 'answer' | 'quoting' | 'owner' | 'until'
/** `part`: what has to be written otherwise. */
export type Checked = { ok: true; reviewed: Reviewed } | { ok: false; part: Part; because: string }

/** Characters. */
const longest = { answer: 2000, owner: 80 }

const refuse = (part: Part, because: string): Checked => ({ ok: false, part, because })

/** Whether this may answer from today on; otherwise one sentence that says why not. Keeps nothing. */
export function checked(written: Written, today: IsoDate, desk: Desk): Checked {
  const wrong = badWords(written) ?? badDay(written.until, today)
  if (wrong) return wrong
  const { state, question, quoting, until } = written
  const [answer, owner] = [written.answer.trim(), written.owner.trim()]
  const base = { state, question, answer, owner, reviewedOn: today, expiresOn: until }
  const citation =
    quoting === null ? { ok: true as const, citation: ownWord(base) } : quoted(quoting, state, today, desk)
  if (!citation.ok) return refuse('quoting', citation.because)
  const reviewed = { ...base, citations: [citation.citation] }
  return againstRule(reviewed, today, desk) ?? { ok: true, reviewed }
}

/** Where the rules answer this very question, the answer must not say otherwise, and must show the rule it explains. */
function againstRule(
  { state, question, answer, citations }: Reviewed,
  today: IsoDate,
  desk: Desk,
): Checked | null {
  const ask: Ask = { question, state, on: today, goalFacts: {}, ruleFacts: {}, history: [] }
  const rule = ruleOn(ask, desk)
  if (!rule) return null
  const [says = ''] = rule.lines
  if (opposes(answer, rule))
    return refuse('answer', `The rules say otherwise: "${says}" Have the edition changed first.`)
  const shows = rule.citations.some((one) => one && citations.some((own) => overlaps(own, one)))
  return shows
    ? null
    : refuse('quoting', `The rules answer this already: "${says}" Quote the text of that rule.`)
}

const overlaps = (a: Citation, b: Citation) => a.sha256 === b.sha256 && a.start < b.end && b.start < a.end

function badWords({ question, answer, owner }: Written): Checked | null {
  if (!standsAlone(question))
    return refuse('question', 'That question says too little by itself to be answered alike every time.')
  if (answer.trim() === '') return refuse('answer', 'An answer needs words.')
  if (answer.length > longest.answer)
    return refuse(
      'answer',
      `An answer has up to ${longest.answer} characters; this one has ${answer.length}.`,
    )
  if (/\b[a-z]{1,6}-\d{4,}\b/i.test(answer))
    return refuse('answer', 'That names a case; a reviewed answer is read by everybody.')
  if (owner.trim() === '') return refuse('owner', 'An answer needs an owner who stands by it.')
  if (owner.length > longest.owner) return refuse('owner', `An owner has up to ${longest.owner} characters.`)
  return null
}

/** The same day next year; the last that an answer may be given. */
export const yearAfter = (day: IsoDate): IsoDate => {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
  return isDay(next) ? next : next.replace('-02-29', '-02-28')
}

function badDay(until: string, today: IsoDate): Checked | null {
  if (!isDay(until)) return refuse('until', `"${until.slice(0, 40)}" is not a day; write it YYYY-MM-DD.`)
  if (until < today) return refuse('until', `The ${inWords(until)} is past; choose a day from today on.`)
  const last = yearAfter(today)
  return until > last ? refuse('until', `An answer holds a year at most, until ${inWords(last)}.`) : null
}
