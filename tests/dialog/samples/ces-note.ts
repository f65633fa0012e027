import { expect } from 'vitest'
import { NewContactNote } from '../../../src/case-api/contract/contact-notes.ts'
import { household, referred } from '../household.ts'
import { among, bodies } from '../housing-sample.ts'
import type { Sample } from '../sample.ts'

const outcomes = [
  {
    id: 'outcome-2',
    status: 'declined',
    on: '2026-11-20',
    prescreen: null,
    event: null,
    note: null,
    noted: false,
    recordedBy: 'worker-mo',
    recordedAt: '2026-11-20T16:00:00.000Z',
  },
] as const

const pending = { onRecord: { cesReferrals: [referred({ status: 'note-pending' })] } }

export const sample: Sample = {
  ...among(pending, { onRecord: { cesReferrals: [referred({ status: 'note-pending', outcomes })] } }),
  keepsPolicy: (write) => {
    const [body] = bodies(write, 'contact-note')
    expect(NewContactNote.parse(body).referral).toBe('ces-7')
  },
  runs: [{ ctx: household(pending), answers: { narrative: 'The referral was made by phone.' } }],
}
