import type { Refused, Unsettled, WriteOutcome } from '../../bot/ports.ts'
import { Problem } from '../contract/problems.ts'
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
const ownCodes = new Set(['own-plan', 'not-a-supervisor'])

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
  const because =
    (ownCodes.has(problem.code) ? null : sentences[problem.status]) ?? problem.detail.slice(0, 500)
  return { type: 'refused', code: problem.code, because }
}

/** What an answer to a write means. `saved` reads the records' numbers from a whole and valid answer about this very write. */
export function outcomeOf(heard: Heard, saved: (body: unknown) => readonly string[] | null): WriteOutcome {
  if (heard.type === 'silence') return unsettled(heard.reason)
  const { status, retryAfter } = heard
  if (status === 200 || status === 201) {
    const records = heard.contentType === 'application/json' ? saved(heard.body) : null
    return records === null ? unsettled('broken-answer') : { type: 'saved', records }
  }
  if (status === 429 || status === 503) return unsettled('busy', retryAfter)
  const problem = problemIn(heard)
  if (!problem) return unsettled('broken-answer', retryAfter)
  const open = openCodes[problem.code]
  if (open) return unsettled(open, retryAfter)
  return status in sentences || ownWords.has(status)
    ? refusal(problem)
    : unsettled('broken-answer', retryAfter)
}
