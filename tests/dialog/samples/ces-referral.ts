import { expect } from 'vitest'
import type { WriteRequest } from '../../../src/bot/ports.ts'
import { NewCesReferral } from '../../../src/case-api/contract/ces-referrals.ts'
import { directory, everythingKnown, household, infant, parent, youth } from '../household.ts'
import { among, bodies, noteOf } from '../housing-sample.ts'
import type { Context, Sample } from '../sample.ts'

/** The rulebook, asked again about the duty and about every field that it rules. */
const referralKeepsPolicy = (write: WriteRequest, { rules, today }: Context): void => {
  const [referral, contact] = bodies(write, 'ces-referral', 'contact-note')
  const body = NewCesReferral.parse(referral)
  expect(noteOf(contact, 'referral').occurredOn).toBe(today)
  const truth = { yes: true, no: false, unknown: undefined }
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const duty = Object.fromEntries(
    Object.entries(body.answers).map(([name, said]) => [kebab(name), truth[said]]),
  )
  expect(body.basis.value === 'must').toBe(rules.referral('ces', duty).value === 'must')
  const facts = {
    'ces-subject': body.subject,
    'dv-safety': body.dvSafety,
    'consent-given': body.consent.given,
  }
  const need = (field: string) => rules.need('ces-referral', field, facts).value
  const asked = need(body.dvSafety === 'no' ? 'safe-contact' : 'safe-contact-way')
  expect(body.safeContact !== undefined).toBe(asked === 'required')
  expect(body.consent.signedOn !== undefined).toBe(need('consent-signed-on') === 'required')
  if (need('consent-expires') === 'required') expect(body.consent.expires).toBeDefined()
  expect(body.subjectNote !== undefined).toBe(need('subject-note') === 'required')
  expect(body.youthExit !== undefined).toBe(need('youth-exit') === 'required')
}

export const sample: Sample = {
  ...among(
    {},
    { housing: everythingKnown },
    { housing: { ...everythingKnown, dvSafety: 'yes', subject: 'other' }, people: [parent, infant, youth] },
    {
      people: [youth],
      facts: { plannedExitOn: '2027-02-01' },
      housing: { ...everythingKnown, subject: 'older-youth', accessPoint: undefined },
      agency: directory(['Sable', 'First Door'], ['Sable', 'Second Door']),
    },
  ),
  keepsPolicy: referralKeepsPolicy,
  runs: [
    {
      ctx: household(),
      answers: {
        goalIsReunification: 'yes',
        housingIsPrimaryBarrier: 'yes',
        subject: 'birth-parent',
        housingSituation: 'unstable',
        county: 'Sable',
        accessPointTyped: 'Harbor Street House',
        dvSafety: 'no',
        consentGiven: 'yes',
        consentSignedOn: '2026-11-02',
        safeContact: 'text after five',
      },
    },
    {
      ctx: household({ housing: { ...everythingKnown, dvSafety: undefined, safeContact: undefined } }),
      answers: {
        dvSafety: 'yes',
        safeContactWay: 'through-advocate',
        consentExpires: '2027-01-02',
        householdSize: 3,
        childrenReturning: 1,
      },
    },
  ],
}
