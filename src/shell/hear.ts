import type { Command } from '../bot/command.ts'
import type { Inbound } from '../bot/ports.ts'
import type { Session } from '../bot/session.ts'
import type { Situation } from '../bot/turns/situation.ts'
import { hearingOf } from '../bot/understand/hearing.ts'
import { mayName } from '../bot/understand/naming.ts'
import { referenceIn, type Reference } from '../bot/understand/references.ts'
import { understand } from '../bot/understand/understand.ts'
import { dutyFacts } from './duty-facts.ts'
import { postButton } from './post-button.ts'
import { caseList, focusOn, placeNamed, placeOf, situationOf, whoSpeaks, type Known } from './gather.ts'
import { deskFor } from './policy-desk.ts'
import { amongOthers, aboutWhich, rememberedAmongOthers, withPolicy } from './policy.ts'
import { proposedFor } from './proposals.ts'
import { dayIn, type World } from './world.ts'

/** One arrival understood, with the situation its turn will see. */
export type Heard =
  /** `listed`: whether the case list was read; where it was not, `cases` is null. */
  | { type: 'command'; command: Command; session: Session; situation: Situation; listed: boolean }
  | { type: 'stranger' | 'unreachable' | 'no-rules' }

/** Finds out who speaks, what about, and what was meant. Reads only; changes nothing. */
export async function hear(world: World, inbound: Inbound, kept: Session): Promise<Heard> {
  const { address, said } = inbound
  const apart = address.kind !== 'personal'
  const listed = !apart && needsNames(said, kept)
  const [known, cases] = await Promise.all([
    whoSpeaks(world, address, kept),
    listed ? caseList(world, address) : null,
  ])
  if (known.type !== 'known') return known
  if (!world.rulesFor(known.person.state, dayIn(world.zone, world.clock.now()))) return { type: 'no-rules' }
  const session = { ...(apart ? rememberedAmongOthers(kept) : kept), person: known.person }
  const who: typeof known = apart ? { ...known, drafts: [], waiting: [] } : known
  const named = !apart && said.type === 'text' ? referenceIn(said.text, cases ?? []) : null
  const place = apart ? null : placeOf(named ?? pressedPlace(said, session, who), session)
  const focus = await focusOn(world, address, place, session)
  const situation = situationOf(world, address, who, { focus, cases })
  const hearing = hearingOf(said, session, named, situation)
  const understood = (await postButton(world, inbound, session)) ?? understand(hearing)
  const heard = { type: 'command', command: understood, session, situation, listed } as const
  if (apart) return readUp(world, inbound, await among(world, inbound, heard), place)
  const meant = await aboutWhich(world, inbound, understood)
  const command = await proposedFor(world, address, meant, hearing, heard)
  return readUp(world, inbound, { ...heard, command }, place)
}

type HeardCommand = Extract<Heard, { type: 'command' }> & { session: Parameters<typeof dutyFacts>[3] }

/** The same where others read. */
async function among(world: World, inbound: Inbound, heard: HeardCommand): Promise<HeardCommand> {
  const { command, cases } = await amongOthers(world, inbound, heard.command)
  return { ...heard, command, listed: false, situation: { ...heard.situation, cases } }
}

/** Reads what the command itself asks for: the case that it names, duties, policy and its desk. */
async function readUp(
  world: World,
  { address, said }: Inbound,
  heard: HeardCommand,
  place: Reference | null,
): Promise<Heard> {
  const { command, session, situation } = heard
  const wanted = situation.private ? placeNamed(command, situation.drafts) : null
  const [focus, duties, desk] = await Promise.all([
    wanted && !same(wanted, place) ? focusOn(world, address, wanted, session) : situation.focus,
    dutyFacts(world, address, command, session, said.type === 'pressed'),
    deskFor(world, address, session.person, command),
  ])
  const seen = await withPolicy(world, address, command, session, { ...situation, focus, duties })
  return { ...heard, situation: { ...seen, ...desk } }
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
