import type { DutyName } from '../../commands/duty.ts'
import type { Field, Reply } from '../../reply.ts'
import { plainReply } from '../plain.ts'
import { sayDuty } from './acting.ts'

/** Characters of a note. */
export const longestEvidence = 500
export const evidenceField = 'evidence'

/** Asks how it can be seen that a duty is done. `error`: what was wrong with the last try. */
export function askEvidence(duty: DutyName, error: string | null): Reply {
  const ask = `How can it be seen that ${sayDuty(duty)} is done? Give the record number, or a short note.`
  const reply = plainReply(
    'Done with evidence',
    [error, ask].filter(Boolean).join(' '),
    [],
    [{ label: 'Done', command: { type: 'done', duty, evidence: null }, style: 'primary', sends: true }],
  )
  const field: Field = {
    id: evidenceField,
    label: 'Record number or note',
    kind: 'text',
    required: true,
    options: [],
    value: null,
    maxLength: longestEvidence,
    min: null,
    max: null,
    why: 'It is kept with your name. The case record is not changed by it.',
    error,
  }
  return { ...reply, card: reply.card && { ...reply.card, body: ask, fields: [field] } }
}

export const emptyEvidence = 'That was empty. Nothing was changed.'
export const tooLong = (length: number): string =>
  `That is too long (${length.toLocaleString('en-US')} characters). Please keep it to ${longestEvidence}. Nothing was changed.`

export const doneReply = (duty: DutyName): Reply =>
  plainReply(
    'Kept as done',
    `I kept that ${sayDuty(duty)} is done, with what you wrote. I remind nobody of it any more. The case record is not changed by this: once it holds the entry, the duty goes off the list by itself.`,
    [],
    [{ label: 'What is due', command: { type: 'due', case: null, child: null, span: 'all' } }],
  )
