import type { Answer } from '../../answers/answer/types.ts'
import type { Rulebook } from '../../policy/types.ts'
import type { AskPolicy } from '../commands/policy-talk.ts'
import type { Action, Field } from '../reply.ts'
import { frames } from './policy-frame.ts'

/** What can be done with an answer. `asked`: the question, so that a choice asks it again with what was missing. */
export function policyActions(
  answer: Answer,
  asked: AskPolicy,
  { language, rules, private: alone }: { language: 'en' | 'es'; rules: Rulebook | null; private: boolean },
): Action[] {
  const { passage, up, down, supervisor } = frames[language].buttons
  const send: Action[] = alone ? [{ label: supervisor, command: { type: 'ask-supervisor' } }] : []
  if (answer.kind === 'clarify') return choices(answer, asked, rules)
  if (answer.kind === 'declined') return send
  const thumbs = (
    [
      ['up', up],
      ['down', down],
    ] as const
  ).map(([verdict, label]): Action => ({
    label,
    command: { type: 'feedback', verdict, comment: null, about: 'newest' },
  }))
  const shows: Action[] =
    answer.citations.length > 0 ? [{ label: passage, command: { type: 'show-passage' } }] : []
  return answer.kind === 'not-found' ? [...send, ...shows, ...thumbs] : [...shows, ...thumbs, ...send]
}

/** A button for each answer to the one question back. */
function choices({ asks }: Answer, asked: AskPolicy, rules: Rulebook | null): Action[] {
  if (asks !== 'case-type' || !rules) return []
  return rules.caseTypes().map(({ id, label }) => ({
    label,
    command: { ...asked, facts: { ...asked.facts, caseType: id } },
  }))
}

/** What was wrong with an answer, in the worker's words, where they like. */
export const commentField: Field = {
  id: 'comment',
  label: 'What was wrong?',
  kind: 'text',
  required: false,
  options: [],
  value: null,
  maxLength: 500,
  min: null,
  max: null,
  why: 'It goes to the policy desk without names.',
  error: null,
}
