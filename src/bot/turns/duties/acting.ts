import type { Mark } from '../../../reminders/types.ts'
import type { DutyCommand, DutyName } from '../../commands/duty.ts'
import type { DutyFacts } from '../../duty-facts.ts'
import { isTheirs, nameOf, standingOf } from '../../duty-standing.ts'
import type { Reply } from '../../reply.ts'
import type { Session } from '../../session.ts'
import { whichDuty, undated } from '../../words/duties/acting.ts'
import { dutyReply } from '../../words/duties/card.ts'
import { gone, moved, noneSuch, notTheirs } from '../../words/duties/refused.ts'
import { jobsHere, unreached, type Situation, type Turned } from '../situation.ts'
import { answered, markOf } from './answered.ts'
import { pick, type Picked } from './pick.ts'

export type Acting = Extract<DutyCommand, { type: 'acknowledge' | 'snooze' | 'done' | 'reassign' }>
type One = Extract<Picked, { type: 'one' }>

/** A duty with a day that this person may act on. */
export interface Target extends One {
  name: DutyName & { due: string }
}

export interface Scene {
  session: Session
  facts: DutyFacts
  situation: Situation
}

/** Finds the duty that is meant and may be acted on; else says why it was not found, and changes nothing. */
export function onDuty(command: Acting, scene: Scene, act: (target: Target) => Turned): Turned {
  const { session, facts, situation } = scene
  const picked = pick(command.duty, session, facts, situation)
  const refused = (reply: Reply, duty: DutyName | null = null) => {
    const turned = answered(session, reply, command.type, { duty })
    return { ...turned, audit: { ...turned.audit, detail: { ...turned.audit.detail, refused: picked.type } } }
  }
  switch (picked.type) {
    case 'one':
      return isDated(picked) ? act(picked) : refused(undated(picked.name), picked.name)
    case 'several': {
      const duties = picked.among.map(nameOf)
      return answered(session, whichDuty(command, duties), command.type, { duties, waiting: command })
    }
    case 'moved':
      return showOne(picked.deadline, scene, command.type, { lead: moved })
    case 'gone':
      return refused(gone(picked.name), picked.name)
    case 'not-theirs':
      return refused(notTheirs(picked.name, picked.deadline.owner?.name ?? null), picked.name)
    case 'none':
      return refused(noneSuch(picked.case))
    case 'unreachable':
      return unreached(session, command, command.type)
  }
}

const isDated = (picked: One): picked is Target => picked.name.due !== null

/** One duty with all that can be done about it. */
export function show(command: Extract<DutyCommand, { type: 'show-duty' }>, scene: Scene): Turned {
  const { session, facts, situation } = scene
  const picked = pick(command.duty, session, facts, situation)
  switch (picked.type) {
    case 'one':
    case 'not-theirs':
    case 'moved':
      if (!picked.deadline) return answered(session, gone(nameOfPicked(picked)), 'show-duty')
      return showOne(picked.deadline, scene, 'show-duty', { why: command.why === true })
    case 'several': {
      const duties = picked.among.map(nameOf)
      return answered(session, whichDuty(command, duties), 'show-duty', { duties, waiting: command })
    }
    case 'gone':
      return answered(session, gone(picked.name), 'show-duty')
    case 'none':
      return answered(session, noneSuch(picked.case), 'show-duty')
    case 'unreachable':
      return unreached(session, command, 'show-duty')
  }
}

const nameOfPicked = (picked: Extract<Picked, { name: DutyName } | { deadline: object }>): DutyName =>
  'name' in picked ? picked.name : nameOf(picked.deadline)

function showOne(
  deadline: NonNullable<One['deadline']>,
  { session, facts, situation }: Scene,
  action: DutyCommand['type'],
  { lead = '', why = false }: { lead?: string; why?: boolean },
): Turned {
  const { person, zone, today, now } = situation
  const duty = nameOf(deadline)
  const standing = standingOf(duty, facts.marks, person)
  const job = jobsHere(situation).find(({ id }) => id === deadline.job) ?? null
  const theirs = isTheirs(deadline, standing, person)
  const reply = dutyReply({ deadline, standing, theirs, job, person, zone, today, now }, lead, why)
  const turned = answered(session, reply, action, { duty })
  const citations = deadline.citation ? [deadline.citation] : []
  return { ...turned, session: { ...turned.session, reason: { text: deadline.because, citations } } }
}

type OfKind<M> = M extends Mark ? Omit<M, 'tenant' | 'deadline' | 'due' | 'by' | 'at'> : never

/** Keeps what somebody did about a duty, and says so. */
export function marked(
  target: Target,
  mark: OfKind<Mark>,
  reply: Reply,
  { session, facts, situation }: Scene,
  action: DutyCommand['type'],
): Turned {
  const kept: Mark = { ...markOf(target.name, situation), ...mark, tenant: facts.tenant }
  return answered(session, reply, action, {
    duty: target.name,
    changes: { marks: [kept] },
  })
}
