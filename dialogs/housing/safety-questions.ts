import type { QuestionOf } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import * as checks from './checks.ts'
import { contactKnown } from './known.ts'
import { asEditionSays, careful, optionsFrom, stated } from './facts.ts'
import type { CesReferralRecord } from './record.ts'
import { threeWays } from './six-questions.ts'

/** Safety, consent, and the little that the access point needs to find the family. */
export const safetyQuestions: readonly QuestionOf<CesReferralRecord, JobFacts>[] = [
  {
    ask: 'dvSafety',
    label: 'Violence at home',
    aliases: ['domestic violence', 'dv', 'safety', 'safety flag'],
    kind: 'choice',
    need: 'required',
    prompt: () => 'Is violence at home a concern? Ask when the person is alone.',
    why: stated('ces-violence'),
    options: () => threeWays,
    check: checks.safety,
    fills: (said, a, c) => (said === 'no' && a.consentGiven === 'yes' ? contactKnown(c) : {}),
  },
  {
    ask: 'consentGiven',
    label: 'Consent',
    kind: 'choice',
    need: 'required',
    prompt: () => 'Did the family sign a consent to share its data with the access point?',
    why: stated('ces-releases'),
    fills: (given, a, c) => (given === 'yes' && a.dvSafety === 'no' ? contactKnown(c) : {}),
    options: () => [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
  },
  {
    ask: 'withoutConsent',
    label: 'Without consent',
    kind: 'choice',
    need: 'required',
    when: (a) => a.consentGiven === 'no',
    prompt: () => 'Send it with nothing that identifies the family, or stop here?',
    why: stated('ces-consent'),
    options: () => [
      { value: 'without-identifiers', label: 'Send without identifiers' },
      { value: 'stop', label: 'Stop here' },
    ],
    check: checks.goesOn,
  },
  {
    ...asEditionSays('consent-signed-on'),
    ask: 'consentSignedOn',
    label: 'Consent signed on',
    aliases: ['signed on', 'signed'],
    kind: 'date',
    prompt: () => 'On which day was the consent signed?',
    check: checks.signedOn,
  },
  {
    ...asEditionSays('consent-expires'),
    ask: 'consentExpires',
    label: 'Consent ends on',
    aliases: ['consent expires', 'expires'],
    kind: 'date',
    prompt: () => 'On which day does the consent end?',
    check: checks.expires,
  },
  {
    ...asEditionSays('consent-scope'),
    ask: 'consentScope',
    label: 'Consent covers',
    aliases: ['scope'],
    kind: 'text',
    maxLength: 200,
    prompt: () => 'What does the consent cover?',
  },
  {
    ...asEditionSays('safe-contact'),
    ask: 'safeContact',
    label: 'Safe contact',
    discreet: true,
    aliases: ['contact', 'phone'],
    kind: 'text',
    maxLength: 200,
    prompt: () => 'How can the access point reach the family safely?',
  },
  {
    ...asEditionSays('safe-contact-way'),
    ask: 'safeContactWay',
    label: 'Safe way of contact',
    aliases: ['way of contact', 'safe contact', 'contact'],
    kind: 'choice',
    prompt: () => 'By which way can the access point get in touch? No address and no number.',
    options: optionsFrom('safe-contact-way'),
  },
  {
    ...asEditionSays('youth-exit'),
    ask: 'youthExit',
    label: 'Leaves care on',
    aliases: ['exit date', 'leaving care', 'exit'],
    kind: 'date',
    prompt: () => 'On which day is the youth to leave care?',
    check: checks.leaving,
  },
  {
    ...asEditionSays('household-size'),
    ask: 'householdSize',
    label: 'Household size',
    aliases: ['household of', 'people'],
    kind: 'number',
    min: 1,
    max: 50,
    prompt: () => 'How many people are in the household?',
  },
  {
    ...asEditionSays('children-returning'),
    ask: 'childrenReturning',
    label: 'Children returning',
    aliases: ['children coming home'],
    kind: 'number',
    min: 0,
    max: 50,
    prompt: () => 'How many children are to come home?',
  },
  {
    ask: 'noteAddition',
    label: 'More for the note',
    aliases: ['note', 'contact note'],
    kind: 'text',
    need: 'offered',
    maxLength: 1000,
    prompt: (a) =>
      careful(a)
        ? 'What else is the contact note to say? No address, no number, nothing about violence.'
        : 'What else is the contact note to say?',
    why: stated('ces-contact-note'),
  },
]
