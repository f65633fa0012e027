import { form, inForce, named, shown, step, view, wholeForm } from '../../dialog/index.ts'
import type { FlowContext, FlowEvent, Stepped } from '../../dialog/types.ts'
import { withClosure } from '../conflict.ts'
import type { JobFacts } from '../facts.ts'
import type { WriteRequest } from '../ports.ts'
import type { Reply } from '../reply.ts'
import type { OpenFlow, Session } from '../session.ts'
import type { GuidedFlow } from '../guided-flow.ts'
import { keepTheirs, replaceTheirs, ways } from '../words/conflict.ts'
import { sayTime } from '../words/dates.ts'
import type { Job, Telling } from '../words/telling.ts'
import { jobReply, tell } from '../words/job.ts'
import { contextFor, dialogNamed, factsOf, say, type Situation, type Turned } from './situation.ts'

/** How long a confirmed record is offered to the case API before the worker is asked to look. Hours. */
export const triesForHours = 4

/** An open flow with what it looks at. */
export interface Opened {
  dialog: GuidedFlow
  flow: OpenFlow
  context: FlowContext<JobFacts>
}

export function opened(flow: OpenFlow, situation: Situation): Opened {
  const facts = factsOf(flow, situation.focus)
  return {
    dialog: dialogNamed(flow.state.dialog, situation.dialogs),
    flow: { ...flow, facts },
    context: contextFor(facts, situation),
  }
}

export const jobOf = (open: Opened): Job => ({
  view: jobView(open),
  // The card names the edition that decides, which an earlier day of the event may choose.
  context: inForce(open.dialog, open.flow.state, open.context),
  form: form(open.dialog, open.flow.state, open.context),
  whole: wholeForm(open.dialog, open.flow.state, open.context),
  choosesGoal: choosesGoal(open),
  prints: open.dialog.prints ?? false,
})

const choosesGoal = ({ dialog, flow, context }: Opened): boolean =>
  named(dialog, flow.state, context).fields.some(
    ({ kind, options }) =>
      kind === 'choice' && options().some(({ value }) => context.rules.goal(value) !== null),
  )

export const jobView = (open: Opened) => view(open.dialog, open.flow.state, open.context)

/** Shows the flow as it stands. */
export function showJob(open: Opened, situation: Situation, telling: Telling = {}): Reply {
  const until =
    open.flow.savingSince === null
      ? null
      : sayTime(untilWhen(open.flow.savingSince), situation.zone, situation.today)
  const refusal = open.flow.refusal ?? null
  const standing = open.flow.state.status === 'refused' ? (refusal?.because ?? null) : null
  const half = open.flow.half ?? null
  return jobReply(jobOf(open), {
    tryingUntil: until,
    refusal,
    half,
    replacing: open.flow.replacing ?? null,
    ...conflictIn(open.flow),
    ...telling,
    lead: telling.lead ?? standing,
  })
}

/** Where somebody else wrote meanwhile, the ways on come before the others. */
function conflictIn({ state, refusal, half }: OpenFlow): Telling {
  const conflict = state.status === 'refused' && !half ? (refusal?.conflict ?? null) : null
  if (conflict === null) return {}
  return {
    choices: [keepTheirs, ...(conflict === 'goal' ? [replaceTheirs] : [])],
    ways: ways(conflict === 'goal'),
  }
}

export function untilWhen(since: string): string {
  return new Date(Date.parse(since) + triesForHours * 3_600_000).toISOString()
}

/** One event put to the flow, and the reply that shows what it did. */
export function stepJob(
  session: Session,
  open: Opened,
  event: FlowEvent,
  situation: Situation,
  lead: string | null = null,
): Turned {
  const stepped = step(open.dialog, open.flow.state, event, open.context)
  const said = stepped.ignored ? (notHere[event.type] ?? lead) : lead
  return settled(session, open, stepped, { situation, action: event.type.toLowerCase(), lead: said })
}

/** What is said of an event that does not apply where the flow stands. */
const notHere: Partial<Record<FlowEvent['type'], string>> = {
  SKIP: 'This one is needed, so it cannot be skipped. "save" keeps what you have for later.',
  BACK: 'There is nothing to go back to.',
  REVIEW: 'Something is still needed before the review.',
}

/** What a confirmed step asks to be written; a goal that it replaces ends first. */
export function writeIn({ replacing }: OpenFlow, { write }: Stepped): WriteRequest | null {
  const request = write as WriteRequest | null
  return request && replacing ? withClosure(request, replacing) : request
}

/** Keeps what a step did. */
export function settled(
  session: Session,
  open: Opened,
  stepped: Stepped,
  { situation, action, lead }: { situation: Situation; action: string; lead: string | null },
): Turned {
  const savingSince = stepped.write === null ? open.flow.savingSince : situation.now
  const state = shown(open.dialog, stepped.flow, open.context)
  const refusal = state.status === 'cancelled' ? (open.flow.refusal ?? null) : null
  const flow: OpenFlow = { ...open.flow, state, savingSince, refusal, restOnly: false }
  const told = tell(stepped)
  const reply = showJob({ ...open, flow }, situation, {
    ...told,
    lead: [lead, state.status === 'cancelled' ? null : told.lead].filter(Boolean).join(' ') || null,
  })
  const place = { case: flow.facts.case.id, child: flow.facts.child?.id ?? null }
  const kept = stepped.flow.status === 'cancelled' ? null : flow
  const next: Session = { ...session, flow: kept, open: place, waiting: null }
  const turned = say(next, reply, action, { status: stepped.flow.status, refused: stepped.refused.length })
  const reason = reasonIn(stepped)
  return { ...turned, session: { ...turned.session, reason }, write: writeIn(open.flow, stepped) }
}

/** The rule behind an entry that was not taken. */
function reasonIn({ refused }: Stepped): Session['reason'] {
  const [first] = refused
  if (!first) return null
  return { text: first.refusal.because, citations: first.refusal.citation ? [first.refusal.citation] : [] }
}
