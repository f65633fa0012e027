import { defineDialog } from '../src/dialog/index.ts'
import type { JobFacts } from '../src/bot/facts.ts'
import { knownOfReferral } from './housing/known.ts'
import { dutyOf, referralNotices } from './housing/notices.ts'
import { ruleFacts } from './housing/facts.ts'
import { referralDoor } from './housing/people.ts'
import { householdQuestions } from './housing/household-questions.ts'
import { cesReferralRecord } from './housing/record.ts'
import { safetyQuestions } from './housing/safety-questions.ts'
import { sixQuestions } from './housing/six-questions.ts'
import { cesReferralWrite } from './housing/write.ts'

/** Refers a household of a case to an access point of Coordinated Entry, with the contact note that belongs to it. */
export const cesReferral = defineDialog<JobFacts>()({
  id: 'ces-referral',
  version: 1,
  title: 'Housing referral',
  cues: ['ces referral', 'housing referral', 'coordinated entry', 'refer to ces', 'refer for housing'],
  about: 'case',
  record: cesReferralRecord,
  open: referralDoor,
  prefill: knownOfReferral,
  notices: referralNotices,
  write: cesReferralWrite,
  ruleFacts: (a) => ruleFacts(a),
  duty: { cues: ['refer', 'referral'], answer: dutyOf },
  questions: [...sixQuestions, ...householdQuestions, ...safetyQuestions],
})
