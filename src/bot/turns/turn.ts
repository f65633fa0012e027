import type { FlowEvent } from '../../dialog/types.ts'
import type { Command } from '../command.ts'
import { isDutyCommand } from '../commands/duty.ts'
import type { Session } from '../session.ts'
import { notYours } from '../words/plain.ts'
import { caseList, helpReply } from '../words/talk.ts'
import { clarified, clarify } from './clarify.ts'
import { showForm } from './form.ts'
import { closedSince } from './closed.ts'
import { confirm } from './confirm.ts'
import { discardDraft, listDrafts, resume, saveDraft } from './drafts.ts'
import { atDesk, besideWriting } from './desk/desk.ts'
import { aboutDuties } from './duties/duties.ts'
import { askDuty } from './duty.ts'
import { askAllowed, showGoals } from './goals.ts'
import { jobView, opened, showJob, stepJob, type Opened } from './job.ts'
import { inChannel } from './in-channel.ts'
import { handOver, talkToSupervisor } from './hand-over.ts'
import { print } from './print.ts'
import { besideOthers, beingSaved } from './others.ts'
import { reopened } from './replace.ts'
import { aboutPolicy } from './about-policy.ts'
import { rememberingDuty, rememberingGoals } from './policy-memory.ts'
import { prompted } from './prompted.ts'
import { say, unreached, type Situation, type Turned } from './situation.ts'
import { putAway } from './revoked.ts'
import { start } from './start.ts'
import { submit } from './submit.ts'
import { elsewhereOnly, examplePlace, greeted, offerOf } from './offer.ts'
import { gaps, missed, nothing, oldButton, refuse, repeat, why } from './talk.ts'

/** One turn: a pure function of what was meant, what is remembered and what is known. Never throws for any input. */
export function turn(command: Command, session: Session, situation: Situation): Turned {
  if (command.type === 'old-button') return oldButton(session, situation)
  if (!situation.private) return inChannel(command, session, situation)
  return besideWriting(session, command, inPrivate(command, session, situation))
}

function inPrivate(command: Command, session: Session, situation: Situation): Turned {
  const revoked = putAway(session, situation)
  if (revoked) return withoutFlow(command, revoked, situation)
  return granted(command, session, situation)
}

function granted(command: Command, before: Session, situation: Situation): Turned {
  return isDutyCommand(command)
    ? aboutDuties(command, before, situation)
    : aboutCases(command, withoutWaitingDuty(command, before), situation)
}

function aboutCases(command: Command, session: Session, situation: Situation): Turned {
  const event = flowEvent(command, situation)
  if (event) return inFlow(command, event, session, situation)
  const kept =
    keeping(command, session, situation) ??
    besideOthers(command, session, situation) ??
    atDesk(command, session, situation)
  if (kept) return kept
  switch (command.type) {
    case 'start':
      return start(command, session, situation)
    case 'submit':
      return session.flow
        ? submit(command, session, opened(session.flow, situation), situation)
        : nothing(session, situation)
    case 'clarify':
      return session.flow
        ? clarify(command, session, opened(session.flow, situation), situation)
        : missed(session, situation)
    case 'allowed-goals':
      return rememberingGoals(command, askAllowed(command, session, situation), situation)
    case 'duty':
      return rememberingDuty(command, askDuty(command, session, situation), situation)
    case 'goals-on-record':
      return showGoals(command, session, situation)
    case 'print':
      return print(command, session, situation)
    default:
      return aboutPolicy(command, session, situation) ?? talk(command, session, situation)
  }
}

/** What is asked on the way leaves a question about a duty open; everything else ends it. */
function withoutWaitingDuty({ type }: Command, session: Session): Session {
  const ends = session.waiting !== null && isDutyCommand(session.waiting) && !besides.includes(type)
  return ends ? { ...session, waiting: null } : session
}
const besides: readonly Command['type'][] = ['help', 'why', 'repeat', 'not-understood', 'refused-input']

/** Commands about what is kept for later, here or with somebody else. */
function keeping(command: Command, session: Session, situation: Situation): Turned | null {
  switch (command.type) {
    case 'save-draft':
      return saveDraft(session, situation)
    case 'drafts':
      return listDrafts(session, situation)
    case 'resume':
      return resume(command.draft, session, situation)
    case 'discard-draft':
      return discardDraft(command.draft, session, situation)
    case 'hand-over':
      return handOver(session, situation)
    default:
      return null
  }
}

function talk(command: Command, session: Session, situation: Situation): Turned {
  switch (command.type) {
    case 'hello':
      return greeted(session, situation)
    case 'help':
      return prompted(
        session,
        helpReply(offerOf(situation), examplePlace(session, situation)),
        'help',
        situation,
      )
    case 'cases':
      if (situation.cases === null && !session.flow) return unreached(session, command, 'cases')
      return prompted(session, caseList(situation.cases, situation.today), 'cases', situation)
    case 'hand-off':
      return talkToSupervisor(session, situation)
    case 'form':
      return session.flow
        ? showForm(session, opened(session.flow, situation), situation)
        : nothing(session, situation)
    case 'repeat':
      return repeat(session, situation)
    case 'why':
      return why(session, situation)
    case 'gaps':
      return gaps(session, situation)
    case 'not-offered':
      return elsewhereOnly(command.dialog, session, situation)
    case 'refused-input':
      return refuse(command.because, session, situation)
    default:
      return missed(session, situation)
  }
}

/** The open flow's child is not the worker's any more: what is asked beside the flow is answered, the flow is not. */
function withoutFlow(
  command: Command,
  { session, draft, named }: NonNullable<ReturnType<typeof putAway>>,
  situation: Situation,
): Turned {
  const needsFlow = flowEvent(command, situation) !== null || flowOnly.includes(command.type)
  const turned = needsFlow
    ? say(session, notYours(named, draft !== null), command.type, { refused: 'not-yours' })
    : granted(command, session, situation)
  return { ...turned, draft: turned.draft ?? draft }
}

const flowOnly: readonly Command['type'][] = [
  'submit',
  'form',
  'clarify',
  'save-draft',
  'repeat',
  'why',
  'not-understood',
]

/** The commands that are nothing but an event of the open flow. */
function flowEvent(command: Command, situation: Situation): FlowEvent | null {
  switch (command.type) {
    case 'answer':
      return { type: 'ANSWER', values: command.values }
    case 'correct':
      return { type: 'CORRECT', ask: command.ask, value: command.value }
    case 'want':
      return { type: 'CORRECT', ask: command.ask, value: undefined }
    case 'remove':
      return { type: 'REMOVE', group: command.group, n: command.n }
    case 'confirm':
      return { type: 'CONFIRM', key: situation.ids.key }
    case 'skip':
      return { type: 'SKIP' }
    case 'back':
      return { type: 'BACK' }
    case 'review':
      return { type: 'REVIEW' }
    case 'start-over':
      return { type: 'RESTART' }
    case 'cancel':
      return { type: 'CANCEL' }
    default:
      return null
  }
}

function inFlow(command: Command, event: FlowEvent, session: Session, situation: Situation): Turned {
  if (!session.flow) return nothing(session, situation)
  const open = opened(session.flow, situation)
  if (session.flow.state.status === 'saving')
    return say(session, showJob(open, situation, { lead: beingSaved }), command.type)
  const closed = event.type === 'CANCEL' ? null : closedSince(session, open)
  if (closed) return closed
  const again = event.type === 'CANCEL' ? open : reopened(open)
  if (event.type === 'CONFIRM') return confirm(event, session, again, situation)
  const lead = event.type === 'REMOVE' ? takenOut(event, open) : (leads[event.type] ?? null)
  const turned = stepJob(session, again, event, situation, lead)
  const then = command.type === 'answer' ? command.then : undefined
  return then && turned.session.flow
    ? clarified(then, turned, opened(turned.session.flow, situation), situation)
    : turned
}

const leads: Partial<Record<FlowEvent['type'], string>> = {
  RESTART: 'Starting over; everything you had entered here is gone.',
}

/** Which item goes, in the words of its row. */
function takenOut({ group, n }: Extract<FlowEvent, { type: 'REMOVE' }>, open: Opened): string | null {
  const row = jobView(open).rows.find(({ item }) => item?.group === group && item.n === n)
  return row ? `${row.label} (${row.value}) was taken out.` : null
}
