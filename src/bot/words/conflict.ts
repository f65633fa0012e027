import type { Replacing } from '../conflict.ts'
import type { ActiveGoal } from '../facts.ts'
import type { Action, Row } from '../reply.ts'
import { goalLine } from './on-record.ts'

export const keepTheirs: Action = { label: 'Keep theirs, drop mine', command: { type: 'keep-theirs' } }
export const saveAsDraft: Action = { label: 'Save as draft', command: { type: 'save-draft' } }
export const replaceTheirs: Action = {
  label: 'Replace theirs, with a reason',
  command: { type: 'replace', goal: null },
}

/** What stands in the way, one button each. */
export const replaceOne = ({ id, label }: ActiveGoal): Action => ({
  label: `End ${label}`,
  command: { type: 'replace', goal: id },
})

/** "Recorded meanwhile: Second goal: Adoption, target …" */
export const sayMeanwhile = (theirs: readonly ActiveGoal[]): string =>
  theirs.length === 0 ? '' : `Recorded meanwhile: ${theirs.map(goalLine).join('; ')}.`

export const ways = (replace: boolean): string =>
  replace
    ? 'What you entered is kept. Say "keep theirs" to drop yours, "replace theirs" to end theirs with a reason, or "save" to keep yours as a draft.'
    : 'What you entered is kept. Say "keep theirs" to drop yours, or "save" to keep yours as a draft.'

/** The colleague's goal that ends with the confirm, as a row of the review. */
export const replacedRow = ({ goal, label, reason }: Replacing): Row => ({
  label: 'Ends',
  value: `${label}, because: ${reason}`,
  note: null,
  change: { label: 'Change the reason', command: { type: 'replace', goal } },
  remove: null,
})
