import { sayDate } from '../src/dialog/index.ts'
import { accessPointOf } from './housing/access-points.ts'
import { careful, called, labelIn, personOf, verdict, type Context } from './housing/facts.ts'
import type { CesReferralRecord } from './housing/record.ts'

type Part = Partial<CesReferralRecord>

const household = (r: Part, c: Context): string => {
  const who = personOf(r.headOfHousehold ?? '', c.facts.case)
  const subject = labelIn('ces-subject', r.subject ?? '', c).toLowerCase()
  const note = r.subjectNote === undefined ? '' : ` (${r.subjectNote})`
  return `Housing referral through Coordinated Entry for ${who ? called(who) : 'a household'}, referred as: ${subject}${note}.`
}

const reason = (r: Part, c: Context): string => {
  const { value, because } = verdict(r, c)
  if (value === 'must') return `The referral must be made. ${because}`
  return value === 'unknown' ? `It is open whether it must be made. ${because}` : `The referral may be made.`
}

/** Where safety is a concern the note keeps still about the situation: notes are read by many. */
const situation = (r: Part, c: Context): string =>
  careful(r)
    ? 'The housing situation is told in the referral.'
    : `Housing as the worker reports it: ${labelIn('housing-situation', r.housingSituation ?? '', c).toLowerCase()}.`

const place = (r: Part, c: Context): string => {
  const { name, fromDirectory, checkedOn } = accessPointOf(r, c)
  const checked = checkedOn === undefined ? '' : `, checked ${sayDate(checkedOn)}`
  const source = fromDirectory ? `from the agency's directory${checked}` : 'typed by hand'
  return `County: ${r.county ?? ''}. Access point: ${name} (${source}).`
}

const contact = (r: Part, c: Context): string => {
  if (r.safeContactWay !== undefined && careful(r))
    return `Contact only as agreed with the family: ${labelIn('safe-contact-way', r.safeContactWay, c).toLowerCase()}.`
  return r.safeContact === undefined ? '' : 'How to reach the family is told in the referral.'
}

const consent = (r: Part): string => {
  if (r.consentGiven !== 'yes')
    return 'There is no consent, so nothing that identifies the family was passed on.'
  const signed = r.consentSignedOn === undefined ? '' : ` signed ${sayDate(r.consentSignedOn)}`
  const ends = r.consentExpires === undefined ? '' : `, holds until ${sayDate(r.consentExpires)}`
  return `Consent${signed}${ends}.`
}

const exit = (r: Part): string =>
  r.youthExit === undefined ? '' : `The youth is to leave care on ${sayDate(r.youthExit)}.`

/** The contact note of a referral, in plain words, without a name, an address or a number to call. */
export const referralNote = (r: Part, c: Context): string =>
  [
    household(r, c),
    reason(r, c),
    situation(r, c),
    place(r, c),
    exit(r),
    contact(r, c),
    consent(r),
    r.noteAddition ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ')
