import type { QuestionOf } from '../../src/dialog/types.ts'
import type { ChildFacts } from '../../src/bot/facts.ts'
import { asRuled, because, isAsked, yesNo } from '../by-edition.ts'
import * as rules from './rules.ts'

/** What a new main goal ends. */
export interface Endings extends rules.Chosen {
  endedReason?: string | undefined
  closeConcurrent?: 'yes' | 'no' | undefined
}

/** Whether the concurrent goal on record has lost its ground: beside this main goal the edition wants none. */
export const groundless = (a: rules.Chosen, c: rules.Context): boolean =>
  rules.standingConcurrent(c) !== null &&
  rules.ruleFacts(a, c)['primary-goal'] !== undefined &&
  !isAsked(rules.fieldOf('concurrent-goal')(a, c))

/** The goal that was concurrent becomes the main one, so that it stands beside itself no longer. */
export const takenUp = (a: rules.Chosen, c: rules.Context): boolean =>
  a.goal !== undefined && rules.standingConcurrent(c)?.goal === a.goal

type EndingQuestion = Extract<QuestionOf<Endings, ChildFacts>, { ask: 'endedReason' | 'closeConcurrent' }>

/** What is asked when a goal on record ends by a new one. */
export const endingQuestions: readonly EndingQuestion[] = [
  {
    ...asRuled<rules.Chosen, ChildFacts>(rules.fieldOf('ended-reason')),
    ask: 'endedReason',
    label: 'Why the old goal ends',
    aliases: ['ended reason', 'reason for the change', 'why it ends', 'reason'],
    kind: 'text',
    maxLength: 500,
    prompt: (_, c) =>
      `Why does ${rules.standingMain(c)?.label ?? 'the goal on record'} end as the main goal?`,
  },
  {
    ask: 'closeConcurrent',
    label: 'Close the concurrent goal',
    aliases: ['close it', 'close concurrent goal'],
    kind: 'choice',
    need: 'required',
    when: (a, c) => groundless(a, c) && !takenUp(a, c),
    prompt: (a, c) => {
      const { because: rule } = rules.fieldOf('concurrent-goal')(a, c)
      return `${rule} ${rules.standingConcurrent(c)?.label ?? 'One'} is on record. Close it?`
    },
    why: (a, c) => because(rules.fieldOf('concurrent-goal')(a, c)),
    options: () => yesNo,
  },
]
