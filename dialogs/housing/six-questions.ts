import type { Option, QuestionOf } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import { factOf, stated, verdict, type Context, type Six } from './facts.ts'
import type { CesReferralRecord } from './record.ts'

type Said = Partial<CesReferralRecord>

export const threeWays: Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not known' },
]

/** Asked only while this very answer could still make the referral a duty; on offer otherwise. */
const deciding = <Ask extends Six>(
  ask: Ask,
  label: string,
  prompt: string,
  aliases: readonly string[] = [],
) => ({
  ask,
  label,
  aliases,
  kind: 'choice' as const,
  need: (a: Said, c: Context) => {
    const { [ask]: _, ...others } = a
    return verdict(others, c).missing.includes(factOf(ask)) ? ('required' as const) : ('offered' as const)
  },
  prompt: () => prompt,
  why: stated('ces-six-facts'),
  options: () => threeWays,
})

/** The six answers that decide whether the referral is a duty. */
export const sixQuestions: readonly QuestionOf<CesReferralRecord, JobFacts>[] = [
  deciding('goalIsReunification', 'Goal is reunification', 'Is reunification the case goal?'),
  deciding(
    'housingIsPrimaryBarrier',
    'Housing is the main barrier',
    "Is the parents' housing the main barrier?",
  ),
  deciding('onTrialHomeVisit', 'Trial home visit', 'Is a child on a trial home visit?'),
  deciding(
    'housingPreventsClosure',
    'Housing keeps the case open',
    'Is housing what keeps the case from closing?',
  ),
  deciding(
    'exitingToIndependence',
    'Leaving for independence',
    'Is an older youth about to leave care for independence?',
  ),
  deciding('housingAtRisk', "Youth's housing in danger", "Is the youth's housing in danger?"),
]
