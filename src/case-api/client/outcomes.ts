import type { Refused, Unsettled, WriteOutcome } from '../../bot/ports.ts'
import { Problem } from '../contract/problems.ts'
import { GoalList, type Goal, type NewGoals } from '../contract/permanency-goals.ts'
import type { Heard } from './transport.ts'

const unsettled = (reason: Unsettled['reason'], retryAfter: number | null = null): Unsettled => ({
  type: 'unsettled',
  reason,
  retryAfter,
})

/** For refusals that say nothing a worker could use; the others come in the case system's own sentence. */
const sentences: Readonly<Record<number, string>> = {
  400: 'The case system could not read this entry. Please tell your support team.',
  403: 'You are not assigned to this case, so the case system did not take this entry.',
  404: 'The case system has no such case or child for you. You may not be assigned to it any more.',
  412: 'The record was changed in the meantime. Look at it again, then decide.',
}
const ownWords = new Set([409, 422])

/** Codes that do not mean "nothing was written": the same key is in use for something. */
const openCodes: Readonly<Record<string, Unsettled['reason']>> = {
  'request-still-running': 'busy',
  'idempotency-key-reused': 'broken-answer',
}

/** The problem in an answer, where it is one by the contract: media type, shape, and the same status inside. */
export function problemIn(heard: Extract<Heard, { type: 'answer' }>): Problem | null {
  if (heard.contentType !== 'application/problem+json') return null
  const read = Problem.safeParse(heard.body)
  return read.success && read.data.status === heard.status ? read.data : null
}

function refusal(problem: Problem): Refused {
  const because = sentences[problem.status] ?? problem.detail.slice(0, 500)
  return { type: 'refused', code: problem.code, because }
}

/** What an answer to a write means. Only a whole and valid answer about this very child is "saved". */
export function outcomeOf(
  heard: Heard,
  sent: NewGoals,
  about: { case: string; child: string },
): WriteOutcome {
  if (heard.type === 'silence') return unsettled(heard.reason)
  const { status, retryAfter } = heard
  if (status === 200 || status === 201) return savedIn(heard, sent, about)
  if (status === 429 || status === 503) return unsettled('busy', retryAfter)
  const problem = problemIn(heard)
  if (!problem) return unsettled('broken-answer', retryAfter)
  const open = openCodes[problem.code]
  if (open) return unsettled(open, retryAfter)
  return status in sentences || ownWords.has(status)
    ? refusal(problem)
    : unsettled('broken-answer', retryAfter)
}

function savedIn(
  heard: Heard & { type: 'answer' },
  sent: NewGoals,
  about: { case: string; child: string },
): WriteOutcome {
  const read = GoalList.safeParse(heard.body)
  if (heard.contentType !== 'application/json' || !read.success) return unsettled('broken-answer')
  const { items } = read.data
  const ours = (goal: Goal) =>
    goal.child === about.child &&
    goal.case === about.case &&
    sent.goals.some((s) => s.goal === goal.goal && s.role === goal.role && s.targetDate === goal.targetDate)
  const ids = new Set(items.map((goal) => goal.id))
  const whole = items.length === sent.goals.length && ids.size === items.length && items.every(ours)
  return whole ? { type: 'saved', records: items.map((goal) => goal.id) } : unsettled('broken-answer')
}
