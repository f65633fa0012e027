import type { Person } from '../facts.ts'
import type { Draft } from '../ports.ts'
import type { Action, Reply } from '../reply.ts'
import { help, plainReply } from './plain.ts'
import { sayRecorded } from './steps.ts'

const drafts: Action = { label: 'My drafts', command: { type: 'drafts' } }
const handOverAction: Action = { label: 'Hand over with my draft', command: { type: 'hand-over' } }

/** `open`: something is half entered that could go to the supervisor. */
export function handOff(supervisor: Person['supervisor'], open: boolean): Reply {
  const who = supervisor ? `Your supervisor is ${supervisor.name}. ` : ''
  const write = `${who}Please write to your supervisor directly; I have sent nothing.`
  if (!open)
    return plainReply(
      'Your supervisor',
      `${write} If something is half entered, say "save" first and it is kept as a draft.`,
      [],
      [drafts, help],
    )
  const offer =
    'Or say "hand over with my draft": then your supervisor finds what you entered among their drafts, and I tell them in their own chat with me.'
  return plainReply('Your supervisor', `${write} ${offer}`, [], [handOverAction, drafts, help])
}

/** `what`: the job and what it is about. */
export function handedOver(what: string, supervisor: string, draft: Draft): Reply {
  const written = draft.half
    ? `${sayRecorded(draft.half)} That stays.`
    : 'Nothing was written to the case record.'
  const body = `Handed over to ${supervisor}: ${what}. It is among their drafts, and I tell them in their own chat with me. Your draft stays with you too. ${written}`
  return plainReply(
    'Handed over',
    body,
    [],
    [{ label: 'Resume', command: { type: 'resume', draft: draft.id } }, drafts],
  )
}
