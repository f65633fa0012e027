import type { Command } from '../bot/command.ts'
import type { Inbound } from '../bot/ports.ts'
import { emptySession, type Session } from '../bot/session.ts'
import type { Situation } from '../bot/turns/situation.ts'
import { personsOf } from '../bot/private/persons.ts'
import { hearingOf, type Hearing } from '../bot/understand/hearing.ts'
import { mayName } from '../bot/understand/naming.ts'
import { commandFor, offeredTo } from '../bot/understand/proposal.ts'
import { referenceIn, type Reference } from '../bot/understand/references.ts'
import { understand } from '../bot/understand/understand.ts'
import { caseList, focusOn, placeNamed, placeOf, situationOf, whoSpeaks, type Known } from './gather.ts'
import { deskFor } from './policy-desk.ts'
import { dayIn, type World } from './world.ts'

/** One arrival understood, with the situation its turn will see. */
export type Heard =
  /** `listed`: whether the case list was read; where it was not, `cases` is null. */
  | { type: 'command'; command: Command; session: Session; situation: Situation; listed: boolean }
  | { type: 'stranger' | 'unreachable' | 'no-rules' }

/** Finds out who speaks, what about, and what was meant. Reads only; changes nothing. */
export async function hear(world: World, { address, said }: Inbound, kept: Session): Promise<Heard> {
  const apart = address.kind !== 'personal'
  const listed = !apart && needsNames(said, kept)
  const [known, cases] = await Promise.all([
    whoSpeaks(world, address, kept),
    listed ? caseList(world, address) : null,
  ])
  if (known.type !== 'known') return known
  if (!world.rulesFor(known.person.state, dayIn(world.zone, world.clock.now()))) return { type: 'no-rules' }
  const session = {
    ...(apart ? { ...emptySession, tokens: kept.tokens, last: kept.last, reason: kept.reason } : kept),
    person: known.person,
  }
  const who: typeof known = apart ? { ...known, drafts: [], waiting: [] } : known
  const named = !apart && said.type === 'text' ? referenceIn(said.text, cases ?? []) : null
  const place = apart ? null : placeOf(named ?? pressedPlace(said, session, who), session)
  const focus = await focusOn(world, address, place, session)
  const situation = situationOf(world, address, who, { focus, cases })
  const hearing = hearingOf(said, session, named, situation)
  const command = await proposedFor(world, understand(hearing), hearing, situation)
  const desk = await deskFor(world, address, known.person, command)
  const wanted = apart ? null : placeNamed(command, who.drafts)
  if (!wanted || same(wanted, place))
    return { type: 'command', command, session, situation: { ...situation, ...desk }, listed }
  return {
    type: 'command',
    command,
    session,
    listed,
    situation: { ...situation, ...desk, focus: await focusOn(world, address, wanted, session) },
  }
}

/**
 * Words that nobody understood, once more by a model where there is one: only in 1:1, with no job open, and with everybody
 * known whose name must not leave.
 */
async function proposedFor(
  { proposals }: World,
  command: Command,
  hearing: Hearing,
  { cases, focus, person, private: alone }: Situation,
): Promise<Command> {
  if (command.type !== 'not-understood' || !proposals || !alone || !cases || hearing.flow) return command
  const people = focus.type === 'child' || focus.type === 'case' ? focus.facts.case.participants : []
  const persons = personsOf(cases, people, person)
  const proposal = await proposals.propose(command.text, offeredTo(hearing), persons)
  return (proposal && commandFor(proposal, command.text, hearing)) ?? command
}

const needsNames = (said: Inbound['said'], { last }: Session) =>
  said.type === 'text' && mayName(said.text, last)

function pressedPlace(
  said: Inbound['said'],
  session: Session,
  known: Extract<Known, { type: 'known' }>,
): Reference | null {
  const command =
    said.type === 'pressed' && Object.hasOwn(session.tokens, said.token)
      ? session.tokens[said.token]
      : undefined
  return command ? placeNamed(command, known.drafts) : null
}

const same = (a: Reference, b: Reference | null) => a.case === b?.case && a.child === b.child
