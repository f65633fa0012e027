import { begin } from '../../dialog/index.ts'
import type { Refusal } from '../../dialog/types.ts'
import type { Command } from '../command.ts'
import { subjectOf, wholeCase, type CaseRecord, type JobFacts } from '../facts.ts'
import type { Draft } from '../ports.ts'
import type { Reply } from '../reply.ts'
import type { OpenFlow, Session } from '../session.ts'
import { chooseCase, chooseCaseFile, chooseChild, noChild } from '../words/choose.ts'
import { sayRefusal } from '../words/job.ts'
import { aboutLine } from '../words/people.ts'
import { myCases, notYours, plainReply } from '../words/plain.ts'
import { because } from './because.ts'
import { clarified } from './clarify.ts'
import { opened, settled, stepJob } from './job.ts'
import { elsewhereOnly } from './offer.ts'
import {
  contextFor,
  dialogNamed,
  jobsOfState,
  say,
  unreached,
  type Situation,
  type Turned,
} from './situation.ts'

type Start = Extract<Command, { type: 'start' }>

/** Opens a guided flow for a child or a case; asks for it where none is named. */
export function start(command: Start, session: Session, situation: Situation): Turned {
  const { focus } = situation
  if (!jobsOfState(situation).some(({ id }) => id === command.dialog))
    return elsewhereOnly(command.dialog, session, situation)
  switch (focus.type) {
    case 'child':
    case 'case':
      return forPlace(command, session, focus.facts, situation)
    case 'not-found':
      return say(session, notYours(focus.named), 'start', { refused: 'not-yours' })
    case 'unreachable':
      return unreached(session, command, 'start')
    case 'none':
      if (situation.cases === null) return unreached(session, command, 'start')
      return waitFor(command, session, askWhere(command, situation))
  }
}

const askWhere = (command: Start, { cases, today, dialogs }: Situation) =>
  dialogNamed(command.dialog, dialogs).about === 'case'
    ? chooseCaseFile(cases, command)
    : chooseCase(cases, today, command)

function forPlace(command: Start, session: Session, facts: JobFacts, situation: Situation): Turned {
  const { about, forChild } = dialogNamed(command.dialog, situation.dialogs)
  if (about === 'case') {
    const whose = command.child === null ? {} : (forChild?.(command.child) ?? {})
    const values = { ...whose, ...command.values }
    return forSubject({ ...command, values }, session, wholeCase(facts), situation)
  }
  return facts.child
    ? forSubject(command, session, facts, situation)
    : forCase(command, session, facts.case, situation)
}

function forCase(command: Start, session: Session, found: CaseRecord, situation: Situation): Turned {
  const children = found.participants.filter((person) => person.served)
  if (children.length === 0) return say(session, noChild(found.id), 'start', { refused: 'no-child' })
  return waitFor(command, session, chooseChild(found, children, situation.today, command))
}

const waitFor = (command: Start, session: Session, reply: Turned['reply']): Turned =>
  say({ ...session, waiting: command }, reply, 'choose-child')

function forSubject(command: Start, session: Session, facts: JobFacts, situation: Situation): Turned {
  const dialog = dialogNamed(command.dialog, situation.dialogs)
  const context = contextFor(facts, situation)
  const going = session.flow
  if (going && isThis(going, dialog.id, facts) && inHand(going))
    return goOn(command, session, going, situation)
  const refusal = dialog.open(context)
  if (refusal) {
    const reply = plainReply(
      dialog.title,
      `${sayRefusal(refusal)} Nothing was changed.`,
      refusal.citation ? [refusal.citation] : [],
      [...offersOf(refusal, facts), ...(dialog.about === 'case' ? [myCases] : refusedActions(facts))],
    )
    const here = { ...session, open: { case: facts.case.id, child: facts.child?.id ?? null }, waiting: null }
    const subtitle = aboutLine(facts)
    const stop: Reply = { ...reply, card: reply.card && { ...reply.card, subtitle, tone: 'stop' } }
    return because(say(here, stop, 'start', { refused: 'rule' }), reply)
  }
  const stepped = begin(dialog, context, command.values)
  const known = facts.activeGoals.map(({ id }) => id)
  const flow: OpenFlow = { state: stepped.flow, facts, savingSince: null, known }
  const aside = setAside(going, situation)
  const turned = settled(session, { dialog, flow, context }, stepped, {
    situation,
    action: 'start',
    lead: aside?.lead ?? null,
  })
  const then = command.then ? clarified(command.then, turned, opened(flow, situation), situation) : turned
  return { ...then, draft: aside?.draft ?? null }
}

const isThis = (going: OpenFlow, dialog: string, facts: JobFacts) =>
  going.state.dialog === dialog && subjectOf(going.facts) === subjectOf(facts)

const inHand = ({ state }: OpenFlow) =>
  state.status === 'asking' || state.status === 'review' || state.status === 'saving'

function goOn(command: Start, session: Session, going: OpenFlow, situation: Situation): Turned {
  const open = opened(going, situation)
  const lead = going.state.status === 'saving' ? null : 'You had begun this already; I kept what you entered.'
  const turned = stepJob(session, open, { type: 'ANSWER', values: command.values }, situation, lead)
  return command.then && turned.session.flow
    ? clarified(command.then, turned, opened(turned.session.flow, situation), situation)
    : turned
}

/** What was begun for another child is never lost: it becomes a draft. */
export function setAside(
  going: OpenFlow | null,
  situation: Situation,
): { draft: Draft; lead: string } | null {
  if (
    !going ||
    going.state.status === 'saving' ||
    going.state.status === 'saved' ||
    going.state.order.length === 0
  )
    return null
  const { child, case: of } = going.facts
  const draft: Draft = {
    id: situation.ids.draft,
    person: situation.person.id,
    case: of.id,
    child: child?.id ?? null,
    state: { ...going.state, status: 'asking', key: null },
    ...(going.half && { half: going.half, facts: going.facts }),
    savedAt: situation.now,
  }
  return { draft, lead: `What you had begun for ${subjectOf(going.facts)} is kept as a draft ("my drafts").` }
}

/** The jobs that a refusal names in place of the one that was asked for. */
const offersOf = ({ offers = [] }: Refusal, { case: of, child }: JobFacts): Turned['reply']['actions'] =>
  offers.map(({ label, dialog }) => ({
    label,
    command: { type: 'start', dialog, case: of.id, child: child?.id ?? null, values: {} },
  }))

/** What can be done instead where no goal can be recorded. */
export const refusedActions = ({ case: of, child }: JobFacts): Turned['reply']['actions'] => [
  {
    label: 'Which are allowed?',
    command: { type: 'allowed-goals', case: of.id, child: child?.id ?? null, facts: {} },
  },
  {
    label: 'Goals on record',
    command: { type: 'goals-on-record', case: of.id, child: child?.id ?? null },
  },
  { label: 'My cases', command: { type: 'cases' } },
]
