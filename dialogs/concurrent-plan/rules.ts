import type { Notice, Refusal } from '../../src/dialog/types.ts'
import { because, isAsked, labelIn } from '../by-edition.ts'
import { planFieldOf, standingPlan, type PlanAnswers } from './questions.ts'
import { sayDecision, type Decided } from '../decision.ts'
import * as rules from '../record-goal/rules.ts'
import { withConsult } from '../indian-child.ts'
import { newerText, olderRules } from '../newer-rules.ts'

/** What the flow has been told so far. */
export interface Said extends rules.Chosen, Decided, Omit<Partial<PlanAnswers>, 'relatives'> {
  teamDecision?: string | undefined
  closeConcurrent?: string | undefined
}

const fieldOf = rules.fieldOf('concurrent-goal')

/** Whether the edition still wants a concurrent goal beside the main goal on record. */
export const stillAsked = (a: Said, c: rules.Context): boolean => isAsked(fieldOf(a, c))

/** The concurrent goal there is, chosen here or on record. */
export const concurrentOf = (a: Said, c: rules.Context): string | undefined =>
  a.concurrentGoal ?? rules.standingConcurrent(c)?.goal

/** The plan is made or made anew, as soon as the goal is known that it leads to. */
export const planning = (a: Said, c: rules.Context): boolean =>
  stillAsked(a, c) && concurrentOf(a, c) !== undefined

/** After more than a year, where the edition has something to say about it. */
export const overAYear = (a: Said, c: rules.Context): boolean =>
  stillAsked(a, c) && isAsked(planFieldOf('over-one-year')(a, c))

/** Why there is nothing to plan or to close for this child; null where there is. */
export const closedDoor = (c: rules.Context): Refusal | null => {
  const served = c.rules.servedOnly()
  if (served.value && !c.facts.child.served) return { because: served.because, citation: served.citation }
  if (rules.standingMain(c) === null)
    return { because: 'No main goal is on record for this child yet. Please record the goal first.' }
  const asked = fieldOf({}, c)
  if (isAsked(asked) || rules.standingConcurrent(c) !== null || standingPlan(c) !== null) return null
  return because(asked).text === ''
    ? { because: 'The rules in force here ask for no concurrent plan.' }
    : { because: asked.because, citation: asked.citation }
}

/** The contact note of the entry, made of what the worker confirmed and nothing else. */
export const planNote = (a: Said, c: rules.Context): string => {
  const goal = concurrentOf(a, c)
  const label = goal === undefined ? 'none' : rules.labelOf(goal, c)
  if (!stillAsked(a, c)) return `${sayDecision(a, c)}. The concurrent goal ${label} was closed.`
  const kin =
    a.relatives === 'no'
      ? "A home with relatives was left out, for the child's welfare; the reason stands in the plan."
      : 'A home with relatives is part of the plan.'
  const team =
    a.teamDecision === undefined
      ? []
      : [`After more than a year in care, the team decided: ${labelIn(decisions, a.teamDecision, c)}.`]
  return [`${sayDecision(a, c)}.`, `Concurrent plan toward ${label} recorded.`, kin, ...team].join(' ')
}

export const decisions = 'over-one-year-decision'

const stated = (topic: string, c: rules.Context): Notice[] => {
  const said = c.rules.statement(topic)
  return said === null ? [] : [{ kind: 'hint', text: said.because, citation: said.citation }]
}

const standing = (c: rules.Context): Notice[] => {
  const [main, beside] = [rules.standingMain(c), rules.standingConcurrent(c)]
  const also = beside === null ? 'No concurrent goal is on record.' : `Concurrent goal: ${beside.label}.`
  return main === null ? [] : [{ kind: 'hint', text: `Main goal: ${main.label}. ${also}`, citation: null }]
}

/** What the worker should know beside the answers. Nothing here is ever called overdue: the team decides. */
export const planNotices = (a: Said, c: rules.Context): Notice[] => {
  const ready = stillAsked(a, c) ? a.planSteps !== undefined : a.closeConcurrent === 'yes'
  const note: Notice[] = ready
    ? [{ kind: 'hint', text: `The contact note will say: "${planNote(a, c)}"`, citation: null }]
    : []
  return withConsult([c.facts.child], c, [...olderRules(c), ...standing(c), ...note], () => [
    ...(overAYear(a, c) ? stated('over-one-year', c) : []),
    ...(stillAsked(a, c) ? stated('court-and-asfa', c) : []),
    ...newerText('newer-goal-text', c),
  ])
}
