import { sayDate } from '../../src/dialog/index.ts'
import type { Notice } from '../../src/dialog/types.ts'
import { isAsked } from '../by-edition.ts'
import type { PlanAnswers } from '../concurrent-plan/questions.ts'
import type { Decided } from '../decision.ts'
import { groundless, takenUp, type Endings } from './endings.ts'
import { goalNote } from './note.ts'
import {
  chosenGoals,
  concurrentWanted,
  fieldOf,
  goalFacts,
  labelOf,
  replacing,
  standingConcurrent,
  standingMain,
  type Chosen,
  type Context,
} from './rules.ts'
import { withConsult } from '../indian-child.ts'
import { newerText, olderRules } from '../newer-rules.ts'

type Said = Endings & Decided & Partial<PlanAnswers>

const standing = (c: Context): Notice[] => {
  const replaced = replacing({}, c) ? standingMain(c) : null
  return c.facts.activeGoals.map((active) => {
    const target = active.targetDate === null ? '' : `, target ${sayDate(active.targetDate)}`
    const then =
      replaced === null
        ? ' You are adding one goal beside it.'
        : active.id === replaced.id
          ? ' The new goal takes its place.'
          : ''
    const text = `${active.label} is already on record as the ${active.role} goal${target}.${then}`
    return { kind: 'hint', text, citation: null }
  })
}

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
      ...(recruitment.value === 'none' || recruitment.citation === null
        ? []
        : [{ said: recruitment, prefix: '' }]),
      ...(link.value ? [{ said: link, prefix: `${labelOf(goal, c)}: ` }] : []),
      ...(plan.value === 'unknown' ? [] : [{ said: plan, prefix: '' }]),
    ].map(({ said, prefix }) => ({
      kind: 'hint' as const,
      text: prefix + said.because,
      citation: said.citation,
    }))
  })

/** What a concurrent goal asks for, or why none is asked any more. */
const concurrent = (a: Said, c: Context): Notice[] => {
  const ruled = fieldOf('concurrent-goal')(a, c)
  const beside = standingConcurrent(c)
  if (takenUp(a, c) && beside !== null) {
    const text = `${beside.label} was the concurrent goal and becomes the main goal. The concurrent goal ends with it.`
    return [{ kind: 'hint', text, citation: ruled.citation }]
  }
  const open = concurrentWanted(a, c) && a.concurrentGoal === undefined && ruled.value !== 'not-asked'
  return open || groundless(a, c) ? [{ kind: 'hint', text: ruled.because, citation: ruled.citation }] : []
}

/** The note that a confirm also writes, word for word. */
const contactNote = (a: Said, c: Context): Notice[] => {
  if (a.goal === undefined || !isAsked(fieldOf('contact-note')(a, c))) return []
  return [{ kind: 'hint', text: `The contact note will say: "${goalNote(a, c)}"`, citation: null }]
}

/** What the worker should know beside the answers. Where consulting comes first, the usual hints are held back. */
export const goalNotices = (a: Said, c: Context): Notice[] => {
  const always = [...olderRules(c), ...standing(c), ...conditions(a, c), ...contactNote(a, c)]
  return withConsult([c.facts.child], c, always, () => [
    ...hints(a, c),
    ...concurrent(a, c),
    ...newerText('newer-goal-text', c),
  ])
}
