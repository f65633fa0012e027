import type { SealedForm, SealedReply } from '../../src/bot/reply.ts'

export const plainReply = (text: string): SealedReply => ({ text, card: null, actions: [], citations: [] })

/** A form in the middle of a job. */
export const cardReply: SealedReply = {
  text: 'Goal for J. D.: Adoption. Which target date?\nSay a date, or "cancel".',
  citations: [],
  actions: [
    { label: 'Confirm', token: 'token-confirm', style: 'primary' },
    { label: 'Cancel', token: 'token-cancel' },
  ],
  card: {
    title: 'Permanency goals',
    subtitle: 'J. D. · tn-1001 · Tennessee · policy of 1 Apr 2018',
    tone: 'plain',
    progress: { done: 1, total: 2 },
    body: 'Which target date?',
    rows: [
      {
        label: 'Goal',
        value: 'Adoption',
        note: null,
        change: { label: 'Change', token: 'token-change' },
        remove: null,
      },
    ],
    fields: [
      {
        id: 'targetDate',
        label: 'Target date',
        kind: 'date',
        required: true,
        options: [],
        value: null,
        maxLength: null,
        min: null,
        max: null,
        why: 'It decides when a linked plan expires.',
        error: null,
      },
    ],
    notices: [],
  },
}

/** The same job as one form. */
export const sealedForm: SealedForm = {
  open: { label: 'Open as form', token: 'token-open' },
  title: 'Permanency goals',
  subtitle: 'J. D. · tn-1001',
  fields: cardReply.card?.fields ?? [],
  actions: [
    { label: 'Confirm', token: 'token-form-confirm', style: 'primary', sends: true },
    { label: 'Continue', token: 'token-form-continue', sends: true },
  ],
}
