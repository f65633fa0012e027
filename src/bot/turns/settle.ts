import { step } from '../../dialog/index.ts'
import { conflictOf } from '../conflict.ts'
import { noticesAfter } from '../notices.ts'
import type { Draft, OutboxItem, Refused, Saved } from '../ports.ts'
import { halfOf, recordedOf } from '../saga.ts'
import type { OpenFlow, Session } from '../session.ts'
import { plainReply } from '../words/plain.ts'
import { leftOf, recordNumbers, sayRecorded } from '../words/steps.ts'
import { opened, showJob } from './job.ts'
import { say, type Situation, type Turned } from './situation.ts'

/** A confirmed entry and what became of it: `done` are the answers to its first steps, all of them where it is saved. */
export interface Settled {
  item: Pick<OutboxItem, 'key' | 'request' | 'flow' | 'person'>
  outcome: Saved | Refused
  done: readonly Saved[]
}

/**
 * The case API's answer to a confirmed entry, told in the flow it came from. Where the worker has meanwhile begun
 * something else, it is told in a message of its own and their work is not touched.
 */
export function settle(settled: Settled, session: Session, situation: Situation): Turned {
  const { item, done } = settled
  const notices = noticesAfter(item.request, done, item.key, situation.person)
  return { ...settledHere(settled, session, situation), notices }
}

function settledHere(settled: Settled, session: Session, situation: Situation): Turned {
  const { item, outcome, done } = settled
  const flow = session.flow
  if (flow?.state.key !== item.key) return elsewhere(settled, session, situation)
  const open = opened(flow, situation)
  const event = outcome.type === 'saved' ? ({ type: 'SAVED' } as const) : ({ type: 'REFUSED' } as const)
  const next: OpenFlow = {
    ...flow,
    state: step(open.dialog, flow.state, event, open.context).flow,
    savingSince: null,
    half: halfOf(item.request, done),
    replacing: done.length > 0 ? (flow.replacing ?? null) : null,
    refusal: outcome.type === 'saved' ? null : refusalIn(outcome, item.request),
  }
  const telling = outcome.type === 'saved' ? { recorded: recordedOf(item.request, done) } : {}
  const reply = showJob({ ...open, flow: next }, situation, telling)
  const kept = outcome.type === 'saved' ? null : next
  return say({ ...session, flow: kept }, reply, outcome.type, codeOf(outcome))
}

/** Some steps are acknowledged and the next one is not: the card that waits says so. Null where there is no such card. */
export function progress(
  { item, done }: Omit<Settled, 'outcome'>,
  session: Session,
  situation: Situation,
): Turned | null {
  const flow = session.flow
  const half = halfOf(item.request, done)
  const known = flow?.half?.recorded.length ?? 0
  if (!half || flow?.state.key !== item.key || half.recorded.length <= known) return null
  const open = opened({ ...flow, half }, situation)
  return say({ ...session, flow: { ...flow, half } }, showJob(open, situation), 'half-done', {
    done: half.recorded.length,
  })
}

const refusalIn = (outcome: Refused, request: OutboxItem['request']): OpenFlow['refusal'] => ({
  because: whyNot(outcome),
  unknown: isUnknown(outcome),
  conflict: conflictOf(outcome.code, request),
})

const codeOf = (outcome: Saved | Refused) => ({ code: outcome.type === 'saved' ? null : outcome.code })

/** The case system's own sentence, said to be its own. */
const whyNot = ({ because }: Refused) =>
  /case system/i.test(because) ? because : `The case system did not take this entry. ${because}`

const isUnknown = ({ code }: Refused) => code.startsWith('gave-up')

function elsewhere(settled: Settled, session: Session, situation: Situation): Turned {
  const { item, outcome, done } = settled
  const subject = item.request.child ?? item.request.case
  if (outcome.type === 'saved') {
    const saved = `Your earlier entry for ${subject} is now in the case record. ${recordNumbers(recordedOf(item.request, done))}`
    return { ...say(session, plainReply('Saved', saved), 'saved', codeOf(outcome)), session, aside: true }
  }
  const draft = draftOf(settled, situation)
  const kept = draft ? ' It is kept as a draft ("my drafts").' : ''
  const reply = plainReply('Not saved', `${about(settled, subject)} ${whyNot(outcome)}${kept}`)
  return { ...say(session, reply, outcome.type, codeOf(outcome)), session, draft, aside: true }
}

function about({ item, outcome, done }: Settled, subject: string): string {
  const half = halfOf(item.request, done)
  if (half) return `Of your earlier entry for ${subject}: ${sayRecorded(half)} Not recorded: ${leftOf(half)}.`
  return outcome.type === 'refused' && isUnknown(outcome)
    ? `About your earlier entry for ${subject}:`
    : `Your earlier entry for ${subject} was not saved.`
}

/** What was confirmed and refused after the worker had gone on to something else is not lost. */
function draftOf({ item, done }: Settled, { person, ids, now }: Situation): Draft | null {
  if (!item.flow) return null
  return {
    id: ids.draft,
    person: person.id,
    case: item.request.case,
    child: item.request.child,
    state: { ...item.flow, status: 'asking', key: null },
    half: halfOf(item.request, done),
    savedAt: now,
  }
}
