import { ageOn } from '../../src/policy/calendar.ts'
import { sayDate } from '../../src/dialog/index.ts'
import type { Notice } from '../../src/dialog/types.ts'
import { typedByHand } from './access-points.ts'
import { careful, daysBetween, personOf, verdict, type Context } from './facts.ts'
import { referralNote } from '../ces-note.ts'
import { consultFirst, servedChildren } from '../indian-child.ts'
import type { CesReferralRecord } from './record.ts'

type Said = Partial<CesReferralRecord>

const hint = (text: string, citation: Notice['citation'] = null): Notice => ({ kind: 'hint', text, citation })

const topic = (id: string, kind: Notice['kind'], c: Context): Notice[] => {
  const rule = c.rules.statement(id)
  return rule ? [{ kind, text: rule.because, citation: rule.citation }] : []
}

/** Whether the referral must or may be made, by which rule, and what is not known that would decide. */
export const dutyOf = (a: Said, c: Context): Notice[] => {
  const { value, because, citation } = verdict(a, c)
  const others = topic('ces-must-list-open', 'hint', c)
  switch (value) {
    case 'must':
      return [hint(`You must refer. ${because}`, citation)]
    case 'may':
      return [
        hint(`You may refer. None of the duties that are written down fits. ${because}`, citation),
        ...others,
      ]
    case 'unknown':
      return [
        {
          kind: 'condition',
          text: `Whether you must refer is open. ${because} You may refer in any case.`,
          citation,
        },
        ...others,
      ]
    case 'not-named':
      return [hint(because, citation)]
  }
}

const directory = (a: Said, c: Context): Notice[] => {
  if (a.county === undefined || !typedByHand(a, c)) return []
  const list = c.rules.list('access-points')
  const why = list?.missing ? `${list.because} ` : ''
  return [
    hint(
      `${why}The access point is typed by hand and not from a checked directory: please check it before you call.`,
      list?.citation ?? null,
    ),
  ]
}

/** Points to the youth voucher where the edition's window is met. Whether it fits is for others to say. */
const voucher = ({ headOfHousehold, youthExit }: Said, c: Context): Notice[] => {
  const born = personOf(headOfHousehold ?? '', c.facts.case)?.dateOfBirth ?? null
  if (youthExit === undefined || born === null) return []
  const facts = { 'age-at-exit': ageOn(born, youthExit), 'days-to-exit': daysBetween(c.today, youthExit) }
  const windows = c.rules.gates('youth-voucher', facts)
  if (windows.length === 0) return []
  if (windows.every(({ met }) => met === true)) return topic('youth-voucher', 'hint', c)
  return windows
    .filter(({ met }) => met === false)
    .map((gate) => hint(`Youth voucher: ${gate.because} ${gate.mend}`, gate.citation))
}

const consent = (a: Said, c: Context): Notice[] =>
  a.consentGiven === 'no' ? topic('ces-consent', 'condition', c) : []

/** What the note will say; it is composed from the answers, so a change of an answer changes it. */
const note = (a: Said, c: Context): Notice[] => {
  const whole =
    a.headOfHousehold && a.subject && a.housingSituation && a.county && a.dvSafety && a.consentGiven
  return whole ? [willSay(c.today, referralNote(a, c))] : []
}

/** The contact note of a day, word for word, before it is written. */
export const willSay = (day: string, narrative: string): Notice =>
  hint(`The contact note of ${sayDate(day)} will say: "${narrative}"`)

/**
 * What the worker should know beside the answers, the duty first. Where consulting comes first hints are held back, so
 * a duty is then no hint but something to be read.
 */
export const referralNotices = (a: Said, c: Context): Notice[] => {
  const consulting = consultFirst(servedChildren(c), c)
  const duties = dutyOf(a, c)
  const must = verdict(a, c).value === 'must'
  const others = [
    ...(careful(a) ? topic('ces-violence', 'condition', c) : []),
    ...consent(a, c),
    ...note(a, c),
  ]
  if (consulting.length === 0) return [...duties, ...others, ...directory(a, c), ...voucher(a, c)]
  const read = duties.filter(({ kind }) => must || kind === 'condition')
  return [...consulting, ...read.map((duty): Notice => ({ ...duty, kind: 'condition' })), ...others]
}
