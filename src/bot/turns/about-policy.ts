import type { Command } from '../command.ts'
import type { Session } from '../session.ts'
import { askPolicy, showPassage } from './policy.ts'
import { askSupervisor, feedback } from './policy-desk.ts'
import { inLanguage } from './policy-memory.ts'
import type { Situation, Turned } from './situation.ts'

/** Questions of policy and what is said about their answers; null for every other command. */
export function aboutPolicy(command: Command, session: Session, situation: Situation): Turned | null {
  switch (command.type) {
    case 'ask':
      return askPolicy(command, session, situation)
    case 'show-passage':
      return showPassage(session, situation)
    case 'feedback':
      return feedback(command, session, situation)
    case 'ask-supervisor':
      return askSupervisor(session, situation)
    case 'language':
      return inLanguage(command.language, session, situation)
    default:
      return null
  }
}
