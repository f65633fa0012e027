import { sayDate } from '../../src/dialog/index.ts'
import type { Notice } from '../../src/dialog/types.ts'
import { withConsult } from '../indian-child.ts'
import * as rules from './rules.ts'
import type { Chosen, Context } from './rules.ts'

const standing = (a: Chosen, c: Context): Notice[] => {
  const before = rules.replaced(a, c)
  if (before === null) return []
  const whose = before.scope === 'family' ? "the family's goal" : 'the goal of their own'
  return [
    {
      kind: 'hint',
      text: `${before.label} is ${whose} since ${sayDate(before.startDate)}. The new entry takes its place.`,
      citation: null,
    },
  ]
}

const conditions = (a: Chosen, c: Context): Notice[] => {
  const answer = a.goal === undefined ? null : rules.goalAnswer(a.goal, a, c)
  const licence = c.rules.list('kin-licence')
  const note = licence?.items.find(({ id }) => id === a.kinLicence)?.note
  return [
    ...(answer?.verdict === 'conditional'
      ? [
          {
            kind: 'condition' as const,
            text: `${answer.label}: ${answer.because}`,
            citation: answer.citation,
          },
        ]
      : []),
    ...(note === undefined
      ? []
      : [{ kind: 'condition' as const, text: note, citation: licence?.citation ?? null }]),
  ]
}

/** What the rules state about the chosen goal, or about whose goal it is while none is chosen. */
const hints = (a: Chosen, c: Context): Notice[] => {
  const topics = a.goal === undefined ? ['one-family-goal', 'family-goal-judged'] : [`goal-${a.goal}`]
  return topics
    .flatMap((topic) => c.rules.statement(topic) ?? [])
    .map(({ because, citation }) => ({ kind: 'hint', text: because, citation }))
}

/** What the worker should know beside the answers. */
export const servicePlanGoalNotices = (a: Chosen, c: Context): Notice[] =>
  withConsult(rules.childrenOf(a, c), c, [...standing(a, c), ...conditions(a, c)], () => hints(a, c))
