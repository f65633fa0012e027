import { step } from '../../dialog/index.ts'
import type { Refused, Saved } from '../ports.ts'
import type { OpenFlow, Session } from '../session.ts'
import { plainReply } from '../words/plain.ts'
import { opened, showJob } from './job.ts'
import { say, type Situation, type Turned } from './situation.ts'

type Settling = Pick<
  Situation,
  | 'dialogs'
  | 'rulesFor'
  | 'today'
  | 'zone'
  | 'now'
  | 'ids'
  | 'person'
  | 'private'
  | 'cases'
  | 'focus'
  | 'drafts'
>

/**
 * The case API's answer to a confirmed record, told in the flow it came from. Where the worker has meanwhile begun
 * something else, it is told in a message of its own and their work is not touched.
 */
export function settle(
  key: string,
  subject: string,
  outcome: Saved | Refused,
  session: Session,
  situation: Settling,
): Turned {
  const flow = session.flow
  if (flow?.state.key !== key) return elsewhere(subject, outcome, session)
  const open = opened(flow, situation)
  const event = outcome.type === 'saved' ? ({ type: 'SAVED' } as const) : ({ type: 'REFUSED' } as const)
  const next: OpenFlow = {
    ...flow,
    state: step(open.dialog, flow.state, event, open.context).flow,
    savingSince: null,
    refusal: outcome.type === 'saved' ? null : { because: whyNot(outcome), unknown: isUnknown(outcome) },
  }
  const telling = outcome.type === 'saved' ? { records: outcome.records } : {}
  const reply = showJob({ ...open, flow: next }, situation, telling)
  const kept = outcome.type === 'saved' ? null : next
  return say({ ...session, flow: kept }, reply, outcome.type, {
    code: outcome.type === 'saved' ? null : outcome.code,
  })
}

/** The case system's own sentence, said to be its own. */
const whyNot = ({ because }: Refused) =>
  /case system/i.test(because) ? because : `The case system did not take this entry. ${because}`

const about = (child: string, outcome: Refused) =>
  isUnknown(outcome)
    ? `About your earlier entry for ${child}:`
    : `Your earlier entry for ${child} was not saved.`

const isUnknown = ({ code }: Refused) => code.startsWith('gave-up')

function elsewhere(child: string, outcome: Saved | Refused, session: Session): Turned {
  const reply =
    outcome.type === 'saved'
      ? plainReply(
          'Saved',
          `Your earlier entry for ${child} is now in the case record. Record number: ${outcome.records.join(', ')}.`,
        )
      : plainReply('Not saved', `${about(child, outcome)} ${whyNot(outcome)}`)
  const told = say(session, reply, outcome.type, { code: outcome.type === 'saved' ? null : outcome.code })
  return { ...told, session, aside: true }
}
