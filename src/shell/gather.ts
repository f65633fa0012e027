import { randomUUID } from 'node:crypto'
import type { Command } from '../bot/command.ts'
import type { CaseLine, ChildFacts, Person } from '../bot/facts.ts'
import type { Address, Draft, Read } from '../bot/ports.ts'
import type { Session } from '../bot/session.ts'
import type { Focus, Situation } from '../bot/turns/situation.ts'
import type { Reference } from '../bot/understand/references.ts'
import type { Rulebook, StateCode } from '../policy/types.ts'
import { dayIn, type World } from './world.ts'

/** Who speaks, and what they may see. `stranger`: the case system does not know them. */
export type Known =
  | {
      type: 'known'
      person: Person
      cases: readonly CaseLine[] | null
      drafts: readonly Draft[]
      live: boolean
    }
  | { type: 'stranger' }
  | { type: 'unreachable' }

/** Asks the case API who this is; while it cannot be reached, goes by what the session remembers. */
export async function whoSpeaks(world: World, address: Address, session: Session): Promise<Known> {
  const [me, cases] = await Promise.all([
    world.caseApi.me(address.person),
    world.caseApi.cases(address.person),
  ])
  if (!me.ok && me.failure !== 'unreachable') return { type: 'stranger' }
  const person = me.ok ? me.value : session.person
  if (!person) return { type: 'unreachable' }
  const drafts = await world.store.drafts(address.tenant, person.id)
  return { type: 'known', person, cases: cases.ok ? cases.value : null, drafts, live: me.ok }
}

/** The case or child a message is about: what it names, else the open flow's child, else the case last looked at. */
export function placeOf(named: Reference | null, session: Session): Reference | null {
  if (named) return named
  if (session.flow) return { case: session.flow.facts.case.id, child: session.flow.facts.child.id }
  return session.open
}

/** The place a command names of itself, such as a button for one child or a draft. */
export function placeNamed(command: Command, drafts: readonly Draft[]): Reference | null {
  if (command.type === 'resume') {
    const draft =
      command.draft === null && drafts.length === 1 ? drafts[0] : drafts.find((d) => d.id === command.draft)
    return draft ? { case: draft.case, child: draft.child } : null
  }
  return 'case' in command && command.case !== null ? { case: command.case, child: command.child } : null
}

/** Reads the case and child from the case API. While it cannot be reached, an open flow goes on with its last facts. */
export async function focusOn(
  world: World,
  address: Address,
  place: Reference | null,
  session: Session,
): Promise<Focus> {
  if (!place) return { type: 'none' }
  const remembered = session.flow?.facts
  const found = await world.caseApi.case(address.person, place.case)
  if (!found.ok) {
    if (found.failure !== 'unreachable') return { type: 'not-found', named: place.child ?? place.case }
    return remembered?.child.id === place.child
      ? { type: 'child', facts: remembered }
      : { type: 'unreachable' }
  }
  const served = found.value.participants.filter((person) => person.served)
  const child =
    place.child === null
      ? served.length === 1
        ? served[0]
        : undefined
      : found.value.participants.find(({ id }) => id === place.child)
  if (!child)
    return place.child === null
      ? { type: 'case', case: found.value }
      : { type: 'not-found', named: place.child }
  const goals = child.served
    ? await world.caseApi.activeGoals(address.person, child.id)
    : { ok: true as const, value: [] }
  return childFocus(goals, { case: found.value, child }, remembered)
}

function childFocus(
  goals: Read<ChildFacts['activeGoals']>,
  found: Omit<ChildFacts, 'activeGoals'>,
  remembered: ChildFacts | undefined,
): Focus {
  if (goals.ok) return { type: 'child', facts: { ...found, activeGoals: goals.value } }
  if (goals.failure === 'not-found') return { type: 'not-found', named: found.child.id }
  return remembered?.child.id === found.child.id
    ? { type: 'child', facts: remembered }
    : { type: 'unreachable' }
}

/** All that a turn may look at, at one instant. */
export function situationOf(
  world: World,
  address: Address,
  known: Extract<Known, { type: 'known' }>,
  focus: Focus,
): Situation {
  const now = world.clock.now()
  const today = dayIn(world.zone, now)
  return {
    person: known.person,
    private: address.kind === 'personal',
    cases: known.cases,
    focus,
    drafts: known.drafts,
    dialogs: world.dialogs,
    rulesFor: (state) => rulesOf(world, state, today),
    now,
    today,
    zone: world.zone,
    ids: { key: randomUUID(), draft: randomUUID() },
  }
}

function rulesOf(world: World, state: StateCode, on: string): Rulebook {
  const rules = world.rulesFor(state, on)
  if (!rules) throw new Error(`The rules of ${state} are not here`)
  return rules
}
