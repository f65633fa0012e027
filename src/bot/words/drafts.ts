import type { GuidedFlow } from '../guided-flow.ts'
import type { Draft } from '../ports.ts'
import type { Action, Reply } from '../reply.ts'
import { sayDate } from './dates.ts'
import { myCases, plainReply } from './plain.ts'

export const noDraft: Reply = plainReply('No drafts', 'You have no draft waiting.', [], [myCases])

/** Whom or what a draft is about: the child's number, else the case's. */
export const draftSubject = ({ child, case: of }: Pick<Draft, 'case' | 'child'>): string => child ?? of

const sayShared = ({ handedBy, sharedWith }: Draft): string =>
  handedBy ? `, from ${handedBy.name}` : sharedWith ? `, also with ${sharedWith.name}` : ''

const titleOf = ({ state }: Draft, dialogs: readonly GuidedFlow[]): string =>
  dialogs.find(({ id }) => id === state.dialog)?.title ?? state.dialog

/** The worker's drafts, newest first as the store gives them, each with its number for "resume 2". */
export function draftList(drafts: readonly Draft[], dialogs: readonly GuidedFlow[]): Reply {
  if (drafts.length === 0) return noDraft
  const lines = drafts.map(
    (draft, i) =>
      `${i + 1} ${titleOf(draft, dialogs)} · ${draftSubject(draft)}${sayShared(draft)}, kept ${sayDate(draft.savedAt.slice(0, 10))}`,
  )
  const actions = drafts.slice(0, 6).map((draft, i): Action => ({
    label: `Resume ${i + 1} · ${draftSubject(draft)}`,
    command: { type: 'resume', draft: draft.id },
  }))
  const reply = plainReply('My drafts', lines.join('\n\n'), [], actions)
  return { ...reply, text: ['Your drafts:', ...lines, 'Say "resume 1" to go on, or "delete 1".'].join('\n') }
}
