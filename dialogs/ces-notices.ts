import { sayDate } from '../src/dialog/index.ts'
import type { Notice } from '../src/dialog/types.ts'
import { typedByHand } from './ces-access-points.ts'
import { ageOn, careful, daysBetween, personOf, verdict, type Context } from './ces-facts.ts'
import { referralNote } from './ces-note.ts'
import { servedChildren, withConsult } from './indian-child.ts'
import type { CesReferralRecord } from './ces-record.ts'

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
      return [{ kind: 'condition', text: `You must refer. ${because}`, citation }]
    case 'may':
      return [
        hint(`You may refer, and you need not by the duties that are written down. ${because}`, citation),
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

/** What the worker should know beside the answers. The duty is never held back, whoever the child is. */
export const referralNotices = (a: Said, c: Context): Notice[] => {
  const [duties, hints] = [dutyOf(a, c), [...directory(a, c), ...voucher(a, c)]]
  const plain = (notice: Notice) => notice.kind === 'hint'
  const facts = [
    ...duties.filter((notice) => !plain(notice)),
    ...(careful(a) ? topic('ces-violence', 'condition', c) : []),
    ...consent(a, c),
    ...note(a, c),
  ]
  return withConsult(servedChildren(c), c, facts, () => [...duties.filter(plain), ...hints])
}
