import { expect } from 'vitest'
import type { WriteRequest } from '../../../src/bot/ports.ts'
import { ClosingSummaryBody } from '../../../src/case-api/contract/closing-summary.ts'
import { household, referred } from '../household.ts'
import { among, bodies } from '../housing-sample.ts'
import type { Context, Sample } from '../sample.ts'

const summaryKeepsPolicy = (write: WriteRequest, { rules }: Context): void => {
  const body = ClosingSummaryBody.parse(bodies(write, 'closing-summary')[0])
  const facts = {
    'housing-secured': body.housingSecured,
    'efforts-made': body.effortsMade,
    'reasons-not-secured': body.reasonsNotSecured,
  }
  expect(rules.gates('closing', facts).every(({ met }) => met === true)).toBe(true)
}

export const sample: Sample = {
  ...among({}, { onRecord: { cesReferrals: [referred({ status: 'closed-not-housed' })] } }),
  keepsPolicy: summaryKeepsPolicy,
  runs: [
    { ctx: household(), answers: { housingSecured: 'yes' } },
    {
      ctx: household(),
      answers: {
        housingSecured: 'no',
        effortsMade: 'Four landlords asked.',
        reasonsNotSecured: 'No unit was free.',
      },
    },
  ],
}
