import type { PlanAnswers } from '../concurrent-plan/questions.ts'
import { sayDecision, type Decided } from '../decision.ts'
import { groundless, takenUp, type Endings } from './endings.ts'
import { labelOf, standingConcurrent, standingMain, type Context } from './rules.ts'

type Said = Endings & Decided & Partial<PlanAnswers>

/** What the worker wrote, as a sentence among others. */
const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

const relatives = ({ relatives: said }: Said): string[] => {
  if (said === undefined) return []
  return [
    said === 'yes'
      ? 'A home with relatives is part of the concurrent plan.'
      : "A home with relatives was left out, for the child's welfare; the reason stands in the concurrent plan.",
  ]
}

/** The contact note of a decision about goals, in plain sentences, made of what the worker confirmed and nothing else. */
export const goalNote = (a: Said, c: Context): string => {
  const [main, beside] = [standingMain(c), standingConcurrent(c)]
  const closed = takenUp(a, c) || (groundless(a, c) && a.closeConcurrent === 'yes')
  return [
    `${sayDecision(a, c)}.`,
    ...(main !== null && a.endedReason !== undefined
      ? [`${main.label} ended as the main goal: ${ended(a.endedReason)}`]
      : []),
    ...(a.goal === undefined ? [] : [`Goal: ${labelOf(a.goal, c)}.`]),
    ...(a.concurrentGoal === undefined ? [] : [`Concurrent goal: ${labelOf(a.concurrentGoal, c)}.`]),
    ...(beside !== null && closed ? [`The concurrent goal ${beside.label} was closed.`] : []),
    ...relatives(a),
  ].join(' ')
}
