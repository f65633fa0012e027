import { sayDate } from '../src/dialog/index.ts'
import type { Notice } from '../src/dialog/types.ts'
import { withConsult } from './indian-child.ts'
import { chosenGoals, goalFacts, labelOf, type Chosen, type Context } from './goal-rules.ts'

const standing = (c: Context): Notice[] =>
  c.facts.activeGoals.map((active) => ({
    kind: 'hint',
    text: `${active.label} is already on record as the ${active.role} goal${active.targetDate === null ? '' : `, target ${sayDate(active.targetDate)}`}. You are adding one goal beside it.`,
    citation: null,
  }))

const conditions = (a: Chosen, c: Context): Notice[] =>
  chosenGoals(a)
    .map((goal) => c.rules.verdictFor(goal, goalFacts(a, c)))
    .filter((answer) => answer.verdict === 'conditional')
    .map(({ label, because, citation }) => ({ kind: 'condition', text: `${label}: ${because}`, citation }))

const hints = (a: Chosen, c: Context): Notice[] =>
  chosenGoals(a).flatMap((goal) => {
    const recruitment = c.rules.recruitment(goal, goalFacts(a, c))
    const link = c.rules.resourceLink(goal)
    const plan = c.rules.planClass(goal)
    return [
      ...(recruitment.value === 'none' ? [] : [{ said: recruitment, prefix: '' }]),
      ...(link.value ? [{ said: link, prefix: `${labelOf(goal, c)}: ` }] : []),
      ...(plan.value === 'unknown' ? [] : [{ said: plan, prefix: '' }]),
    ].map(({ said, prefix }) => ({
      kind: 'hint' as const,
      text: prefix + said.because,
      citation: said.citation,
    }))
  })

/** What the worker should know beside the answers. Where consulting comes first, the usual hints are held back. */
export const goalNotices = (a: Chosen, c: Context): Notice[] =>
  withConsult([c.facts.child], c, [...standing(c), ...conditions(a, c)], () => hints(a, c))
