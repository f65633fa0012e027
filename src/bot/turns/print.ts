import type { Command } from '../command.ts'
import type { CaseRecord } from '../facts.ts'
import { planNamed } from '../printable.ts'
import type { Session } from '../session.ts'
import { chooseCase } from '../words/choose.ts'
import { notYours, unreachable } from '../words/plain.ts'
import { fileReply, noPlan } from '../words/print.ts'
import { prompted } from './prompted.ts'
import { say, unreached, type Situation, type Turned } from './situation.ts'

type Print = Extract<Command, { type: 'print' }>

/** Offers a Word file beside whatever is open. Who may read the case gets it, and nobody else: the case was just read for them. */
export function print(command: Print, session: Session, situation: Situation): Turned {
  const { focus } = situation
  switch (focus.type) {
    case 'child':
    case 'case':
      return printed(command, session, focus.facts.case, situation)
    case 'not-found':
      return prompted(session, notYours(focus.named), 'print', situation)
    case 'unreachable':
      return session.flow
        ? prompted(session, unreachable(command), 'print', situation)
        : unreached(session, command, 'print')
    case 'none':
      if (situation.cases === null) return unreached(session, command, 'print')
      return say(
        { ...session, waiting: command },
        chooseCase(situation.cases, situation.today, command),
        'choose-child',
      )
  }
}

function printed(command: Print, session: Session, of: CaseRecord, situation: Situation): Turned {
  const here = session.open?.case === of.id ? session : { ...session, open: { case: of.id, child: null } }
  const plan = planNamed(of.onRecord.casePlans, command.plan)
  if (command.document === 'case-plan' && plan === null) return prompted(here, noPlan(of), 'print', situation)
  const reply = fileReply(command.document, of, plan, command.accepted)
  const turned = say(here, reply, 'print', { document: command.document })
  const waiting = session.waiting?.type === 'print' ? null : session.waiting
  const kept = { ...turned.session, last: session.last, reason: session.reason, waiting }
  const audit = { ...turned.audit, subject: of.id }
  return { ...turned, session: kept, aside: true, audit }
}
