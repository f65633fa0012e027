import { view } from '../../dialog/index.ts'
import type { FlowContext, FlowState, FlowView } from '../../dialog/types.ts'
import type { IsoDate, Rulebook } from '../../policy/types.ts'
import type { JobFacts } from '../facts.ts'
import type { GuidedFlow } from '../guided-flow.ts'
import type { Draft, Inbound } from '../ports.ts'
import type { Session } from '../session.ts'
import {
  contextFor,
  dialogNamed,
  factsOf,
  jobsOfState,
  type Focus,
  type Situation,
} from '../turns/situation.ts'
import type { Reference } from './references.ts'

/** What was said, and all that helps to understand it. */
export interface Hearing {
  said: Inbound['said']
  session: Session
  /** Every guided job there is, and those that the worker's state offers to them. */
  dialogs: readonly GuidedFlow[]
  jobs: readonly GuidedFlow[]
  /** The case or child the message names. */
  reference: Reference | null
  /** The open flow as the worker sees it; null where none is open. */
  flow: {
    dialog: GuidedFlow
    view: FlowView
    state: FlowState
    context: FlowContext<JobFacts>
    case: string
    /** Null where the job is about the whole case. */
    child: string | null
  } | null
  /** The child or case the message is about, where the case API gave it. */
  context: FlowContext<JobFacts> | null
  /** The rules of the worker's state, for questions without a case. */
  rules: Rulebook
  drafts: readonly Draft[]
  /** The agency's calendar day. */
  today: IsoDate
}

/** Puts together what helps to understand one arrival. */
export function hearingOf(
  said: Inbound['said'],
  session: Session,
  reference: Reference | null,
  situation: Situation,
): Hearing {
  const { focus } = situation
  return {
    said,
    session,
    dialogs: situation.dialogs,
    jobs: jobsOfState(situation),
    reference,
    flow: openFlow(session, focus, situation),
    context: focus.type === 'child' || focus.type === 'case' ? contextFor(focus.facts, situation) : null,
    rules: situation.rulesFor(situation.person.state),
    drafts: situation.drafts,
    today: situation.today,
  }
}

function openFlow(session: Session, focus: Focus, situation: Situation): Hearing['flow'] {
  const flow = session.flow
  if (!flow) return null
  const context = contextFor(factsOf(flow, focus), situation)
  const dialog = dialogNamed(flow.state.dialog, situation.dialogs)
  return {
    dialog,
    view: view(dialog, flow.state, context),
    state: flow.state,
    context,
    case: flow.facts.case.id,
    child: flow.facts.child?.id ?? null,
  }
}
