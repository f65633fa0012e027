import type { Rulebook } from '../../policy/types.ts'
import type { Action, Reply } from '../reply.ts'
import { plainReply } from './plain.ts'

/** Asks for the case type, where no case is open or none may be named. */
export function caseTypeQuestion(rules: Rulebook): Reply {
  const types = rules.caseTypes()
  const actions = types.slice(0, 6).map(({ id, label }): Action => ({
    label,
    command: { type: 'allowed-goals', case: null, child: null, facts: { caseType: id } },
  }))
  const words = types.map(({ label }) => label.toLowerCase()).join(', ')
  return plainReply(
    'Which goals are allowed?',
    `That depends on the case type. Which one: ${words}? In a private message you can name a case instead.`,
    [],
    actions,
  )
}
