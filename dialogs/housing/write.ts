import { ageOn } from '../../src/policy/calendar.ts'
import type { WriteRequest } from '../../src/bot/ports.ts'
import { accessPointOf } from './access-points.ts'
import { careful, labelIn, personOf, six, verdict, type Context } from './facts.ts'
import { referralNote } from '../ces-note.ts'
import type { CesReferralRecord } from './record.ts'

const contactOf = (r: CesReferralRecord, c: Context): string | undefined =>
  careful(r) && r.safeContactWay !== undefined
    ? labelIn('safe-contact-way', r.safeContactWay, c)
    : r.safeContact

const consentOf = (r: CesReferralRecord) => ({
  given: r.consentGiven === 'yes',
  ...(r.consentSignedOn !== undefined && { signedOn: r.consentSignedOn }),
  ...(r.consentScope !== undefined && { scope: r.consentScope }),
  ...(r.consentExpires !== undefined && { expires: r.consentExpires }),
})

const exitOf = ({ headOfHousehold, youthExit }: CesReferralRecord, c: Context) => {
  const born = personOf(headOfHousehold, c.facts.case)?.dateOfBirth ?? null
  if (youthExit === undefined || born === null) return {}
  return { youthExit: { age: ageOn(born, youthExit), exitOn: youthExit } }
}

const basisOf = (r: CesReferralRecord, c: Context) => {
  const { value, scenario } = verdict(r, c)
  return { value: value === 'must' ? value : 'may', ...(scenario !== null && { scenario }) }
}

const body = (r: CesReferralRecord, c: Context) => {
  const safeContact = contactOf(r, c)
  return {
    headOfHousehold: r.headOfHousehold,
    subject: r.subject,
    ...(r.subjectNote !== undefined && { subjectNote: r.subjectNote }),
    basis: basisOf(r, c),
    answers: Object.fromEntries(six.map((ask) => [ask, r[ask] ?? 'unknown'])),
    housingSituation: r.housingSituation,
    county: r.county,
    accessPoint: accessPointOf(r, c),
    ...(r.householdSize !== undefined && { householdSize: r.householdSize }),
    ...(r.childrenReturning !== undefined && { childrenReturning: r.childrenReturning }),
    ...(safeContact !== undefined && { safeContact }),
    dvSafety: r.dvSafety,
    consent: consentOf(r),
    ...exitOf(r, c),
    edition: c.rules.edition ?? '',
  }
}

/** The referral, and the contact note without which it is not complete. */
export const cesReferralWrite = (r: CesReferralRecord, c: Context): WriteRequest => ({
  case: c.facts.case.id,
  child: null,
  steps: [
    { kind: 'ces-referral', of: c.facts.case.id, body: body(r, c) },
    {
      kind: 'contact-note',
      of: c.facts.case.id,
      body: {
        kind: 'referral',
        occurredOn: c.today,
        narrative: referralNote(r, c),
        referral: { $record: 0 },
      },
    },
  ],
})
