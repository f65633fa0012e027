import { z } from '@hono/zod-openapi'
import { CesOutcome, CesReferral, CesReferralList, NewCesOutcome, NewCesReferral } from './ces-referrals.ts'
import { ClosingSummary, ClosingSummaryBody } from './closing-summary.ts'
import { ContactNote, ContactNoteList, NewContactNote } from './contact-notes.ts'
import { reading, writing } from './endpoint.ts'
import { Page } from './lists.ts'
import { Id } from './values.ts'

const ofCase = z.object({ case: Id })

export const listCesReferrals = reading({
  name: 'listCesReferrals',
  path: '/v1/cases/{case}/ces-referrals',
  summary: 'The housing referrals of a case, newest first',
  description: 'With their outcomes.',
  params: ofCase,
  query: Page,
  schema: CesReferralList,
})

export const recordCesReferral = writing({
  name: 'recordCesReferral',
  path: '/v1/cases/{case}/ces-referrals',
  summary: 'Refer a household to coordinated entry',
  description:
    'Complete only when a contact note names it; `note-pending` until then. One is open for each head of household. ' +
    'The rules decide from the answers whether it must or may be made.',
  params: ofCase,
  body: NewCesReferral,
  needs: ['Idempotency-Key'],
  answer: { status: 201, schema: CesReferral, etag: true },
})

export const recordCesOutcome = writing({
  name: 'recordCesOutcome',
  path: '/v1/ces-referrals/{referral}/outcomes',
  summary: 'Record what became of a housing referral',
  description: 'Each outcome needs its own contact note before the next.',
  params: z.object({ referral: Id }),
  body: NewCesOutcome,
  needs: ['Idempotency-Key'],
  answer: { status: 201, schema: CesOutcome, etag: false },
})

export const listContactNotes = reading({
  name: 'listContactNotes',
  path: '/v1/cases/{case}/contact-notes',
  summary: 'The contact notes of a case, newest first',
  description: 'With what they say.',
  params: ofCase,
  query: Page,
  schema: ContactNoteList,
})

export const recordContactNote = writing({
  name: 'recordContactNote',
  path: '/v1/cases/{case}/contact-notes',
  summary: 'Record a contact note',
  description: 'One that names a referral or an outcome completes it.',
  params: ofCase,
  body: NewContactNote,
  needs: ['Idempotency-Key'],
  answer: { status: 201, schema: ContactNote, etag: false },
})

export const getClosingSummary = reading({
  name: 'getClosingSummary',
  path: '/v1/cases/{case}/closing-summary',
  summary: 'The closing summary of a case',
  description: 'Answers 404 where none stands yet.',
  params: ofCase,
  query: z.object({}),
  schema: ClosingSummary,
  etag: true,
})

export const putClosingSummary = writing({
  name: 'putClosingSummary',
  method: 'put',
  path: '/v1/cases/{case}/closing-summary',
  summary: 'Write the closing summary of a case',
  description: 'The first one changes version 0: `If-Match: "0"`.',
  params: ofCase,
  body: ClosingSummaryBody,
  needs: ['Idempotency-Key', 'If-Match'],
  answer: { status: 200, schema: ClosingSummary, etag: true },
})
