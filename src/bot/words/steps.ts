import type { HalfDone, Recorded, WriteKind, WriteStep } from '../ports.ts'
import { list } from './people.ts'

const nouns: Readonly<Record<WriteKind, string>> = {
  'permanency-goals': 'goal',
  'goal-closure': 'end of the earlier goal',
  'concurrent-plan': 'concurrent plan',
  'concurrent-plan-closure': 'end of the concurrent plan',
  'case-plan': 'case plan',
  'case-plan-change': 'change of the case plan',
  'case-plan-submission': 'hand-in of the plan',
  'case-plan-approval': 'decision about the plan',
  'service-plan-goal': 'goal',
  'ces-referral': 'referral',
  'ces-outcome': 'outcome',
  'contact-note': 'contact note',
  'closing-summary': 'closing summary',
}

/** What a step writes; with whom it is about where several of its kind stand beside each other. */
function nounOf({ kind, of }: WriteStep, all: readonly WriteStep[]): string {
  const alone = all.filter((step) => step.kind === kind).length < 2
  return alone || typeof of !== 'string' ? nouns[kind] : `${nouns[kind]} of ${of}`
}

const numbers = (records: readonly string[]) => `number${records.length > 1 ? 's' : ''} ${records.join(', ')}`

/** "The referral is recorded, number ces-1." for each step that is. */
export function sayRecorded({ recorded, left }: HalfDone): string {
  const all = [...recorded.map(({ step }) => step), ...left]
  return recorded
    .map(({ step, records }) => `The ${nounOf(step, all)} is recorded, ${numbers(records)}.`)
    .join(' ')
}

/** "the contact note": what is not recorded yet. */
export function leftOf({ recorded, left }: HalfDone): string {
  const all = [...recorded.map(({ step }) => step), ...left]
  return list(left.map((step) => `the ${nounOf(step, all)}`))
}

/** `Record number: goal-1.`, or each number with what it stands for. */
export function recordNumbers(recorded: readonly Recorded[]): string {
  const all = recorded.map(({ step }) => step)
  const records = recorded.flatMap((one) => one.records)
  const kinds = new Set(all.map(({ kind }) => kind))
  if (kinds.size < 2) return `Record number${records.length > 1 ? 's' : ''}: ${records.join(', ')}.`
  return `Record numbers: ${recorded.map(({ step, records: of }) => `${nounOf(step, all)} ${of.join(', ')}`).join('; ')}.`
}
