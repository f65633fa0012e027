import type { CesAnswers, NewCesReferral } from '../../contract/ces-referrals.ts'
import type { IsoDate, RuleFacts, Rulebook } from '../../../policy/types.ts'
import type { Answer } from '../answers.ts'
import type { File } from '../case-file.ts'
import { ageOn } from '../../../policy/calendar.ts'
import { about, firstOf, gated, lacking, unlisted } from '../rules.ts'

interface Judged {
  referral: NewCesReferral
  file: File
  book: Rulebook
  today: IsoDate
}

const truth = (said: 'yes' | 'no' | 'unknown'): boolean | undefined =>
  said === 'unknown' ? undefined : said === 'yes'

const answerFacts = (answers: CesAnswers): RuleFacts => ({
  'goal-is-reunification': truth(answers.goalIsReunification),
  'housing-is-primary-barrier': truth(answers.housingIsPrimaryBarrier),
  'on-trial-home-visit': truth(answers.onTrialHomeVisit),
  'housing-prevents-closure': truth(answers.housingPreventsClosure),
  'exiting-to-independence': truth(answers.exitingToIndependence),
  'housing-at-risk': truth(answers.housingAtRisk),
})

const factsOf = ({ answers, subject, housingSituation, dvSafety, consent }: NewCesReferral): RuleFacts => ({
  ...answerFacts(answers),
  'ces-subject': subject,
  'housing-situation': housingSituation,
  'dv-safety': dvSafety,
  'consent-given': consent.given,
})

/** Why a housing referral cannot be recorded; null where it can. */
export function judgeReferral(judged: Judged): Answer | null {
  const { referral, book } = judged
  const facts = factsOf(referral)
  return firstOf(
    () => judgeHead(judged),
    () => unlisted(book, 'ces-subject', 'subject', referral.subject),
    () => unlisted(book, 'housing-situation', 'housing-situation', referral.housingSituation),
    () => judgeBasis(judged),
    () => judgeConsent(judged),
    () => judgeDays(judged),
    () => lacking(book, 'ces-referral', givenIn(referral), facts),
    () => gated(book, 'ces-safety', facts),
  )
}

function judgeHead({ referral, file, book, today }: Judged): Answer | null {
  const head = file.people.find(({ id }) => id === referral.headOfHousehold)
  if (!head)
    return about(
      'head-of-household',
      'not-of-this-case',
      'The head of household does not belong to this case.',
    )
  const age = head.dateOfBirth === null ? undefined : ageOn(head.dateOfBirth, today)
  return gated(book, 'ces-head-of-household', { 'person-is-child': head.role === 'child', 'person-age': age })
}

/** Must or may is what the answers lead to by the rules, and never what somebody says it is. */
function judgeBasis({ referral, book }: Judged): Answer | null {
  const { value, scenario, because } = book.referral('ces', factsOf(referral))
  const basis = { value: value === 'must' ? 'must' : 'may', scenario }
  const same = referral.basis.value === basis.value && (referral.basis.scenario ?? null) === basis.scenario
  return same ? null : about('basis', 'basis-differs', `The answers lead to another basis. ${because}`)
}

function judgeConsent({ referral: { consent } }: Judged): Answer | null {
  const told = consent.signedOn ?? consent.scope ?? consent.expires
  if (!consent.given && told !== undefined)
    return about(
      'consent',
      'contradiction',
      'Without a consent there is no day, scope or end of one. Keep one of the two.',
    )
  if (consent.signedOn !== undefined && consent.expires !== undefined && consent.expires < consent.signedOn)
    return about('consent', 'day-order', 'The consent ends before it was signed.')
  return null
}

function judgeDays({ referral, today }: Judged): Answer | null {
  const { consent, accessPoint, youthExit } = referral
  if (consent.signedOn !== undefined && consent.signedOn > today)
    return about(
      'consent',
      'day-in-future',
      'The consent is signed in the future. Use the day it was signed.',
    )
  if (consent.expires !== undefined && consent.expires < today)
    return about('consent', 'day-order', 'The consent has ended. Ask for a new one, or go on without.')
  if (accessPoint.checkedOn !== undefined && accessPoint.checkedOn > today)
    return about('access-point', 'day-in-future', 'The access point was checked on a day in the future.')
  if (accessPoint.checkedOn !== undefined && !accessPoint.fromDirectory)
    return about(
      'access-point',
      'contradiction',
      'An access point typed by hand has no day on which a list was checked.',
    )
  return youthExit && youthExit.exitOn < today
    ? about('youth-exit', 'day-order', 'The day of leaving care has passed.')
    : null
}

const givenIn = ({ dvSafety, consent, ...referral }: NewCesReferral) => ({
  'subject-note': referral.subjectNote !== undefined,
  'safe-contact': referral.safeContact !== undefined,
  'safe-contact-way': dvSafety !== 'no' && referral.safeContact !== undefined,
  'household-size': referral.householdSize !== undefined,
  'children-returning': referral.childrenReturning !== undefined,
  'consent-signed-on': consent.signedOn !== undefined,
  'consent-scope': consent.scope !== undefined,
  'consent-expires': consent.expires !== undefined,
  'youth-exit': referral.youthExit !== undefined,
})
