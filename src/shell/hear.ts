import type { Command } from '../bot/command.ts'
import type { Inbound } from '../bot/ports.ts'
import { emptySession, type Session } from '../bot/session.ts'
import type { Situation } from '../bot/turns/situation.ts'
import { hearingOf } from '../bot/understand/hearing.ts'
import { referenceIn, type Reference } from '../bot/understand/references.ts'
import { understand } from '../bot/understand/understand.ts'
import { focusOn, placeNamed, placeOf, situationOf, whoSpeaks, type Known } from './gather.ts'
import { dayIn, type World } from './world.ts'

/** One arrival understood, with the situation its turn will see. */
export type Heard =
  | { type: 'command'; command: Command; session: Session; situation: Situation }
  | { type: 'stranger' | 'unreachable' | 'no-rules' }

/** Finds out who speaks, what about, and what was meant. Reads only; changes nothing. */
export async function hear(world: World, { address, said }: Inbound, kept: Session): Promise<Heard> {
  const known = await whoSpeaks(world, address, kept)
  if (known.type !== 'known') return known
  if (!world.rulesFor(known.person.state, dayIn(world.zone, world.clock.now()))) return { type: 'no-rules' }
  const apart = address.kind !== 'personal'
  const session = {
    ...(apart ? { ...emptySession, tokens: kept.tokens, last: kept.last, reason: kept.reason } : kept),
    person: known.person,
  }
  const who: typeof known = apart ? { ...known, cases: null, drafts: [] } : known
  const named = !apart && said.type === 'text' ? referenceIn(said.text, who.cases ?? []) : null
  const place = apart ? null : placeOf(named ?? pressedPlace(said, session, who), session)
  const focus = await focusOn(world, address, place, session)
  const situation = situationOf(world, address, who, focus)
  const command = understand(hearingOf(said, session, named, situation))
  const wanted = apart ? null : placeNamed(command, who.drafts)
  if (!wanted || same(wanted, place)) return { type: 'command', command, session, situation }
  return {
    type: 'command',
    command,
    session,
    situation: { ...situation, focus: await focusOn(world, address, wanted, session) },
  }
}

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
