import { expect } from 'vitest'
import type { WriteRequest } from '../../../src/bot/ports.ts'
import { NewCesOutcome } from '../../../src/case-api/contract/ces-referrals.ts'
import { household, parent, referred, youth } from '../household.ts'
import { among, bodies, noteOf } from '../housing-sample.ts'
import type { Context, Sample } from '../sample.ts'

const outcomeKeepsPolicy = (write: WriteRequest, { rules, today }: Context): void => {
  const [outcome, contact] = bodies(write, 'ces-outcome', 'contact-note')
  const body = NewCesOutcome.parse(outcome)
  expect(noteOf(contact, 'outcome').occurredOn).toBe(body.on)
  expect(body.on <= today).toBe(true)
  const need = rules.need('ces-outcome', 'prescreen', { 'ces-status': body.status }).value
  expect(body.prescreen !== undefined).toBe(need === 'required')
}

const one = { onRecord: { cesReferrals: [referred()] } }

export const sample: Sample = {
  ...among(one, {
    people: [parent, youth],
    onRecord: { cesReferrals: [referred(), referred({ id: 'ces-8', headOfHousehold: youth.id })] },
  }),
  keepsPolicy: outcomeKeepsPolicy,
  runs: [
    { ctx: household(one), answers: { status: 'waitlisted' } },
    {
      ctx: household(one),
      answers: {
        status: 'prescreened',
        prescreenTool: 'Local form B',
        prescreenBy: 'Front desk',
        hmisEvent: 'hmis-4',
      },
    },
  ],
}
